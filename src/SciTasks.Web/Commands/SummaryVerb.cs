using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data.Loading;
using SciTasks.Domain.Register;
using SciTasks.Excel.Summaries;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Commands;

internal static class SummaryVerb
{
    private static readonly Option<int> Year = new("--year") { Required = true, Description = "Year of the summary." };
    private static readonly Option<DateOnly?> From = CommandLine.Day(
        "--from",
        "First day of the period; default 1 January."
    );
    private static readonly Option<DateOnly?> To = CommandLine.Day(
        "--to",
        "Last day of the period; default 31 December."
    );
    private static readonly Option<string?> Out = new("--out") { Description = "Workbook to write." };

    public static Command Create()
    {
        var summary = new Command("summary", "Compute the summary of a year.") { Year, From, To, Out };
        summary.Does(
            NeedsDatabase.Ready,
            async (parsed, context) =>
            {
                if (parsed.GetValue(Year) is < 1900 or > 2199)
                    return context.Output.Fail(2, "usage", "--year must be between 1900 and 2199.");
                var whole = SummaryPeriod.OfYear(parsed.GetValue(Year));
                var asked = whole with
                {
                    From = parsed.GetValue(From) ?? whole.From,
                    To = parsed.GetValue(To) ?? whole.To,
                };
                if (asked.To < asked.From)
                    return context.Output.Fail(2, "usage", "--to is before --from.");
                var period = asked.On(context.Today);
                var tasks = await context.Db.Tasks.AsNoTracking().WithEverything().ToListAsync(context.Cancellation);
                var annual = AnnualSummary.Compute(period, tasks, context.Rules);
                if (parsed.GetValue(Out) is { } file)
                {
                    var path = Verb.Target(file);
                    var letterhead = new Letterhead(
                        context.Settings.Department.Authority,
                        context.Settings.Department.Name,
                        context.Settings.Department.Place,
                        context.Today
                    );
                    await WholeFile.WriteAsync(
                        path,
                        async part =>
                        {
                            await using var stream = File.Create(part);
                            var before = AnnualSummary.Compute(period.Before, tasks, context.Rules).Figures();
                            SummaryWorkbook.Write(annual, before, letterhead, context.Rules, stream);
                        },
                        overwrite: true
                    );
                }
                var f = annual.Figures();
                context.Output.Show(
                    Said(period, f),
                    _ =>
                    {
                        if (period.AsOf is { } day)
                            Console.WriteLine(
                                context.Words[
                                    period.Ahead ? "Not begun; figures as of {0}" : "Until {0}; the period is not over",
                                    day
                                ]
                            );
                        foreach (var (name, value) in SummaryLines.Of(f, period))
                            Console.WriteLine($"{context.Words[name],-45} {value,20}");
                    }
                );
                return 0;
            }
        );
        return summary;
    }

    /// <summary>The figures for a program; <c>asOf</c> stands only where the period is not over.</summary>
    private static Dictionary<string, object> Said(SummaryPeriod period, SummaryFigures f)
    {
        var said = new Dictionary<string, object>
        {
            ["year"] = period.Year,
            ["from"] = period.From,
            ["to"] = period.To,
        };
        if (period.AsOf is { } day)
            said["asOf"] = day;
        (string Name, object Value)[] figures =
        [
            ("carriedIn", f.CarriedIn),
            ("new", f.New),
            ("accepted", f.Accepted),
            ("failed", f.Failed),
            ("terminated", f.Terminated),
            ("carriedOut", f.CarriedOut),
            ("late", f.Late),
            ("extended", f.Extended),
            ("extendedTasks", f.ExtendedTasks),
            ("backlog", f.Backlog),
            ("approved", f.Approved.Dong),
            ("approvedState", f.ApprovedState.Dong),
            ("disbursed", f.Disbursed.Dong),
        ];
        foreach (var (name, value) in figures)
            said[name] = value;
        return said;
    }
}
