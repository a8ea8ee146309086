using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SciTasks.Data.Audit;
using SciTasks.Data.Sealing;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Following;
using SciTasks.Domain.Funding;
using SciTasks.Domain.People;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data;

/// <summary>The one database of the system, on SQLite or SQL Server. A save also writes what is derived from the
/// facts (spans, deadlines,
/// search words, fund totals) and the audit lines, all in one transaction.</summary>
public sealed class AppDb(DbContextOptions<AppDb> options, RuleBook rules, TimeProvider clock)
    : IdentityUserContext<Account, int>(options)
{
    /// <summary>Raised when derived rows of stored tasks must be written again.</summary>
    public const string DerivedVersion = "5";

    public DbSet<ResearchTask> Tasks => Set<ResearchTask>();
    public DbSet<Tranche> Tranches => Set<Tranche>();
    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();
    public DbSet<FundTotal> FundTotals => Set<FundTotal>();
    public DbSet<YearBudget> YearBudgets => Set<YearBudget>();
    public DbSet<TrancheMove> Moves => Set<TrancheMove>();
    public DbSet<StandIn> StandIns => Set<StandIn>();
    public DbSet<TreasuryStatement> Statements => Set<TreasuryStatement>();
    public DbSet<WorkMove> WorkMoves => Set<WorkMove>();
    public DbSet<OfficialDocument> Documents => Set<OfficialDocument>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<Letter> Letters => Set<Letter>();
    public DbSet<MailText> MailTexts => Set<MailText>();
    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<FormerName> FormerNames => Set<FormerName>();
    public DbSet<NameMerge> NameMerges => Set<NameMerge>();
    public DbSet<SourceSystem> Sources => Set<SourceSystem>();
    public DbSet<StatusSpan> Spans => Set<StatusSpan>();
    public DbSet<TaskWord> Words => Set<TaskWord>();
    public DbSet<Deadline> Deadlines => Set<Deadline>();
    public DbSet<Alert> Alerts => Set<Alert>();
    public DbSet<AlertRest> AlertRests => Set<AlertRest>();
    public DbSet<AlertRun> AlertRuns => Set<AlertRun>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<ImportRun> Imports => Set<ImportRun>();
    public DbSet<ImportLayout> ImportLayouts => Set<ImportLayout>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<AuditLine> Audit => Set<AuditLine>();
    public DbSet<RoleTerm> RoleTerms => Set<RoleTerm>();
    public DbSet<AccessLine> Accesses => Set<AccessLine>();
    public DbSet<Seal> Seals => Set<Seal>();
    public DbSet<DatabaseMark> Marks => Set<DatabaseMark>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    /// <summary>Who changes things through this context; every audit line names them.</summary>
    public string Author { get; set; } = "system";

    /// <summary>Why, where a correction was asked for its reason.</summary>
    public string? Reason { get; set; }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        // Each look at the tracker would go through all of it again, and an import has it full.
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var lines = AuditTrail.Lines(ChangeTracker, Author, Reason, clock.GetUtcNow().UtcDateTime).ToList();
            var rows = await new Derivation(this, rules, clock.Today()).RefreshAsync(cancellationToken);
            ChangeTracker.DetectChanges();
            Versions.Renew(ChangeTracker);
            TextLimits.Check(ChangeTracker);
            if (rows.Count > 0)
                return await SaveWithAsync(rows, lines, acceptAllChangesOnSuccess, cancellationToken);
            Audit.AddRange(lines);
            TextLimits.Check(ChangeTracker);
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    /// <returns>Null within a transaction that someone else has begun and will end.</returns>
    public async Task<IDbContextTransaction?> BeginAsync(CancellationToken cancellation) =>
        Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellation) : null;

    /// <summary>New tasks first, then, by their numbers, the rows derived from them and the audit lines, past the tracker.</summary>
    private async Task<int> SaveWithAsync(
        IReadOnlyList<RowOfTask> rows,
        List<AuditLine> lines,
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellation
    )
    {
        await using var own = await BeginAsync(cancellation);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellation);
        var bulk = new BulkRows(this);
        foreach (var kind in rows.GroupBy(r => r.Row.GetType()))
            await bulk.InsertAsync(kind.Key, [.. kind], cancellation);
        await bulk.InsertAsync(typeof(AuditLine), [.. lines.Select(l => new RowOfTask(null, l))], cancellation);
        if (own is not null)
            await own.CommitAsync(cancellation);
        return saved + rows.Count + lines.Count;
    }

    /// <summary>Goes through the register by Id and tells of stored rows that do not follow from the facts. Reads only;
    /// nothing tracked stays.</summary>
    public async IAsyncEnumerable<Drift> DriftAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        const int many = 200;
        for (var (last, more) = (0, true); more;)
        {
            ChangeTracker.Clear();
            var tasks = await Tasks
                .Where(t => t.Id > last)
                .OrderBy(t => t.Id)
                .Take(many)
                .ToListAsync(cancellationToken);
            foreach (var drift in await new Derivation(this, rules, clock.Today()).DriftAsync(tasks, cancellationToken))
                yield return drift;
            (more, last) = (tasks.Count == many, tasks.Count == 0 ? last : tasks[^1].Id);
        }
        ChangeTracker.Clear();
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: derived rows may have to be loaded first.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Money>().HaveConversion<Mappings.MoneyConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        // Sets of bits, asked for by bit.
        configurationBuilder.Properties<Roles>().HaveConversion<int>();
        configurationBuilder.Properties<ContentScope>().HaveConversion<int>();
        configurationBuilder
            .Properties<DeadlineKind>()
            .HaveConversion<Mappings.DeadlineKindConverter>()
            .HaveMaxLength(40);
        configurationBuilder.Properties<DateTime>().HaveConversion<Mappings.UtcConverter>();
        configurationBuilder.Properties<string>().HaveMaxLength(4000);
        configurationBuilder.ComplexProperties<Citation>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
    }
}
