using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;
using SciTasks.Web.Names;

namespace SciTasks.Web.Importing;

/// <summary>Rows of the sheet <c>Nhiệm vụ</c>.</summary>
internal sealed class TaskRows(
    KnownTasks tasks,
    TaskCodes codes,
    KnownNames names,
    Func<string, SourceSystem> source,
    string ownSource
)
{
    private static readonly PersonColumns LeadColumns = new(TaskSheet.Lead, TaskSheet.LeadEmail);
    private static readonly PersonColumns OfficerColumns = new(TaskSheet.Officer, TaskSheet.OfficerEmail);

    public void Take(JudgedSheet sheet)
    {
        foreach (var row in sheet.Rows)
            Take(row, sheet.Sheet.ProposesCodes);
    }

    private void Take(JudgedRow row, bool proposesCodes)
    {
        var from = row.Row.Get<string>(TaskSheet.Source) ?? ownSource;
        var title = row.Row.Get<string>(TaskSheet.Title);
        var code = row.Row.Get<string>(TaskSheet.Code)
            ?? (title is null ? null : codes.Of(row, from, title, proposesCodes));
        if (code is null || title is null)
            return;
        row.Key = $"{from} {code}";
        if (!tasks.Claim(from, code, row.Row, out var first))
        {
            row.Reject("Mã nhiệm vụ", new("row.duplicate-key", code, first));
            return;
        }
        tasks.SourcesInFile.Add(source(from).Name);
        var stored = tasks.Find(from, code);
        var task = stored ?? new ResearchTask(from, code, title);
        if (stored is null)
            tasks.Add(task);
        row.Task = task;
        tasks.Own(row.Row, task);
        Period(row, task);
        var before = Enum.GetValues<Fund>().ToDictionary(f => f, task.Budget);
        row.Fill(TaskSheet.Sheet, task, isNew: stored is null);
        if (
            Enum.GetValues<Fund>()
                .Any(f =>
                    task.Budget(f) != before[f]
                    && task.Moves.Exists(m => m.Fund == f && m.Kind is not (MoveKind.Plan or MoveKind.Replan))
                    && !task.BudgetChanges.Exists(c => c.Fund == f)
                )
        )
            row.Reject("Kinh phí NSNN", new("import.total-rests"));
        People(row, task);
        if (stored is not null && row.Changed.Count > 0 && row.Verdict == RowVerdict.Unchanged)
            row.Verdict = RowVerdict.Update;
        Expectations(row, task);
    }

    private static void Period(JudgedRow row, ResearchTask task)
    {
        if (
            row.Row.Cells.FirstOrDefault(c => c.Key.English == TaskSheet.Duration).Value?.Value
            is not
            (DayValue start, DayValue end)
        )
            return;
        foreach (var (name, day) in new[] { (TaskSheet.Start, start), (TaskSheet.End, end) })
        {
            var column = TaskSheet.Sheet.Columns.First(c => c.English == name);
            if (row.Row.Cells.ContainsKey(column))
                continue;
            var before = column.Get(task);
            column.Set!(task, day);
            if (!Equals(before, column.Get(task)))
                row.Change(column.Vietnamese, before, column.Get(task));
        }
    }

    private void People(JudgedRow row, ResearchTask task)
    {
        if (Changes(row, TaskSheet.Host, out var host))
            task.Place(Host(row, host, task.Host));
        if (
            Changes(row, TaskSheet.HostEmail, out var hostEmail)
            && task.Host is { } hosting
            && !string.Equals(hosting.Email, hostEmail, StringComparison.OrdinalIgnoreCase)
        )
        {
            row.Change(Header(TaskSheet.HostEmail), hosting.Email, hostEmail);
            hosting.Email = hostEmail;
        }
        task.Appoint(Person(row, LeadColumns, task.Lead, task.Host));
        task.Assign(Person(row, OfficerColumns, task.Officer, null));
    }

    private Organization? Host(JudgedRow row, string? name, Organization? stored)
    {
        IReadOnlyList<string> near = [];
        var host = name is null ? null : names.Organization(name, out near);
        if (host != stored)
            row.Change(Header(TaskSheet.Host), stored?.Name, host?.Name);
        if (near.Count > 0)
            row.Warn(Header(TaskSheet.Host), "organization.near", name, string.Join("; ", near));
        return host;
    }

    private Person? Person(JudgedRow row, PersonColumns columns, Person? stored, Organization? organization)
    {
        var (named, mailed) = (Changes(row, columns.Name, out var name), Changes(row, columns.Email, out var email));
        if (!named && !mailed)
            return stored;
        if (named && name is null)
        {
            if (stored is not null)
                row.Change(Header(columns.Name), stored.Name, null);
            return null;
        }
        // An address in place of a name is whoever alone has it, or a name too.
        name ??= stored?.Name ?? (email is null ? null : names.ByAddressAlone(email)?.Name ?? email);
        if (name is null)
            return stored;
        var found = names.Person(name, email, organization, stored);
        found.Person.Organization ??= organization;
        Tell(row, columns, found, stored);
        if (mailed && email is null && found.Person is { Email: not null } unmailed)
        {
            row.Change(Header(columns.Email), unmailed.Email, null);
            unmailed.Email = null;
        }
        return found.Person;
    }

    private static void Tell(JudgedRow row, PersonColumns columns, FoundPerson found, Person? stored)
    {
        var (nameHeader, emailHeader, person) = (Header(columns.Name), Header(columns.Email), found.Person);
        if (person != stored || found.NameBefore is not null)
            row.Change(nameHeader, found.NameBefore ?? stored?.Name, person.Name);
        if (found.NewAddress)
            row.Change(emailHeader, found.AddressBefore, person.Email);
        if (found.NameBefore is { } before)
            row.Warn(nameHeader, "person.renamed", before, person.Name, person.Email);
        if (found.AddressBefore is { } address)
            row.Warn(emailHeader, "person.address-changed", person.Name, address, person.Email);
        if (found.Near is { Count: > 0 } near)
            row.Warn(nameHeader, "person.near", person.Name, string.Join("; ", near));
    }

    /// <summary>The people a row names with an address.</summary>
    public static IEnumerable<WrittenName> NamesIn(ParsedRow row) =>
        new[] { LeadColumns, OfficerColumns }
            .Where(c => row.Get<string>(c.Name) is not null)
            .Select(c => new WrittenName(row.Get<string>(c.Name)!, row.Get<string>(c.Email)));

    private static string Header(string english) => TaskSheet.Sheet.Columns.First(c => c.English == english).Vietnamese;

    private static void Expectations(JudgedRow row, ResearchTask task)
    {
        if (TaskStatus.StartOf(task) is null)
            return;
        if (task.Host is null)
            row.Warn("Tổ chức chủ trì", "task.no-host");
        if (task.Lead is null)
            row.Warn("Chủ nhiệm", "task.no-lead");
        if (task.Grade is not null && task.Accepted is null)
            row.Warn("Ngày nghiệm thu", "task.graded-without-day");
    }

    private static bool Changes(JudgedRow row, string english, out string? value)
    {
        var cell = row.Row.Cells.FirstOrDefault(c => c.Key.English == english).Value;
        value = cell?.Value as string;
        return cell is not null;
    }

    private sealed record PersonColumns(string Name, string Email);
}
