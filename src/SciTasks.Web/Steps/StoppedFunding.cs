using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;

namespace SciTasks.Web.Steps;

/// <summary>Missed reports that stop the funding, with the rule; null where they do not.</summary>
public sealed record StoppedFunding(int Missed, GateRule Rule)
{
    public static StoppedFunding? Of(OpenedTask opened, DateOnly on) =>
        MissedReports.Stops(opened.Task, on, opened.Rules, opened.GoLive)
            ? new(
                MissedReports.On(opened.Task, on, opened.Rules, opened.GoLive).Count,
                MissedReports.Rule(opened.Task, opened.Rules)!
            )
            : null;
}
