namespace SciTasks.Web.Files;

/// <summary>Removes uploads that a kill cut short a day ago or earlier.</summary>
internal sealed class SweepJob(FileStore store, TimeProvider clock)
{
    public void Run() => store.Sweep(clock.GetUtcNow().UtcDateTime.AddDays(-1));
}
