using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Following;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Register;
using SciTasks.Domain.Reports;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Faults;
using SciTasks.Web.Mail;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Steps;

/// <summary>A task opened for work on its funding, and one of its tranches where one is meant.</summary>
public sealed record OpenedTask(
    ResearchTask Task,
    Tranche? Chosen,
    DateOnly? GoLive,
    RuleBook Rules,
    FlowOptions Options
)
{
    public Tranche Tranche => Chosen!;

    public TrancheFlow Flow => new(Task, Tranche, Options);

    public TrancheMoney Money => new(Task, Tranche, Options);

    /// <summary>The deadlines of the task as known on a day.</summary>
    public DeadlinePlan Deadlines(DateOnly on) => new(Task, on, Rules, GoLive);

    /// <summary>The reporting periods of the contract as known on a day.</summary>
    public IReadOnlyList<ReportPeriod> Periods(DateOnly on) => Deadlines(on).Periods();

    public int SeenWork => Task.WorkMoves.LastSequence();

    /// <summary>What the gate says of the tranche on a day.</summary>
    public GateVerdict Gate(DateOnly on) => new FundingGate(Task, Tranche, on, Rules, GoLive).Judge();
}

/// <summary>Why a save did not happen, in words; nothing was changed.</summary>
/// <param name="Status">409 for a race, 422 for what cannot be stored, 503 where the machine failed.</param>
public sealed record Lost(string Message, int Status = StatusCodes.Status409Conflict);

/// <summary>Finds tasks and tranches through what the person may see, and saves what was done to them, telling the
/// loser of a race what
/// changed.</summary>
public sealed class TaskDesk(AppDb db, RuleBook rules, Settings settings, Wording words, Letters letters)
{
    /// <summary>The treasury payments usually go through.</summary>
    public string Treasury => settings.Funding.Treasury;

    public FlowOptions Options => new(settings.Funding.Endorsement);

    public Wording Words => words;

    public RuleBook Rules => rules;

    /// <returns>Null where there is no such tranche for this person.</returns>
    public async Task<OpenedTask?> FindAsync(int trancheId, Me me, CancellationToken cancellation = default) =>
        await db
            .Tasks.VisibleTo(me)
            .Where(t => t.Tranches.Any(x => x.Id == trancheId))
            .WithEverything()
            .SingleOrDefaultAsync(cancellation)
            is { } task
            ? await OpenAsync(task, task.Tranches.Single(t => t.Id == trancheId), cancellation)
            : null;

    public async Task<OpenedTask?> FindTaskAsync(int taskId, Me me, CancellationToken cancellation = default) =>
        await db.Tasks.VisibleTo(me).Where(t => t.Id == taskId).WithEverything().SingleOrDefaultAsync(cancellation)
            is { } task
            ? await OpenAsync(task, null, cancellation)
            : null;

    /// <summary>The cited paper stands in the registry under its number and day; true where none is cited; half a
    /// citation is none of the registry.</summary>
    public async Task<bool> IsRegisteredAsync(StepForm form, CancellationToken cancellation = default)
    {
        if (form.Document is not { } cited)
            return true;
        if (cited is not { Number: { } number, Day: { } day })
            return false;
        var key = OfficialDocument.KeyOf(number);
        return await db.Documents.AnyAsync(d => d.NumberKey == key && d.Day == day, cancellation);
    }

    /// <summary>Saves, where nothing was changed since the page was opened.</summary>
    /// <param name="form">Its version is set as the original one.</param>
    public async Task<Lost?> SaveAsync(
        OpenedTask opened,
        StepForm form,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        db.Author = Named(by.Name, by.For?.Name);
        db.Reason = form.Reason;
        if (form.ChecksTask)
            db.Entry(opened.Task).Property(t => t.Version).OriginalValue = form.Version;
        if (await VoucherTwiceAsync(opened, cancellation) is { } twice)
            return new(words.Of(twice));
        await letters.WriteAsync(opened.Task, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (RefusedException refused)
        {
            return new(string.Join(" ", refused.Refusals.Select(words.Of)), StatusCodes.Status422UnprocessableEntity);
        }
        catch (Exception e) when (FaultTable.Of(e) is { } fault)
        {
            return new(await WhyAsync(opened, form, fault, cancellation), fault.Status);
        }
    }

    private async Task<string> WhyAsync(OpenedTask opened, StepForm form, Fault fault, CancellationToken cancellation)
    {
        if (fault.Names("VoucherKey"))
            return words[
                "The voucher has just been entered by someone else. What you typed is kept; check the number and the line."
            ];
        if (fault.Names("CK_FundTotals_Paid") || fault.Names("CK_Tranches_PaidHere"))
            return words["The database refused: more would be paid than is approved. Nothing was changed."];
        // Two at the same step write the same move, the same letter or the same new report; whichever the database
        // meets first tells of the race.
        return fault.Kind == FaultKind.Lost ? await WhatChangedAsync(opened, form, cancellation) : words.Of(fault);
    }

    /// <summary>Someone's name, with the one they act for.</summary>
    public string Named(string name, string? represented) =>
        represented is null ? name : words["{0} (for {1})", name, represented];

    /// <summary>A move as one sentence.</summary>
    public string Sentence(ResearchTask task, TrancheMove move) =>
        words[
            $"Move.{move.Kind}.done",
            Named(move.Asker ?? move.Actor, move.For),
            move.Tranche,
            task.Code,
            move.Amount,
            move.At.ToVietnam().ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)
        ];

    /// <summary>What may still be promised of the source after what was done.</summary>
    public string Left(ResearchTask task, Fund fund) =>
        task.Budget(fund) is { } total
            ? words["Left of the approved total: {0}.", total - new FundPosition(task, fund).Total]
            : words["No approved total is recorded."];

    private async Task<OpenedTask> OpenAsync(ResearchTask task, Tranche? tranche, CancellationToken cancellation)
    {
        var goLive = await db
            .Sources.Where(s => s.Name == task.Source)
            .Select(s => (DateOnly?)s.GoLiveDay)
            .FirstOrDefaultAsync(cancellation);
        return new(task, tranche, goLive, rules, Options);
    }

    private async Task<Refusal?> VoucherTwiceAsync(OpenedTask opened, CancellationToken cancellation)
    {
        foreach (var entry in opened.Task.Ledger.Where(e => e.Id == 0))
            if (
                LedgerEntry.KeyOf(entry, opened.GoLive) is { } key
                && await db.Ledger.AnyAsync(e => e.VoucherKey == key, cancellation)
            )
                return new("ledger.voucher-twice", entry.Voucher, entry.Line, entry.BudgetYear);
        return null;
    }

    /// <summary>A step on a report, an inspection or a change as one sentence.</summary>
    public string Sentence(ResearchTask task, WorkMove move) =>
        words[
            $"WorkMove.{move.Kind}.done",
            Named(move.OnBehalfOf ?? move.Actor, move.For),
            words.Subject(move),
            task.Code,
            move.At.ToVietnam().ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)
        ];

    private async Task<string> WhatChangedAsync(OpenedTask opened, StepForm form, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var (id, key) = (opened.Task.Id, $"{opened.Task.Source}|{opened.Task.CodeKey}");
        var task = await db.Tasks.AsNoTracking().WithEverything().SingleAsync(t => t.Id == id, cancellation);
        var done = form.SeenWork is { } seen
            ? task
                .WorkMoves.Where(m => m.Sequence > seen)
                .OrderBy(m => m.Sequence)
                .Select(m => Sentence(task, m))
                .ToList()
            : task
                .Moves.Where(m => m.Sequence > form.Seen)
                .OrderBy(m => m.Sequence)
                .Select(m => Sentence(task, m))
                .ToList();
        if (
            done.Count == 0
            && await db
                .Audit.AsNoTracking()
                .Where(a => a.TaskKey == key)
                .OrderByDescending(a => a.Id)
                .FirstOrDefaultAsync(cancellation)
                is { } line
        )
            done.Add(
                words[
                    "{0} changed the task at {1}.",
                    line.Author,
                    line.At.ToVietnam().ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)
                ]
            );
        var fund = opened.Chosen?.Fund ?? Fund.State;
        return $"{words["Someone was faster, so nothing of yours was saved; what you typed is kept."]} {string.Join(" ", done)} {(form.SeenWork is null ? Left(task, fund) : "")}".TrimEnd();
    }
}
