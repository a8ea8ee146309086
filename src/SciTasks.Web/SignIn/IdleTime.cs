using SciTasks.Data;
using SciTasks.Web.Setup;

namespace SciTasks.Web.SignIn;

/// <summary>How long a session may be idle.</summary>
public sealed class IdleTime(Settings settings, DemoMode demo)
{
    private static readonly TimeSpan InDemo = TimeSpan.FromHours(8);

    public TimeSpan OfAll => demo.IsOn ? InDemo : TimeSpan.FromMinutes(settings.SignIn.IdleMinutes);

    public TimeSpan Of(Roles roles) =>
        !demo.IsOn && roles.HasFlag(Roles.Administrator)
            ? TimeSpan.FromMinutes(settings.SignIn.AdministratorsIdleMinutes)
            : OfAll;
}
