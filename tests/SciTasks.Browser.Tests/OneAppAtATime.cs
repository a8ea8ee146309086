// Hangfire keeps one log provider for the whole process, that of the application started last; an application
// stopped by one class
// would take it away from another that still runs.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
