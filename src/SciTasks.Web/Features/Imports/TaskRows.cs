using System.Security.Cryptography;
using System.Text;
using SciTasks.Domain.Deadlines;
using SciTasks.Domain.Funding;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;
using SciTasks.Domain.Text;
using SciTasks.Excel.Exchange;

namespace SciTasks.Web.Features.Imports;

/// <summary>Rows of the sheet <c>Nhiệm vụ</c>.</summary>
internal sealed class TaskRows(KnownTasks tasks, KnownNames names, Func<string, SourceSystem> source, string ownSource)
{
    public const string Provisional = "TẠM-";

    public void Take(JudgedSheet sheet)
    {
        var seen = new Dictionary<(string, string), int>();
        foreach (var row in sheet.Rows) Take(row, seen);
    }

    private void Take(JudgedRow row, Dictionary<(string, string), int> seen)
    {
        var from = row.Row.Get<string>(TaskSheet.Source) ?? ownSource;
        var title = row.Row.Get<string>(TaskSheet.Title);
        var code = row.Row.Get<string>(TaskSheet.Code) ?? (title is null ? null : ProvisionalCode(row, title));
        if (code is null || title is null) return;
        row.Key = $"{from} {code}";
        if (!seen.TryAdd((from, Folding.CodeKey(code)), row.Row.Number))
        {
            row.Reject("Mã nhiệm vụ", new("row.duplicate-key", code, seen[(from, Folding.CodeKey(code))]));
            return;
        }
        tasks.SourcesInFile.Add(source(from).Name);
        var stored = tasks.Find(from, code);
        var task = stored ?? new ResearchTask(from, code, title);
        if (stored is null) tasks.Add(task);
        row.Task = task;
        Period(row, task);
        var before = Enum.GetValues<Fund>().ToDictionary(f => f, task.Budget);
        row.Fill(TaskSheet.Sheet, task, isNew: stored is null);
        if (Enum.GetValues<Fund>().Any(f => task.Budget(f) != before[f] && task.Moves.Exists(m => m.Fund == f && m.Kind is not (MoveKind.Plan or MoveKind.Replan)) && !task.BudgetChanges.Exists(c => c.Fund == f)))
            row.Reject("Kinh phí NSNN", new("import.total-rests"));
        People(row, task);
        if (stored is not null && row.Changed.Count > 0 && row.Verdict == RowVerdict.Unchanged) row.Verdict = RowVerdict.Update;
        Expectations(row, task);
    }

    private static void Period(JudgedRow row, ResearchTask task)
    {
        if (row.Row.Cells.FirstOrDefault(c => c.Key.English == TaskSheet.Duration).Value?.Value is not (DayValue start, DayValue end)) return;
        foreach (var (name, day) in new[] { (TaskSheet.Start, start), (TaskSheet.End, end) })
        {
            var column = TaskSheet.Sheet.Columns.First(c => c.English == name);
            if (row.Row.Cells.ContainsKey(column)) continue;
            var before = column.Get(task);
            column.Set!(task, day);
            if (!Equals(before, column.Get(task))) row.Changed.Add(column.Vietnamese);
        }
    }

    private void People(JudgedRow row, ResearchTask task)
    {
        if (Changes(row, TaskSheet.Host, out var host))
        {
            var organization = host is null ? null : names.Organization(host);
            if (organization != task.Host) row.Changed.Add("Tổ chức chủ trì");
            task.Host = organization;
        }
        if (Changes(row, TaskSheet.HostEmail, out var hostEmail) && task.Host is { } hosting && !string.Equals(hosting.Email, hostEmail, StringComparison.OrdinalIgnoreCase))
        {
            hosting.Email = hostEmail;
            row.Changed.Add("Email tổ chức chủ trì");
        }
        task.Lead = Person(row, TaskSheet.Lead, TaskSheet.LeadEmail, task.Lead, task.Host);
        task.Officer = Person(row, TaskSheet.Officer, TaskSheet.OfficerEmail, task.Officer, null);
    }

    private Person? Person(JudgedRow row, string nameColumn, string emailColumn, Person? stored, Organization? organization)
    {
        var (named, mailed) = (Changes(row, nameColumn, out var name), Changes(row, emailColumn, out var email));
        if (!named && !mailed) return stored;
        if (named && name is null)
        {
            if (stored is not null) row.Changed.Add(nameColumn);
            return null;
        }
        // An address in place of a name is a name too.
        name ??= stored?.Name ?? email;
        if (name is null) return stored;
        var same = stored is not null && stored.NameKey == Folding.Fold(name) && (email is null || stored.Email is null || string.Equals(stored.Email, email, StringComparison.OrdinalIgnoreCase));
        var person = same ? stored! : names.Person(name, email, organization);
        if (person != stored) row.Changed.Add(nameColumn);
        if (person.NameKey != Folding.Fold(name)) row.Warn(nameColumn, "person.other-name", name, person.Name, email);
        if (mailed && email is not null && person.Email is null)
        {
            person.Email = email;
            row.Changed.Add(emailColumn);
        }
        return person;
    }

    private static void Expectations(JudgedRow row, ResearchTask task)
    {
        if (TaskStatus.StartOf(task) is null) return;
        if (task.Host is null) row.Warn("Tổ chức chủ trì", "task.no-host");
        if (task.Lead is null) row.Warn("Chủ nhiệm", "task.no-lead");
        if (task.Grade is not null && task.Accepted is null) row.Warn("Ngày nghiệm thu", "task.graded-without-day");
    }

    private static bool Changes(JudgedRow row, string english, out string? value)
    {
        var cell = row.Row.Cells.FirstOrDefault(c => c.Key.English == english).Value;
        value = cell?.Value as string;
        return cell is not null;
    }

    /// <summary>The same for the same title, host and start year, so that a second import finds the task again.</summary>
    private static string ProvisionalCode(JudgedRow row, string title)
    {
        var year = row.Row.Get<DayValue>(TaskSheet.Start)?.Day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
        var text = $"{Folding.Fold(title)}|{Folding.Fold(row.Row.Get<string>(TaskSheet.Host))}|{year}";
        row.Warn("Mã nhiệm vụ", "row.provisional-code");
        return Provisional + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
    }
}
