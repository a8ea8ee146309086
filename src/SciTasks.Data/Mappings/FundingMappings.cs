using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data.Mappings;

// What the domain promises of money the database refuses too: amounts are positive, what is paid here stays within
// its approval, what is
// paid of a source within its approved total, and a voucher stands once.

internal sealed class TrancheMapping : IEntityTypeConfiguration<Tranche>
{
    public void Configure(EntityTypeBuilder<Tranche> tranche)
    {
        tranche.ToTable(
            "Tranches",
            t =>
            {
                t.HasCheckConstraint(
                    "CK_Tranches_Amounts",
                    "([PlannedAmount] IS NULL OR [PlannedAmount] >= 0) AND ([RequestedAmount] IS NULL OR [RequestedAmount] >= 0) AND ([VerifiedAmount] IS NULL OR [VerifiedAmount] > 0) AND ([ApprovedAmount] IS NULL OR [ApprovedAmount] >= 0)"
                );
                t.HasCheckConstraint(
                    "CK_Tranches_PaidHere",
                    "[PaidHere] = 0 OR ([ApprovedAmount] IS NOT NULL AND [PaidHere] <= [ApprovedAmount])"
                );
            }
        );
        tranche.Property(t => t.Conditions).HasMaxLength(2000);
        tranche
            .HasIndex(t => new
            {
                t.TaskId,
                t.Number,
                t.Fund,
            })
            .IsUnique();
        tranche.HasIndex(t => new { t.State, t.Id });
        tranche.HasIndex(t => t.PlannedDay);
        tranche.Ignore(t => t.Amount);
        tranche.Ignore(t => t.Promised);
        tranche.Ignore(t => t.Released);
    }
}

internal sealed class LedgerMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable(
            "Ledger",
            t =>
            {
                t.HasCheckConstraint("CK_Ledger_Amount", "[Amount] > 0");
                t.HasTrigger("TR_Ledger_AppendOnly");
            }
        );
        entry.Property(e => e.Voucher).HasMaxLength(100);
        entry.Property(e => e.Treasury).HasMaxLength(200);
        entry.Property(e => e.VoucherKey).HasMaxLength(330).IsBinarySorted();
        entry.HasIndex(e => e.VoucherKey).IsUnique().HasFilter("[VoucherKey] IS NOT NULL");
        entry.HasIndex(e => e.ReversesId).IsUnique().HasFilter("[ReversesId] IS NOT NULL");
        entry.HasIndex(e => new { e.TaskId, e.Day });
        entry.HasIndex(e => new { e.Day, e.Id });
        entry.HasIndex(e => new { e.BudgetYear, e.Fund });
        entry.HasOne(e => e.Reverses).WithMany().HasForeignKey(e => e.ReversesId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TrancheMoveMapping : IEntityTypeConfiguration<TrancheMove>
{
    public void Configure(EntityTypeBuilder<TrancheMove> move)
    {
        move.ToTable("TrancheMoves", t => t.HasTrigger("TR_TrancheMoves_AppendOnly"));
        move.Property(m => m.Actor).HasMaxLength(300);
        move.Property(m => m.For).HasMaxLength(300);
        move.Property(m => m.Asker).HasMaxLength(300);
        move.Property(m => m.DocumentNumber).HasMaxLength(200);
        move.Property(m => m.FailedRules).HasMaxLength(-1);
        move.HasIndex(m => new { m.TaskId, m.Sequence }).IsUnique();
        move.Ignore(m => m.OnPaper);
    }
}

internal sealed class BudgetChangeMapping : IEntityTypeConfiguration<BudgetChange>
{
    public void Configure(EntityTypeBuilder<BudgetChange> change)
    {
        change.ToTable("BudgetChanges", t => t.HasCheckConstraint("CK_BudgetChanges_After", "[After] >= 0"));
        change.Property(c => c.DecisionNumber).HasMaxLength(200);
        change
            .HasIndex(c => new
            {
                c.TaskId,
                c.Fund,
                c.Day,
            })
            .IsUnique();
    }
}

internal sealed class YearBudgetMapping : IEntityTypeConfiguration<YearBudget>
{
    public void Configure(EntityTypeBuilder<YearBudget> budget)
    {
        budget.ToTable(
            "YearBudgets",
            t =>
                t.HasCheckConstraint(
                    "CK_YearBudgets_Amounts",
                    "([Assigned] IS NULL OR [Assigned] >= 0) AND ([CarriedIn] IS NULL OR [CarriedIn] >= 0) AND ([Cancelled] IS NULL OR [Cancelled] >= 0) AND ([CarriedOut] IS NULL OR [CarriedOut] >= 0)"
                )
        );
        budget
            .HasIndex(b => new
            {
                b.TaskId,
                b.Year,
                b.Fund,
            })
            .IsUnique();
        budget.HasIndex(b => new { b.Year, b.Id });
        budget.Ignore(b => b.Available);
    }
}

internal sealed class FundTotalMapping : IEntityTypeConfiguration<FundTotal>
{
    public void Configure(EntityTypeBuilder<FundTotal> total)
    {
        total.ToTable(
            "FundTotals",
            t =>
            {
                t.HasCheckConstraint("CK_FundTotals_Paid", "[Approved] IS NULL OR [Paid] <= [Approved] + [Owed]");
                t.HasCheckConstraint("CK_FundTotals_Owed", "[Owed] >= 0");
            }
        );
        total.HasKey(t => new { t.TaskId, t.Fund });
    }
}

internal sealed class StandInMapping : IEntityTypeConfiguration<StandIn>
{
    public void Configure(EntityTypeBuilder<StandIn> standIn)
    {
        standIn.ToTable(
            "StandIns",
            t => t.HasCheckConstraint("CK_StandIns_Period", "[From] <= [To] AND [ForId] <> [ById]")
        );
        standIn.Property(s => s.DocumentNumber).HasMaxLength(200);
        standIn.HasOne<Account>().WithMany().HasForeignKey(s => s.ForId).OnDelete(DeleteBehavior.Restrict);
        standIn.HasOne<Account>().WithMany().HasForeignKey(s => s.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TreasuryStatementMapping : IEntityTypeConfiguration<TreasuryStatement>
{
    public void Configure(EntityTypeBuilder<TreasuryStatement> statement)
    {
        statement.ToTable("TreasuryStatements");
        statement.Property(s => s.FileName).HasMaxLength(300);
        statement.Property(s => s.Treasury).HasMaxLength(200);
        statement.Property(s => s.Author).HasMaxLength(300);
        statement.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.StatementId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StatementLineMapping : IEntityTypeConfiguration<StatementLine>
{
    public void Configure(EntityTypeBuilder<StatementLine> line)
    {
        line.ToTable(
            "TreasuryStatementLines",
            t => t.HasCheckConstraint("CK_TreasuryStatementLines_Amount", "[Amount] <> 0")
        );
        line.Property(l => l.Voucher).HasMaxLength(100);
    }
}
