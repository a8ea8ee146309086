using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SciTasks.Domain.Reports;

namespace SciTasks.Data;

/// <summary>A draft that is only written further changes nothing anyone else sees: no derived row, no version of its task, no audit line.</summary>
internal static class Drafts
{
    public static bool IsOnly(EntityEntry entry) => entry.State == EntityState.Modified && entry.Entity is ProgressReport { IsDraft: true } && entry.Property(nameof(ProgressReport.Submitted)).OriginalValue is null && entry.Property(nameof(ProgressReport.Review)).OriginalValue is null;
}
