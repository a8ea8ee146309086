using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data;

/// <summary>A draft that is only written further changes nothing anyone else sees: no derived row, no version of its
/// task, no audit line.</summary>
internal static class Drafts
{
    private static readonly string[] Beside =
    [
        nameof(ProgressReport.Redraft),
        nameof(ProgressReport.DraftedBy),
        nameof(ProgressReport.DraftedAt),
        nameof(ProgressReport.Version),
    ];

    public static bool IsOnly(EntityEntry entry) =>
        entry.State == EntityState.Modified
        && entry.Entity is ProgressReport report
        && (IsUnsent(entry, report) || entry.Properties.All(p => !p.IsModified || Beside.Contains(p.Metadata.Name)));

    /// <summary>Its text is nobody's business yet, not even the audit's.</summary>
    public static bool IsUnsent(EntityEntry entry) =>
        entry.Entity is ProgressReport { IsDraft: true } && entry.State is EntityState.Added || IsOnly(entry);

    private static bool IsUnsent(EntityEntry entry, ProgressReport report) =>
        report.IsDraft
        && entry.Property(nameof(ProgressReport.Submitted)).OriginalValue is null
        && entry.Property(nameof(ProgressReport.Review)).OriginalValue is null;
}
