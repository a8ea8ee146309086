using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Layouts;

/// <summary>Extensions that a list of tasks tells of in passing, "gia hạn đến 02/2022": a row each of the sheet of
/// extensions, without a paper, as the words say approved or only asked for.</summary>
internal static class ToldExtensions
{
    public static ParsedSheet Of(ParsedSheet tasks, RawSheet raw, Binding newEnd, Mends mends)
    {
        var columns = PartSheets.Extensions.AllColumns;
        Column Named(string english) => columns.First(c => c.English == english);
        var rows = new List<ParsedRow>();
        var byNumber = raw.Rows.DistinctBy(r => r.Number).ToDictionary(r => r.Number);
        foreach (var task in tasks.Rows)
        {
            var row = byNumber[task.Number];
            var problems = new List<Problem>();
            var (cell, _) = mends.Of(raw.Name, row, newEnd);
            if (newEnd.Parser.Parse(cell, task.Number, newEnd.Header, problems) is not { Value: not null } day)
            {
                // What cannot be read is said, not passed over.
                if (problems.Exists(p => p.Severity == Severity.Error))
                    rows.Add(new(task.Number, new Dictionary<Column, Cell>(), problems) { Owner = task });
                continue;
            }
            var said = HeaderBlock.Line(string.Join(' ', newEnd.Indexes.Select(i => row[i].Text)));
            problems.Add(new(task.Number, newEnd.Header, Severity.Warning, new("extension.told", said)));
            rows.Add(
                new(
                    task.Number,
                    new Dictionary<Column, Cell>
                    {
                        [Named(PartSheets.Number)] = new(Cuts.NumberOf(said)),
                        [Named(PartSheets.NewEnd)] = day,
                        [Named("Outcome")] = new(
                            WordLists.Outcomes.Word(Cuts.OnlyAsks(said) ? Outcome.Pending : Outcome.Approved)
                        ),
                        [Named(PartSheets.Note)] = new(Folding.Clean(said)),
                    },
                    problems
                )
                {
                    Owner = task,
                }
            );
        }
        return new ParsedSheet(tasks.Name, PartSheets.Extensions, rows, []).ToldUnder(newEnd.Header);
    }
}
