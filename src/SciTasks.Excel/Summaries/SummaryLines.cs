using System.Globalization;
using SciTasks.Domain.Register;

namespace SciTasks.Excel.Summaries;

/// <summary>The figures of a summary in the order in which they are shown; names are English and translated where
/// shown.</summary>
public static class SummaryLines
{
    /// <summary>What the figures of states are called: of the period's end, or of today while it is not over.</summary>
    public static string CarriedOut(SummaryPeriod period) => period.AsOf is null ? "Carried out" : "In progress today";

    public static string Late(SummaryPeriod period) => period.AsOf is null ? "Late at end" : "Late today";

    public static string Backlog(SummaryPeriod period) => period.AsOf is null ? "Backlog" : "Backlog today";

    public static IEnumerable<(string Name, string Value)> Of(SummaryFigures f, SummaryPeriod period) =>
        [
            ("Carried in", Number(f.CarriedIn)),
            ("New", Number(f.New)),
            ("Accepted", Number(f.Accepted)),
            ("Failed", Number(f.Failed)),
            ("Terminated", Number(f.Terminated)),
            (CarriedOut(period), Number(f.CarriedOut)),
            (Late(period), Number(f.Late)),
            ("Extensions", Number(f.Extended)),
            ("Tasks extended", Number(f.ExtendedTasks)),
            (Backlog(period), Number(f.Backlog)),
            ("Approved (đồng)", f.Approved.ToString()),
            ("Approved, state funds (đồng)", f.ApprovedState.ToString()),
            ("Disbursed (đồng)", f.Disbursed.ToString()),
        ];

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
