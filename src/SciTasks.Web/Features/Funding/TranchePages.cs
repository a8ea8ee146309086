using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Following;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.Mvc;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;
using SciTasks.Web.Tranches;

namespace SciTasks.Web.Features.Funding;

/// <summary>A move as shown: the person, for whom, on which paper, with the rules it failed.</summary>
public sealed record MoveLine(TrancheMove Move, string Who, IReadOnlyList<GateFinding> Failed);

/// <summary>A ledger entry as shown; one that stands may be taken back.</summary>
public sealed record EntryLine(LedgerEntry Entry, bool Stands);

/// <summary>A move someone has the right to.</summary>
/// <param name="Refused">Why it cannot be made now; null where it can.</param>
/// <param name="For">The one stood in for.</param>
/// <param name="Warning">Which steps that are now theirs the person locks themself out of by making it; null where
/// none.</param>
public sealed record StepOffer(MoveKind Move, string? Refused, string? For, string? Warning = null);

/// <summary>The page of a tranche: what is asked, what the gate says, what may be done.</summary>
public sealed record TranchePage(
    OpenedTask Opened,
    TaskHealth Health,
    BeforeAfter Money,
    GateVerdict? Gate,
    DateOnly GateDay,
    IReadOnlyList<StepOffer> Steps,
    IReadOnlyList<MoveLine> History,
    IReadOnlyList<EntryLine>? Entries,
    bool OnPaper,
    string Treasury,
    DateOnly Today
)
{
    public ResearchTask Task => Opened.Task;
    public Tranche Tranche => Opened.Tranche;
    public int Seen => Task.Moves.LastSequence();

    public StepOffer? Offer(MoveKind move) => Steps.FirstOrDefault(s => s.Move == move);

    public bool May(MoveKind move) => Offer(move) is { Refused: null };

    /// <summary>What was typed into which form, where the page is shown again.</summary>
    public StepForm? Typed { get; init; }
    public MoveKind? Tried { get; init; }

    /// <summary>Where the cited paper is registered, with what is known of it filled in; null for who may
    /// not.</summary>
    public string? RegisterPath { get; init; }

    /// <summary>What of the money does not rest on an approval.</summary>
    public string? Unbacked => TrancheMarks.Unbacked(Tranche);

    /// <summary>The decision taken here; null where none was, or where it came in as a fact.</summary>
    public MoveLine? Decided => History.FirstOrDefault(l => l.Move.Kind == MoveKind.Approve);

    /// <summary>What is known today of the day of signing is not what was known when it was signed: something was
    /// entered for it afterwards.</summary>
    public bool KnownLater =>
        Decided is { } decided && Gate is { } now && GateRecord.Write(now.Failed) != GateRecord.Write(decided.Failed);
    public Headline Headline => new(Gate?.Failed.Count() ?? 0, Gate?.Warned.Count() ?? 0, 0);

    /// <summary>Approved as a fact on paper, with rules it did not meet on that day.</summary>
    public IReadOnlyList<GateFinding> FailedOnPaper =>
        Tranche.Approved is not null
        && Gate is { Allowed: false } gate
        && !Task.MovesOf(Tranche).Any(m => m.Kind == MoveKind.Approve)
            ? [.. gate.Failed]
            : [];
}

/// <summary>Builds the page of a tranche for one person.</summary>
public sealed class TranchePages(AppDb db, Authority authority, TaskDesk desk)
{
    private static readonly MoveKind[] Offered = [.. Enum.GetValues<MoveKind>().Where(m => m != MoveKind.Plan)];

    public TaskDesk Desk => desk;

    /// <summary>The page from the database as it is now; null where the person may not see the tranche.</summary>
    public async Task<TranchePage?> OfAsync(int id, Me me, CancellationToken cancellation = default)
    {
        db.ChangeTracker.Clear();
        if (await desk.FindAsync(id, me, cancellation) is not { } opened)
            return null;
        var (task, tranche, today) = (opened.Task, opened.Tranche, authority.Today);
        var gateDay = tranche.Approved ?? today;
        var standing = task.Ledger.Standing();
        var gate =
            tranche.Fund == Fund.State && tranche.State is not (TrancheState.Cancelled or TrancheState.Closed)
                ? opened.Gate(gateDay)
                : null;
        return new(
            opened,
            TaskHealth.Of(opened, today),
            BeforeAfter.Of(opened, gate, gate is null ? today : gateDay),
            gate,
            gateDay,
            await StepsAsync(opened, me, cancellation),
            [
                .. task.MovesOf(tranche)
                    .Reverse()
                    .Select(m => new MoveLine(m, desk.Named(m.Actor, m.For), GateRecord.Read(m.FailedRules))),
            ],
            me.May(Act.Ledger, Access.Read)
                ?
                [
                    .. task
                        .Ledger.Where(e => e.Fund == tranche.Fund && e.Tranche == tranche.Number)
                        .OrderByDescending(e => e.Day)
                        .ThenByDescending(e => e.Id)
                        .Select(e => new EntryLine(e, standing.Contains(e))),
                ]
                : null,
            EntersPaper(me),
            desk.Treasury,
            today
        )
        {
            RegisterPath = me.May(Act.Documents, Access.Write)
                ? DocumentAddress.NewFor(task.Code)
                : null,
        };
    }

    /// <summary>Enters requests of others, on paper, rather than asking for themself.</summary>
    public static bool EntersPaper(Me me) => Permissions.Of(Act.RequestTranche, me.Roles) != Access.Own;

    private async Task<IReadOnlyList<StepOffer>> StepsAsync(OpenedTask opened, Me me, CancellationToken cancellation)
    {
        var offers = new List<StepOffer>();
        var actors = new Dictionary<Act, Actor?>();
        foreach (
            var move in Offered.Where(m =>
                MoveTable.Allows(m, opened.Tranche.State, opened.Options.Endorsed)
                || (m == MoveKind.RecordApproval && opened.Tranche is { Approved: null, Paid.Dong: > 0 })
            )
        )
        {
            var act = MoveActs.Of(move, opened.Tranche.State, opened.Options.Endorsed);
            if (!actors.TryGetValue(act, out var actor))
                actors[act] = actor = await authority.ForAsync(me, act, opened.Task.Id, cancellation);
            if (actor is null)
                continue;
            var verdict = opened.Flow.May(
                move,
                move == MoveKind.Request && EntersPaper(me) ? Actor.OnPaper("", null) : actor
            );
            if (verdict.Refusals.Any(r => r.Code == "tranche.state-only"))
                continue;
            var refused = verdict.Allowed ? null : desk.Words.Of(verdict.Refusals[0]);
            offers.Add(new(move, refused, actor.For?.Name, await WarningAsync(opened, move, me, cancellation)));
        }
        return offers;
    }

    /// <summary>Later steps that would be the person's by right and no longer are once they made this one.</summary>
    private async Task<string?> WarningAsync(OpenedTask opened, MoveKind move, Me me, CancellationToken cancellation)
    {
        var locked = new List<string>();
        foreach (var next in move == MoveKind.Request && EntersPaper(me) ? [] : FourEyes.LockedBy(move, opened.Tranche))
        {
            var act = MoveActs.Of(next, opened.Tranche.State, opened.Options.Endorsed);
            if (
                await authority.ForAsync(me, act, opened.Task.Id, cancellation) is { } actor
                && opened.Flow.Bar(next, actor) is null
            )
                locked.Add(desk.Words.Of(next));
        }
        return locked.Count == 0
            ? null
            : desk.Words[
                "If you do “{0}”, you may then not do: {1}. Someone else must.",
                desk.Words.Of(move),
                string.Join(", ", locked)
            ];
    }
}
