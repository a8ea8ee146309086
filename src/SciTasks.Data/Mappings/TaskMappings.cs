using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SciTasks.Data.Parts;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data.Mappings;

internal sealed class TaskMapping : IEntityTypeConfiguration<ResearchTask>
{
    public void Configure(EntityTypeBuilder<ResearchTask> task)
    {
        task.ToTable("Tasks");
        task.Property(t => t.Version).IsConcurrencyToken();
        task.Property(t => t.Source).HasMaxLength(100).IsBinarySorted();
        task.Property(t => t.Code).HasMaxLength(100);
        task.Property(t => t.CodeKey).HasMaxLength(100).IsBinarySorted();
        task.Property(t => t.Title).HasMaxLength(2000);
        task.Property(t => t.Field).HasMaxLength(200);
        task.Property(t => t.RegimeCode).HasMaxLength(20);
        foreach (
            var short200 in new[]
            {
                "TypeText",
                "LevelText",
                "AssignmentText",
                "LumpSumText",
                "GradeText",
                "ApproximateDays",
            }
        )
            task.Property(short200).HasMaxLength(400);
        task.HasIndex(t => new { t.Source, t.CodeKey }).IsUnique();
        task.HasIndex(t => new { t.CodeKey, t.Id });
        task.HasIndex(t => new { t.Start, t.Id });
        task.HasIndex(t => new { t.End, t.Id });
        task.HasIndex(t => t.Field);
        task.HasOne(t => t.Host).WithMany().HasForeignKey(t => t.HostId).OnDelete(DeleteBehavior.Restrict);
        task.HasOne(t => t.Lead).WithMany().HasForeignKey(t => t.LeadId).OnDelete(DeleteBehavior.Restrict);
        task.HasOne(t => t.Officer).WithMany().HasForeignKey(t => t.OfficerId).OnDelete(DeleteBehavior.Restrict);
        foreach (var part in TaskParts.All)
            part.Map(task);
    }
}

internal sealed class ExtensionMapping : IEntityTypeConfiguration<Extension>
{
    public void Configure(EntityTypeBuilder<Extension> extension)
    {
        extension.ToTable("Extensions");
        extension.HasIndex(e => new { e.TaskId, e.Number }).IsUnique();
        extension.Ignore(e => e.Outcome);
    }
}

internal sealed class SpanMapping : IEntityTypeConfiguration<StatusSpan>
{
    public void Configure(EntityTypeBuilder<StatusSpan> span)
    {
        span.ToTable("StatusSpans");
        span.HasIndex(s => new
        {
            s.TaskId,
            s.Kind,
            s.From,
        });
        span.HasIndex(s => new
        {
            s.Kind,
            s.To,
            s.From,
            s.TaskId,
        });
    }
}

internal sealed class WordMapping : IEntityTypeConfiguration<TaskWord>
{
    public void Configure(EntityTypeBuilder<TaskWord> word)
    {
        word.ToTable("TaskWords");
        word.Property(w => w.Word).HasMaxLength(40).IsBinarySorted();
        word.HasKey(w => new { w.Word, w.TaskId });
    }
}

internal sealed class DeadlineMapping : IEntityTypeConfiguration<Deadline>
{
    public void Configure(EntityTypeBuilder<Deadline> deadline)
    {
        deadline.ToTable("Deadlines");
        deadline.Property(d => d.Subject).HasMaxLength(100);
        deadline.Property(d => d.Rule).HasMaxLength(50);
        deadline.Property(d => d.LegalBasis).HasMaxLength(500);
        deadline
            .HasIndex(d => new
            {
                d.TaskId,
                d.Kind,
                d.Subject,
            })
            .IsUnique();
        deadline.HasIndex(d => new
        {
            d.Fulfilled,
            d.Due,
            d.Id,
        });
    }
}

internal sealed class OrganizationMapping : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> organization)
    {
        organization.ToTable("Organizations");
        organization.Property(o => o.Version).IsConcurrencyToken();
        organization.Property(o => o.Name).HasMaxLength(Organization.LongestName);
        organization.Property(o => o.NameKey).HasMaxLength(500).IsBinarySorted();
        organization.Property(o => o.SortKey).HasMaxLength(200).IsBinarySorted();
        organization.Property(o => o.Email).HasMaxLength(254);
        organization.HasIndex(o => o.NameKey);
        organization.HasIndex(o => new { o.SortKey, o.Id });
        organization.HasQueryFilter(o => o.MergedIntoId == null);
        organization
            .HasOne<Organization>()
            .WithMany()
            .HasForeignKey(o => o.MergedIntoId)
            .OnDelete(DeleteBehavior.Restrict);
        organization
            .HasMany(o => o.FormerNames)
            .WithOne()
            .HasForeignKey(n => n.OrganizationId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.Version).IsConcurrencyToken();
        person.Property(p => p.Name).HasMaxLength(Person.LongestName);
        person.Property(p => p.NameKey).HasMaxLength(300).IsBinarySorted();
        person.Property(p => p.SortKey).HasMaxLength(200).IsBinarySorted();
        person.Property(p => p.Email).HasMaxLength(254);
        person.Property(p => p.Phone).HasMaxLength(50);
        person.HasIndex(p => p.NameKey);
        person.HasIndex(p => p.Email);
        person.HasIndex(p => new { p.SortKey, p.Id });
        person.HasQueryFilter(p => p.MergedIntoId == null);
        person.HasOne<Person>().WithMany().HasForeignKey(p => p.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        person
            .HasOne(p => p.Organization)
            .WithMany()
            .HasForeignKey(p => p.OrganizationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FormerNameMapping : IEntityTypeConfiguration<FormerName>
{
    public void Configure(EntityTypeBuilder<FormerName> name)
    {
        name.ToTable("FormerNames");
        name.Property(n => n.Name).HasMaxLength(Organization.LongestName);
        name.Property(n => n.NameKey).HasMaxLength(500).IsBinarySorted();
        name.HasIndex(n => n.NameKey);
    }
}

internal sealed class NameMergeMapping : IEntityTypeConfiguration<NameMerge>
{
    public void Configure(EntityTypeBuilder<NameMerge> merge)
    {
        merge.ToTable("NameMerges");
        merge.Property(m => m.Author).HasMaxLength(300);
        merge.Property(m => m.UndoneBy).HasMaxLength(300);
        merge.Property(m => m.Reason).HasMaxLength(1000);
        merge.Property(m => m.Moved).HasMaxLength(-1);
        merge.HasIndex(m => new { m.Kind, m.IntoId });
    }
}
