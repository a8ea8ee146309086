// Applications in this process run one after the other: all classes are one collection. Those that mostly wait for
// other
// processes are collections of their own, beside it.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.Collections, MaxThreads = 2)]
