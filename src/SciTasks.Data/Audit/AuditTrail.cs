using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SciTasks.Data.Parts;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Following;
using SciTasks.Domain.Funding;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data.Audit;

/// <summary>Writes the audit line of every changed fact into the same save.</summary>
internal static class AuditTrail
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    // Keys, search forms and secrets are not facts.
    internal static readonly HashSet<string> Silent =
    [
        "Id",
        "TaskId",
        "InspectionId",
        "ReportId",
        "ChangeId",
        "NumberKey",
        "AddedById",
        "DraftedBy",
        "DraftedAt",
        "Redraft",
        "Version",
        "Sequence",
        "ReversesId",
        "VoucherKey",
        "ActsOn",
        "Signed",
        "State",
        "Paid",
        "PaidHere",
        "CodeKey",
        "NameKey",
        "SortKey",
        "SearchKey",
        "PasswordHash",
        "SecurityStamp",
        "ConcurrencyStamp",
        "AccessFailedCount",
        "LastSeenAt",
        "Theme",
        "LockoutEnd",
        "NormalizedUserName",
        "NormalizedEmail",
    ];

    public static IEnumerable<AuditLine> Lines(ChangeTracker tracker, string author, string? reason, DateTime at)
    {
        var owners = tracker
            .Entries<ResearchTask>()
            .ToDictionary(e => e.Entity.Id == 0 ? e.Property(t => t.Id).CurrentValue : e.Entity.Id, e => e.Entity);
        foreach (
            var entry in tracker
                .Entries()
                .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .ToList()
        )
        {
            if (
                !AuditedFacts.Kinds.Contains(entry.Entity.GetType())
                || Drafts.IsUnsent(entry)
                || Subject(entry, tracker, owners) is not var (subject, task)
            )
                continue;
            var changes = Changes(entry);
            if (changes.Count == 0)
                continue;
            yield return new(
                at,
                author,
                entry.State.ToString(),
                subject,
                task is null ? null : KeyOf(task),
                JsonSerializer.Serialize(changes, Json),
                reason
            );
        }
    }

    public static string KeyOf(ResearchTask task) => $"{task.Source}|{task.CodeKey}";

    private static (string Subject, ResearchTask? Task)? Subject(
        EntityEntry entry,
        ChangeTracker tracker,
        Dictionary<int, ResearchTask> owners
    )
    {
        var row = entry.Entity;
        if (TaskParts.Of(row) is { } part)
            return part.SubjectOf(row) is { } named
                ? (named, owners.GetValueOrDefault((int)entry.Property("TaskId").CurrentValue!))
                : null;
        if (!Subjects.TryGetValue(row.GetType(), out var subject))
            return null;
        return (subject(row), TaskOf(row, tracker, owners));
    }

    /// <summary>What an audit line calls whatever is no part of a task, or lies within one.</summary>
    internal static readonly Dictionary<Type, Func<object, string>> Subjects = new()
    {
        [typeof(ResearchTask)] = Named<ResearchTask>(t => $"Task {t.Source} {t.Code}"),
        [typeof(StandIn)] = Named<StandIn>(s =>
            $"Stand-in {s.ById} for {s.ForId} {s.From:yyyy-MM-dd}–{s.To:yyyy-MM-dd}"
        ),
        [typeof(TreasuryStatement)] = Named<TreasuryStatement>(s => $"Treasury statement {s.FileName}"),
        // Named by its number: its text may be longer than a subject.
        [typeof(Finding)] = Named<Finding>(f => $"Finding {f.Number}"),
        [typeof(ReportAdjustment)] = Named<ReportAdjustment>(a => $"Report adjustment {a.Number}"),
        [typeof(HeadingChange)] = Named<HeadingChange>(h => $"Heading {h.Heading}"),
        [typeof(OfficialDocument)] = Named<OfficialDocument>(d => $"Document {d.Number} {d.Day:yyyy-MM-dd}"),
        [typeof(StoredFile)] = Named<StoredFile>(f => $"File {f.Name}"),
        [typeof(MailText)] = Named<MailText>(m => $"Mail text {m.Occasion} {m.Language}"),
        [typeof(Organization)] = Named<Organization>(o => $"Organisation {o.Name}"),
        [typeof(Person)] = Named<Person>(p => $"Person {p.Name}"),
        [typeof(FormerName)] = Named<FormerName>(n => $"FormerName {n.Name}"),
        [typeof(SourceSystem)] = Named<SourceSystem>(s => $"Source {s.Name}"),
        [typeof(RoleTerm)] = Named<RoleTerm>(t => $"Role {t.Role} {t.From:yyyy-MM-dd}–{t.To:yyyy-MM-dd}"),
        [typeof(Account)] = Named<Account>(a => $"Account {a.UserName}"),
    };

    private static Func<object, string> Named<T>(Func<T, FormattableString> text) =>
        row => text((T)row).ToString(CultureInfo.InvariantCulture);

    /// <summary>The task a row is about, where it is about one that is loaded.</summary>
    private static ResearchTask? TaskOf(object row, ChangeTracker tracker, Dictionary<int, ResearchTask> owners) =>
        row switch
        {
            ResearchTask task => task,
            Finding f => Of(tracker, owners, (Inspection i) => i.Findings.Contains(f)),
            ReportAdjustment a => Of(tracker, owners, (ProgressReport r) => r.Adjustments.Contains(a)),
            HeadingChange h => Of(tracker, owners, (ChangeRequest c) => c.Headings.Contains(h)),
            OfficialDocument { TaskId: { } about } => owners.GetValueOrDefault(about),
            StoredFile { TaskId: { } of } => owners.GetValueOrDefault(of),
            _ => null,
        };

    /// <summary>The task of the part that holds a row.</summary>
    private static ResearchTask? Of<TPart>(
        ChangeTracker tracker,
        Dictionary<int, ResearchTask> owners,
        Func<TPart, bool> holds
    )
        where TPart : class =>
        tracker.Entries<TPart>().FirstOrDefault(e => holds(e.Entity)) is { } part
            ? owners.GetValueOrDefault((int)part.Property("TaskId").CurrentValue!)
            : null;

    private static SortedDictionary<string, string?[]> Changes(EntityEntry entry)
    {
        var changes = new SortedDictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (var (name, property) in Flat(entry))
        {
            var (before, after) = (
                Text(entry.State == EntityState.Added ? null : property.OriginalValue),
                Text(entry.State == EntityState.Deleted ? null : property.CurrentValue)
            );
            if (before != after)
                changes[name] = [before, after];
        }
        return changes;
    }

    private static IEnumerable<(string Name, PropertyEntry Property)> Flat(EntityEntry entry) =>
        entry
            .Properties.Where(p => !Silent.Contains(p.Metadata.Name))
            .Select(p => (p.Metadata.Name, p))
            .Concat(
                entry.ComplexProperties.SelectMany(c =>
                    c.Properties.Select(p => ($"{c.Metadata.Name}.{p.Metadata.Name}", p))
                )
            );

    private static string? Text(object? value) =>
        value switch
        {
            null => null,
            Money money => money.Dong.ToString(CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            byte[] => null,
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
}
