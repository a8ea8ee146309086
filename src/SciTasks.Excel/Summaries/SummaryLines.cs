using System.Globalization;
using SciTasks.Domain.Summaries;

namespace SciTasks.Excel.Summaries;

/// <summary>The figures of a summary in the order in which they are shown; names are English and translated where shown.</summary>
public static class SummaryLines
{
    public static IEnumerable<(string Name, string Value)> Of(SummaryFigures f) =>
    [
        ("Carried in", Number(f.CarriedIn)), ("New", Number(f.New)), ("Accepted", Number(f.Accepted)), ("Failed", Number(f.Failed)), ("Terminated", Number(f.Terminated)),
        ("Carried out", Number(f.CarriedOut)), ("Late at end", Number(f.Late)), ("Extensions", Number(f.Extended)), ("Tasks extended", Number(f.ExtendedTasks)), ("Backlog", Number(f.Backlog)),
        ("Approved (đồng)", f.Approved.ToString()), ("Approved, state funds (đồng)", f.ApprovedState.ToString()), ("Disbursed (đồng)", f.Disbursed.ToString()),
    ];

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
