using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
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
        ResearchTask? Owner() => owners.GetValueOrDefault((int)entry.Property("TaskId").CurrentValue!);
        return entry.Entity switch
        {
            ResearchTask t => ($"Task {t.Source} {t.Code}", t),
            Tranche t => (string.Create(CultureInfo.InvariantCulture, $"Tranche {t.Number} {t.Fund}"), Owner()),
            LedgerEntry l => (
                string.Create(CultureInfo.InvariantCulture, $"Ledger {l.Kind} {l.Day:yyyy-MM-dd} {l.Fund}"),
                Owner()
            ),
            YearBudget y => (string.Create(CultureInfo.InvariantCulture, $"Year budget {y.Year} {y.Fund}"), Owner()),
            TrancheMove m => (
                string.Create(CultureInfo.InvariantCulture, $"Tranche {m.Tranche} {m.Fund}: {m.Kind}"),
                Owner()
            ),
            BudgetChange c => (
                string.Create(CultureInfo.InvariantCulture, $"Budget {c.Fund} {c.Day:yyyy-MM-dd}"),
                Owner()
            ),
            StandIn s => (
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Stand-in {s.ById} for {s.ForId} {s.From:yyyy-MM-dd}–{s.To:yyyy-MM-dd}"
                ),
                null
            ),
            TreasuryStatement s => ($"Treasury statement {s.FileName}", null),
            Extension e => (string.Create(CultureInfo.InvariantCulture, $"Extension {e.Number}"), Owner()),
            ProgressReport r => (
                string.Create(CultureInfo.InvariantCulture, $"Report {r.From:yyyy-MM-dd}–{r.To:yyyy-MM-dd}"),
                Owner()
            ),
            Inspection i => (string.Create(CultureInfo.InvariantCulture, $"Inspection {i.Day:yyyy-MM-dd}"), Owner()),
            // Named by its number: its text may be longer than a subject.
            Finding f => (
                string.Create(CultureInfo.InvariantCulture, $"Finding {f.Number}"),
                Of(tracker, owners, (Inspection i) => i.Findings.Contains(f))
            ),
            ReportAdjustment a => (
                string.Create(CultureInfo.InvariantCulture, $"Report adjustment {a.Number}"),
                Of(tracker, owners, (ProgressReport r) => r.Adjustments.Contains(a))
            ),
            ChangeRequest c => (string.Create(CultureInfo.InvariantCulture, $"Change {c.Number} {c.Kind}"), Owner()),
            HeadingChange h => (
                $"Heading {h.Heading}",
                Of(tracker, owners, (ChangeRequest c) => c.Headings.Contains(h))
            ),
            OfficialDocument d => (
                string.Create(CultureInfo.InvariantCulture, $"Document {d.Number} {d.Day:yyyy-MM-dd}"),
                d.TaskId is { } about ? owners.GetValueOrDefault(about) : null
            ),
            StoredFile f => ($"File {f.Name}", f.TaskId is { } of ? owners.GetValueOrDefault(of) : null),
            MailText m => ($"Mail text {m.Occasion} {m.Language}", null),
            Organization o => ($"Organisation {o.Name}", null),
            Person p => ($"Person {p.Name}", null),
            SourceSystem s => ($"Source {s.Name}", null),
            Account a => ($"Account {a.UserName}", null),
            _ => null,
        };
    }

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
