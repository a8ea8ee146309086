using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SciTasks.Data.Audit;
using SciTasks.Data.Sealing;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.Property(a => a.DisplayName).HasMaxLength(300);
        account.Property(a => a.Position).HasMaxLength(300);
        account.Property(a => a.Theme).HasMaxLength(10);
        account.Property(a => a.Language).HasMaxLength(5).HasDefaultValue("vi");
        account.HasOne(a => a.Person).WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        account
            .HasOne(a => a.Organization)
            .WithMany()
            .HasForeignKey(a => a.OrganizationId)
            .OnDelete(DeleteBehavior.Restrict);
        account.HasMany(a => a.Terms).WithOne().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
        account.Navigation(a => a.Terms).AutoInclude();
    }
}

internal sealed class RoleTermMapping : IEntityTypeConfiguration<RoleTerm>
{
    public void Configure(EntityTypeBuilder<RoleTerm> term) =>
        term.ToTable("RoleTerms", t => t.HasCheckConstraint("CK_RoleTerms_Period", "[From] <= [To]"));
}

internal sealed class AccessMapping : IEntityTypeConfiguration<AccessLine>
{
    public void Configure(EntityTypeBuilder<AccessLine> line)
    {
        line.ToTable("AccessLog");
        line.Property(l => l.Name).HasMaxLength(300);
        line.Property(l => l.Address).HasMaxLength(60);
        line.Property(l => l.What).HasMaxLength(300);
        line.HasIndex(l => l.At);
    }
}

internal sealed class SourceMapping : IEntityTypeConfiguration<SourceSystem>
{
    public void Configure(EntityTypeBuilder<SourceSystem> source)
    {
        source.ToTable("Sources");
        source.Property(s => s.Name).HasMaxLength(100).IsBinarySorted();
        source.HasIndex(s => s.Name).IsUnique();
    }
}

internal sealed class AlertMapping : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> alert)
    {
        alert.ToTable("Alerts");
        alert.Property(a => a.Key).HasMaxLength(450).IsBinarySorted();
        alert.Property(a => a.Subject).HasMaxLength(100);
        alert.Property(a => a.LegalBasis).HasMaxLength(500);
        alert.Property(a => a.Rung).HasMaxLength(20);
        alert.Property(a => a.RecipientKey).HasMaxLength(254).IsBinarySorted();
        alert.Property(a => a.RecipientName).HasMaxLength(Organization.LongestName);
        alert.HasIndex(a => a.Key).IsUnique();
        alert.HasIndex(a => new { a.RecipientKey, a.Id });
        alert.HasOne(a => a.Mail).WithMany().HasForeignKey(a => a.MailId).OnDelete(DeleteBehavior.Restrict);
        alert.HasOne<ResearchTask>().WithMany().HasForeignKey(a => a.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.ToTable("Outbox");
        mail.Property(m => m.MessageId).HasMaxLength(100).IsBinarySorted();
        mail.Property(m => m.To).HasMaxLength(254);
        mail.Property(m => m.ToName).HasMaxLength(Organization.LongestName);
        mail.Property(m => m.Subject).HasMaxLength(500);
        mail.Property(m => m.Text).HasMaxLength(-1);
        mail.Property(m => m.Html).HasMaxLength(-1);
        mail.Property(m => m.ClaimedBy).HasMaxLength(200).IsBinarySorted();
        mail.HasIndex(m => m.MessageId).IsUnique();
        mail.HasIndex(m => new { m.State, m.NextAttemptAt });
    }
}

internal sealed class AlertRunMapping : IEntityTypeConfiguration<AlertRun>
{
    public void Configure(EntityTypeBuilder<AlertRun> run)
    {
        run.ToTable("AlertRuns");
        run.Property(r => r.Runner).HasMaxLength(200);
    }
}

internal sealed class AlertRestMapping : IEntityTypeConfiguration<AlertRest>
{
    public void Configure(EntityTypeBuilder<AlertRest> rest)
    {
        rest.ToTable("AlertRests");
        rest.Property(r => r.RecipientKey).HasMaxLength(254).IsBinarySorted();
        rest.HasIndex(r => new { r.RecipientKey, r.On });
        rest.HasOne(r => r.Mail).WithMany().HasForeignKey(r => r.MailId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ImportMapping : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> import)
    {
        import.ToTable("Imports");
        import.Property(i => i.Added).HasMaxLength(-1);
        import.Property(i => i.UndoneBy).HasMaxLength(300);
        import.Property(i => i.Version).IsConcurrencyToken();
        import.Property(i => i.FileName).HasMaxLength(300);
        import.Property(i => i.ConfirmedBy).HasMaxLength(300);
        import.Property(i => i.MoneyBy).HasMaxLength(300);
        import.Property(i => i.TasksBy).HasMaxLength(300);
        import.Property(i => i.Mapping).HasMaxLength(-1);
        import.Property(i => i.Report).HasMaxLength(-1);
        import.Property(i => i.Mends).HasMaxLength(-1);
        import.Property(i => i.Rest).HasMaxLength(-1);
        import.Property(i => i.Layout).HasMaxLength(100);
    }
}

internal sealed class ImportLayoutMapping : IEntityTypeConfiguration<ImportLayout>
{
    public void Configure(EntityTypeBuilder<ImportLayout> layout)
    {
        layout.ToTable("ImportLayouts");
        layout.Property(l => l.Name).HasMaxLength(100);
        layout.Property(l => l.NameKey).HasMaxLength(100).IsBinarySorted();
        layout.HasIndex(l => l.NameKey).IsUnique();
        layout.Property(l => l.Mapping).HasMaxLength(-1);
        layout.Property(l => l.Headers).HasMaxLength(64);
        layout.HasIndex(l => l.Headers);
        layout.Property(l => l.Author).HasMaxLength(300);
    }
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditLine>
{
    public void Configure(EntityTypeBuilder<AuditLine> line)
    {
        line.ToTable("Audit", t => t.HasTrigger("TR_Audit_AppendOnly"));
        line.Property(l => l.Author).HasMaxLength(300);
        line.Property(l => l.Action).HasMaxLength(20);
        line.Property(l => l.Subject).HasMaxLength(600);
        line.Property(l => l.TaskKey).HasMaxLength(210).IsBinarySorted();
        line.Property(l => l.Changes).HasMaxLength(-1);
        line.Property(l => l.Hash).HasMaxLength(64);
        line.HasIndex(l => new { l.TaskKey, l.Id });
    }
}

internal sealed class SealMapping : IEntityTypeConfiguration<Seal>
{
    public void Configure(EntityTypeBuilder<Seal> seal)
    {
        seal.ToTable("Seals", t => t.HasTrigger("TR_Seals_AppendOnly"));
        seal.HasKey(s => s.Number);
        seal.Property(s => s.Number).ValueGeneratedNever();
        seal.Property(s => s.Table).HasMaxLength(40).IsBinarySorted();
        seal.Property(s => s.Lines).HasMaxLength(-1);
        seal.Property(s => s.Previous).HasMaxLength(64);
        seal.Property(s => s.Code).HasMaxLength(64);
        seal.HasIndex(s => new { s.Table, s.ToId });
        seal.Ignore(s => s.Head);
    }
}

internal sealed class MarkMapping : IEntityTypeConfiguration<DatabaseMark>
{
    public void Configure(EntityTypeBuilder<DatabaseMark> mark)
    {
        mark.ToTable("DatabaseMarks");
        mark.HasKey(m => m.Name);
        mark.Property(m => m.Name).HasMaxLength(50);
    }
}

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> key)
    {
        key.ToTable("DataProtectionKeys");
        key.Property(k => k.Name).HasMaxLength(200);
        key.Property(k => k.Xml).HasMaxLength(-1);
    }
}

/// <summary>Passkeys as the framework's store expects them, whatever version of its tables a context is told of.</summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<int>> passkey)
    {
        passkey.ToTable("AspNetUserPasskeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(1024);
        passkey.OwnsOne(p => p.Data).ToJson();
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
    }
}
