using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Inspections;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.Files;
using SciTasks.Web.Mvc;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Inspections;

/// <summary>An inspection in the plan or held, with its task.</summary>
public sealed record InspectionLine(ResearchTask Task, Inspection Inspection)
{
    public string Address => InspectionAddress.Of(Task.Id, Inspection.Number);
}

/// <summary>The plan of a year.</summary>
/// <param name="Proposed">What the rule asks for and is not planned yet, by quarter and code.</param>
/// <param name="OpenFindings">Findings not yet confirmed fixed.</param>
public sealed record InspectionPlanPage(
    int Year,
    IReadOnlyList<ProposedInspection> Proposed,
    IReadOnlyList<InspectionLine> Lines,
    IReadOnlyList<(InspectionLine Line, Finding Finding)> OpenFindings,
    Paging FindingPages,
    bool MayPlan,
    DateOnly Today
);

/// <summary>The inspections of a task.</summary>
public sealed record TaskInspectionsPage(
    OpenedTask Opened,
    IReadOnlyList<Inspection> Inspections,
    ProposedInspection? Proposed,
    bool MayPlan,
    DateOnly Today
)
{
    public PlanInspectionForm? Typed { get; init; }
}

/// <summary>The page of one inspection.</summary>
public sealed record InspectionPage(
    OpenedTask Opened,
    Inspection Inspection,
    bool MayWrite,
    bool MayFix,
    LimitRule? NoticeRule,
    FilesPart Files,
    IReadOnlyDictionary<int, FilesPart> Proofs,
    IReadOnlyList<WorkMove> History,
    DateOnly Today
)
{
    public ResearchTask Task => Opened.Task;
    public string Address => InspectionAddress.Of(Task.Id, Inspection.Number);
    public StepForm? Typed { get; init; }

    /// <summary>The step that was refused.</summary>
    public string? Tried { get; init; }
}

/// <summary>Builds the pages of inspections for one person.</summary>
public sealed class InspectionPages(AppDb db, TaskWork work, FileShelf shelf)
{
    public const string NoticeRule = "inspection-notice";

    /// <summary>Proposals shown at once.</summary>
    public const int MostProposed = 200;

    public async Task<InspectionPlanPage> PlanAsync(
        int year,
        Me me,
        CancellationToken cancellation,
        int page = 1,
        int mostProposed = MostProposed
    )
    {
        var today = work.Authority.Today;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var may = me.May(Act.Inspections, Access.Write);
        var visible = db.Tasks.AsNoTracking().VisibleTo(me);
        var held = await visible
            .Where(t =>
                t.Inspections.Any(i =>
                    i.PlannedYear == year
                    || (i.Day >= first && i.Day <= last)
                    || (i.Day != null && i.Findings.Any(f => f.Fixed == null))
                )
            )
            .Include(t => t.Host)
            .Include(t => t.Lead)
            .Include(t => t.Inspections)
            .AsSplitQuery()
            .OrderBy(t => t.CodeKey)
            .ToListAsync(cancellation);
        var lines = held.SelectMany(t => t.Inspections.Select(i => new InspectionLine(t, i))).ToList();
        var open = lines
            .Where(l => l.Inspection.Day is not null)
            .SelectMany(l => l.Inspection.Findings.Where(f => f.Fixed is null).Select(f => (l, f)))
            .OrderBy(x => x.f.FixBy ?? DateOnly.MaxValue)
            .ToList();
        var pages = Paging.Of(page, 100, open.Count);
        return new(
            year,
            may ? await ProposedAsync(visible, year, today, cancellation, mostProposed) : [],
            [
                .. lines
                    .Where(l => l.Inspection.PlannedYear == year || l.Inspection.Day?.Year == year)
                    .OrderBy(l => l.Inspection.PlannedQuarter ?? (l.Inspection.Day!.Value.Month + 2) / 3)
                    .ThenBy(l => l.Inspection.Day ?? l.Inspection.NoticedFor ?? DateOnly.MaxValue),
            ],
            [.. open.Skip(pages.Skip).Take(pages.Size)],
            pages,
            may,
            today
        );
    }

    /// <summary>What the rule asks for, most overdue first. The deadlines say which tasks to look at; only what
    /// decides of them is loaded.</summary>
    public async Task<List<ProposedInspection>> ProposedAsync(
        IQueryable<ResearchTask> visible,
        int year,
        DateOnly today,
        CancellationToken cancellation,
        int most = MostProposed
    )
    {
        var (goLive, last) = (
            await db.Sources.ToDictionaryAsync(s => s.Name, s => (DateOnly?)s.GoLiveDay, cancellation),
            new DateOnly(year, 12, 31)
        );
        var due = await visible
            .Where(t => !t.Inspections.Any(i => i.PlannedYear == year && i.Day == null && i.Cancelled == null))
            .SelectMany(
                t =>
                    t.Deadlines.Where(d =>
                        d.Kind == TaskDeadline.Inspection && d.Tracked && d.Fulfilled == null && d.Due <= last
                    ),
                (t, d) => new { t.Id, d.Due }
            )
            .GroupBy(x => x.Id)
            .Select(g => new { Id = g.Key, Due = g.Min(x => x.Due) })
            .OrderBy(x => x.Due)
            .ThenBy(x => x.Id)
            .Take(most)
            .Select(x => x.Id)
            .ToListAsync(cancellation);
        var tasks = await visible
            .Where(t => due.Contains(t.Id))
            .Include(t => t.Host)
            .Include(t => t.Lead)
            .Include(t => t.Inspections)
            .Include(t => t.Extensions)
            .Include(t => t.Changes)
            .AsSplitQuery()
            .ToListAsync(cancellation);
        return
        [
            .. tasks
                .Select(t => InspectionPlan.For(t, year, today, work.Desk.Rules, goLive.GetValueOrDefault(t.Source)))
                .OfType<ProposedInspection>()
                .OrderBy(p => p.Quarter)
                .ThenBy(p => p.Task.CodeKey, StringComparer.Ordinal),
        ];
    }

    public async Task<TaskInspectionsPage?> TaskAsync(int id, Me me, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        if (await work.Desk.FindTaskAsync(id, me, cancellation) is not { } opened)
            return null;
        var today = work.Authority.Today;
        return new(
            opened,
            [
                .. opened
                    .Task.Inspections.OrderByDescending(i => i.Day ?? i.NoticedFor ?? DateOnly.MaxValue)
                    .ThenByDescending(i => i.Number),
            ],
            InspectionPlan.For(opened.Task, today.Year, today, opened.Rules, opened.GoLive),
            await work.Authority.ForAsync(me, Act.Inspections, id, cancellation) is not null,
            today
        );
    }

    public async Task<InspectionPage?> OfAsync(int id, int number, Me me, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        if (
            await work.Desk.FindTaskAsync(id, me, cancellation) is not { } opened
            || opened.Task.Inspections.Find(i => i.Number == number) is not { } inspection
        )
            return null;
        var back = InspectionAddress.Of(id, number);
        var proofs = new Dictionary<int, FilesPart>();
        foreach (var finding in inspection.Findings)
            proofs[finding.Number] = await shelf.PartAsync(
                new(id, FileArea.Inspection, $"{inspection.Key}.{finding.Number}"),
                null,
                me,
                back,
                cancellation
            );
        var regime = opened.Rules.RegimeOf(opened.Task.RegimeCode, opened.Task.RegimeDay).Code;
        return new(
            opened,
            inspection,
            await work.Authority.ForAsync(me, Act.Inspections, id, cancellation) is not null,
            await work.Authority.ForAsync(me, Act.FixFinding, id, cancellation) is not null,
            opened.Rules.Limit(NoticeRule, regime),
            await shelf.PartAsync(new(id, FileArea.Inspection, inspection.Key), "inspection", me, back, cancellation),
            proofs,
            [.. opened.Task.MovesOn(inspection).Reverse()],
            work.Authority.Today
        );
    }
}
