using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data.Mappings;

internal sealed class ReportMapping : IEntityTypeConfiguration<ProgressReport>
{
    public void Configure(EntityTypeBuilder<ProgressReport> report)
    {
        report.ToTable("ProgressReports");
        report.Property(r => r.Version).IsConcurrencyToken();
        report.Property(r => r.DraftedBy).HasMaxLength(300);
        report.Property(r => r.OnBehalfOf).HasMaxLength(300);
        foreach (var text in new[] { "Planned", "Work", "Products", "Difficulties", "NextPeriod", "Redraft" })
            report.Property(text).HasMaxLength(-1);
        report
            .HasIndex(r => new
            {
                r.TaskId,
                r.From,
                r.To,
            })
            .IsUnique();
        report.HasMany(r => r.Spending).WithOne().HasForeignKey(s => s.ReportId);
        report.HasMany(r => r.Adjustments).WithOne().HasForeignKey(a => a.ReportId);
        report.Navigation(r => r.Spending).AutoInclude();
        report.Navigation(r => r.Adjustments).AutoInclude();
        foreach (var derived in new[] { "IsDraft", "Key", "Kinds", "PercentNow", "SpentNow" })
            report.Ignore(derived);
    }
}

internal sealed class SpendingMapping : IEntityTypeConfiguration<ReportSpending>
{
    public void Configure(EntityTypeBuilder<ReportSpending> spending)
    {
        spending.ToTable("ReportSpending");
        spending.Property(s => s.Heading).HasMaxLength(50);
    }
}

internal sealed class AdjustmentMapping : IEntityTypeConfiguration<ReportAdjustment>
{
    public void Configure(EntityTypeBuilder<ReportAdjustment> adjustment)
    {
        adjustment.ToTable("ReportAdjustments");
        adjustment.Property(a => a.By).HasMaxLength(300);
        adjustment.HasIndex(a => new { a.ReportId, a.Number }).IsUnique();
    }
}

internal sealed class InspectionMapping : IEntityTypeConfiguration<Inspection>
{
    public void Configure(EntityTypeBuilder<Inspection> inspection)
    {
        inspection.ToTable("Inspections");
        inspection.Property(i => i.Minutes).HasMaxLength(-1);
        inspection.HasIndex(i => new { i.TaskId, i.Day }).IsUnique().HasFilter("[Day] IS NOT NULL");
        inspection.HasIndex(i => new { i.TaskId, i.Number }).IsUnique();
        inspection.HasIndex(i => new { i.PlannedYear, i.PlannedQuarter });
        inspection.HasMany(i => i.Findings).WithOne().HasForeignKey(f => f.InspectionId);
        inspection.Navigation(i => i.Findings).AutoInclude();
        foreach (var derived in new[] { "State", "Key", "Kinds" })
            inspection.Ignore(derived);
    }
}

internal sealed class FindingMapping : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> finding)
    {
        finding.ToTable("Findings");
        finding.Property(f => f.Owner).HasMaxLength(300);
    }
}

internal sealed class ChangeMapping : IEntityTypeConfiguration<ChangeRequest>
{
    public void Configure(EntityTypeBuilder<ChangeRequest> change)
    {
        change.ToTable(
            "ChangeRequests",
            t =>
                t.HasCheckConstraint(
                    "CK_ChangeRequests_Amounts",
                    "([Granted] IS NULL OR [Granted] >= 0) AND ([RefundDue] IS NULL OR [RefundDue] >= 0)"
                )
        );
        change.Property(c => c.Asker).HasMaxLength(300);
        change.Property(c => c.Ground).HasMaxLength(50);
        change.Property(c => c.NewName).HasMaxLength(500);
        change.Property(c => c.NewEmail).HasMaxLength(254);
        change.Property(c => c.Delegation).HasMaxLength(500);
        change.HasIndex(c => new { c.TaskId, c.Number }).IsUnique();
        change.HasIndex(c => new { c.State, c.Id });
        change.HasMany(c => c.Headings).WithOne().HasForeignKey(h => h.ChangeId);
        change.Navigation(c => c.Headings).AutoInclude();
        foreach (var derived in new[] { "IsOpen", "Key", "Kinds", "TouchesCore" })
            change.Ignore(derived);
    }
}

internal sealed class HeadingMapping : IEntityTypeConfiguration<HeadingChange>
{
    public void Configure(EntityTypeBuilder<HeadingChange> heading)
    {
        heading.ToTable(
            "ChangeHeadings",
            t => t.HasCheckConstraint("CK_ChangeHeadings_Amounts", "[Before] >= 0 AND [After] >= 0")
        );
        heading.Property(h => h.Heading).HasMaxLength(50);
    }
}

internal sealed class WorkMoveMapping : IEntityTypeConfiguration<WorkMove>
{
    public void Configure(EntityTypeBuilder<WorkMove> move)
    {
        move.ToTable("WorkMoves", t => t.HasTrigger("TR_WorkMoves_AppendOnly"));
        move.Property(m => m.Subject).HasMaxLength(50);
        move.Property(m => m.Actor).HasMaxLength(300);
        move.Property(m => m.For).HasMaxLength(300);
        move.Property(m => m.OnBehalfOf).HasMaxLength(300);
        move.Property(m => m.Category).HasMaxLength(50);
        move.Property(m => m.DocumentNumber).HasMaxLength(200);
        move.Property(m => m.FailedRules).HasMaxLength(-1);
        move.HasIndex(m => new { m.TaskId, m.Sequence }).IsUnique();
    }
}

internal sealed class DocumentMapping : IEntityTypeConfiguration<OfficialDocument>
{
    public void Configure(EntityTypeBuilder<OfficialDocument> document)
    {
        document.ToTable("OfficialDocuments");
        document.Property(d => d.Version).IsConcurrencyToken();
        document.Property(d => d.Number).HasMaxLength(200);
        document.Property(d => d.NumberKey).HasMaxLength(200).IsBinarySorted();
        document.Property(d => d.Issuer).HasMaxLength(500);
        document.Property(d => d.Signer).HasMaxLength(300);
        document.Property(d => d.Abstract).HasMaxLength(2000);
        document.Property(d => d.SearchKey).HasMaxLength(4000).IsBinarySorted();
        document.Property(d => d.RegisteredBy).HasMaxLength(300);
        document.HasOne(d => d.Task).WithMany().HasForeignKey(d => d.TaskId).OnDelete(DeleteBehavior.Restrict);
        document.HasIndex(d => new { d.NumberKey, d.Day });
        document.HasIndex(d => new { d.Day, d.Id });
    }
}

internal sealed class FileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.ToTable("Files", t => t.HasCheckConstraint("CK_Files_Size", "[Size] > 0"));
        file.Property(f => f.Subject).HasMaxLength(50);
        file.Property(f => f.Category).HasMaxLength(50);
        file.Property(f => f.Name).HasMaxLength(255);
        file.Property(f => f.ContentType).HasMaxLength(200);
        file.Property(f => f.Sha256).HasMaxLength(64).IsBinarySorted();
        file.Property(f => f.AddedBy).HasMaxLength(300);
        file.Property(f => f.WithdrawnBy).HasMaxLength(300);
        file.Property(f => f.WithdrawnReason).HasMaxLength(1000);
        file.HasOne<ResearchTask>().WithMany().HasForeignKey(f => f.TaskId).OnDelete(DeleteBehavior.Restrict);
        file.HasIndex(f => new
        {
            f.TaskId,
            f.Area,
            f.Subject,
        });
        file.HasIndex(f => new { f.Area, f.Subject });
    }
}

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.ToTable("Letters");
        letter.Property(l => l.Occasion).HasMaxLength(50);
        letter.Property(l => l.RecipientKey).HasMaxLength(254).IsBinarySorted();
        letter.Property(l => l.RecipientName).HasMaxLength(Organization.LongestName);
        letter.Property(l => l.Subject).HasMaxLength(500);
        letter.Property(l => l.Link).HasMaxLength(300);
        letter.HasIndex(l => new { l.RecipientKey, l.Id });
        letter.HasOne(l => l.Mail).WithMany().HasForeignKey(l => l.MailId).OnDelete(DeleteBehavior.Restrict);
        letter.HasOne<ResearchTask>().WithMany().HasForeignKey(l => l.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MailTextMapping : IEntityTypeConfiguration<MailText>
{
    public void Configure(EntityTypeBuilder<MailText> text)
    {
        text.ToTable("MailTexts");
        text.Property(t => t.Version).IsConcurrencyToken();
        text.Property(t => t.Occasion).HasMaxLength(50);
        text.Property(t => t.Language).HasMaxLength(5);
        text.Property(t => t.Subject).HasMaxLength(300);
        text.HasIndex(t => new { t.Occasion, t.Language }).IsUnique();
    }
}
