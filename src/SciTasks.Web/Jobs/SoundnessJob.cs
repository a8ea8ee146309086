using SciTasks.Web.Setup;

namespace SciTasks.Web.Jobs;

/// <summary>Checks the whole database every night.</summary>
internal sealed class SoundnessJob(Soundness soundness, TimeProvider clock)
{
    public Task RunAsync() => soundness.KeepAsync(clock.GetUtcNow().UtcDateTime);
}
