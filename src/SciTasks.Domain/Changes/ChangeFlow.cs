using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Changes;

/// <summary>What is asked for.</summary>
/// <param name="Exception">Why a rule that is not met should be set aside; null where none is asked to be.</param>
public sealed record AskedChange(
    string? Reason,
    string? Ground = null,
    DateOnly? NewEnd = null,
    string? NewName = null,
    string? NewEmail = null,
    ContentScope Scope = ContentScope.None,
    string? Before = null,
    string? After = null,
    DateOnly? Effective = null,
    Money? Granted = null,
    Money? RefundDue = null,
    IReadOnlyList<HeadingChange>? Headings = null,
    string? Exception = null
);

/// <summary>What a decision says where it differs from what was asked; null keeps what was asked.</summary>
public sealed record DecidedChange(
    DateOnly? NewEnd = null,
    DateOnly? Effective = null,
    Money? Granted = null,
    Money? RefundDue = null
);

/// <summary>A change request from letter to decision. What a rule does not allow throws
/// <see cref="RefusedException"/> and changes nothing.</summary>
public sealed class ChangeFlow(ResearchTask task, ChangeRequest change, RuleBook rules)
{
    private static readonly ChangeState[] Undecided =
    [
        ChangeState.Requested,
        ChangeState.Examined,
        ChangeState.AgreedToSubmit,
    ];

    /// <summary>What the rules say of it with the facts known on a day: asked in time is asked in time, but a second
    /// extension decided meanwhile counts.</summary>
    public ChangeVerdict VerdictOn(DateOnly on) =>
        new ChangeJudge(task, change, change.Requested ?? on, on, rules).Judge();

    /// <summary>A new request with the next number.</summary>
    /// <param name="asker">The one who asks, or the signatory of the host's letter where someone else enters
    /// it.</param>
    public static ChangeRequest Request(
        ResearchTask task,
        ChangeKind kind,
        AskedChange asked,
        Step step,
        string asker,
        bool onPaper,
        RuleBook rules
    )
    {
        if (task.Changes.Exists(c => c.Kind == kind && c.IsOpen))
            throw new RefusedException(new Refusal("change.open-already", kind));
        var change = new ChangeRequest(task.Changes.Count == 0 ? 1 : task.Changes.Max(c => c.Number) + 1, kind);
        new ChangeFlow(task, change, rules).Ask(asked, step, asker, onPaper);
        task.Changes.Add(change);
        return change;
    }

    /// <summary>Asks again after the request was sent back.</summary>
    public void AskAgain(AskedChange asked, Step step, string asker, bool onPaper)
    {
        From(ChangeState.Returned);
        if (task.Changes.Exists(c => c != change && c.Kind == change.Kind && c.IsOpen))
            throw new RefusedException(new Refusal("change.open-already", change.Kind));
        Ask(asked, step, asker, onPaper);
    }

    private void Ask(AskedChange asked, Step step, string asker, bool onPaper)
    {
        var kept = (change.Requested, change.State);
        Take(asked, step, asker);
        try
        {
            Check(onPaper, step);
        }
        catch (RefusedException)
        {
            (change.Requested, change.State) = kept;
            throw;
        }
        change.State = ChangeState.Requested;
        var move = task.Record(WorkMoveKind.RequestChange, change.Key, step);
        (move.OnBehalfOf, move.FailedRules) = (
            onPaper ? asker : null,
            GateRecord.Write(VerdictOn(Entered(step)).Failed.Select(f => f.Rule))
        );
    }

    private void Take(AskedChange asked, Step step, string asker)
    {
        (change.Requested, change.Asker, change.Letter, change.Reason, change.Ground) = (
            step.Day,
            asker,
            step.Document ?? Citation.None,
            asked.Reason,
            asked.Ground
        );
        (change.NewEnd, change.NewName, change.NewEmail, change.Scope, change.After) = (
            asked.NewEnd,
            asked.NewName,
            asked.NewEmail,
            asked.Scope,
            asked.After
        );
        (change.Effective, change.Granted, change.RefundDue, change.ExceptionReason) = (
            asked.Effective,
            asked.Granted,
            asked.RefundDue,
            asked.Exception
        );
        change.Before = change.Kind switch
        {
            ChangeKind.Lead => task.Lead?.Name,
            ChangeKind.Host => task.Host?.Name,
            _ => asked.Before,
        };
        change.Headings.Clear();
        change.Headings.AddRange(asked.Headings ?? []);
    }

    private void Check(bool onPaper, Step step)
    {
        var verdict = VerdictOn(Entered(step));
        new Verdict([
            .. new Refusal?[]
            {
                Missing(change.Reason) ? new("change.reason-needed") : null,
                change.Kind is ChangeKind.Extension or ChangeKind.Shortening && change.NewEnd is null
                    ? new("change.new-end-needed")
                    : null,
                change.Kind is ChangeKind.Lead or ChangeKind.Host && Missing(change.NewName)
                    ? new("change.new-name-needed")
                    : null,
                change.Kind == ChangeKind.Content && (Missing(change.After) || change.Scope == ContentScope.None)
                    ? new("change.content-needed")
                    : null,
                change.Effective is { } from && !MayHoldFrom(from)
                    ? new("change.effective-day", TaskStatus.StartOf(task), task.Suspension.Day)
                    : null,
                change.Granted < Money.Zero || change.RefundDue < Money.Zero ? new("change.money-negative") : null,
                onPaper && step.Document is not { Number: not null, Day: not null }
                    ? new("change.letter-needed")
                    : null,
            }.OfType<Refusal>(),
            .. verdict.Never.Select(f => new Refusal("change.rule-never", f.Rule)),
            .. verdict
                .Failed.Where(f => f.Exception != ExceptionBy.Nobody && Missing(change.ExceptionReason))
                .Select(f => new Refusal("change.rule-refuses", f.Rule)),
        ]).Guard();
    }

    /// <summary>The officer finds the dossier complete and says what the division thinks.</summary>
    /// <param name="missing">Names of required papers that are neither attached nor received on paper.</param>
    public void Examine(
        Step step,
        DateOnly? dossierDay,
        string? opinion,
        bool? supported,
        IReadOnlyList<string> missing
    )
    {
        From(ChangeState.Requested);
        new Verdict([
            .. new Refusal?[]
            {
                missing.Count == 0 ? null : new("change.dossier-incomplete", string.Join("; ", missing)),
                dossierDay is null || dossierDay < change.Requested || dossierDay > step.Day
                    ? new("change.dossier-day-needed", change.Requested)
                    : null,
                Missing(opinion) || supported is null ? new("change.opinion-needed") : null,
                Same(step, WorkMoveKind.RequestChange),
            }.OfType<Refusal>(),
        ]).Guard();
        (change.DossierDay, change.Opinion, change.Supported, change.State) = (
            dossierDay,
            opinion,
            supported,
            ChangeState.Examined
        );
        task.Record(WorkMoveKind.ExamineChange, change.Key, step);
    }

    /// <summary>Sent back to the asker, who may ask again.</summary>
    public void Return(Step step)
    {
        From(ChangeState.Requested, ChangeState.Examined);
        Reasoned(step);
        (change.State, change.DossierDay) = (ChangeState.Returned, null);
        task.Record(WorkMoveKind.ReturnChange, change.Key, step);
    }

    public void Withdraw(Step step)
    {
        From(ChangeState.Requested, ChangeState.Returned, ChangeState.Examined);
        Reasoned(step);
        change.State = ChangeState.Withdrawn;
        task.Record(WorkMoveKind.WithdrawChange, change.Key, step);
    }

    /// <summary>Every reason why leadership may not approve it itself.</summary>
    /// <param name="reason">Sets aside the rules that leadership may, together with a decision number.</param>
    public Verdict MayApprove(Step step, DelegationRule? delegation)
    {
        var verdict = VerdictOn(step.Day);
        var excepted = !Missing(step.Reason) && !Missing(step.Document?.Number);
        return new([
            .. new Refusal?[]
            {
                change.State == ChangeState.Examined ? null : new("change.not-open", change.State),
                delegation is null ? new("change.not-delegated", change.Kind) : null,
                Missing(step.Document?.Number) ? new("change.number-needed") : null,
                Same(step, WorkMoveKind.RequestChange) ?? Same(step, WorkMoveKind.ExamineChange),
            }.OfType<Refusal>(),
            .. verdict.Never.Select(f => new Refusal("change.rule-never", f.Rule)),
            .. verdict.BeyondLeadership.Select(f => new Refusal("change.rule-authority", f.Rule)),
            .. verdict
                .Failed.Where(f => f.Exception == ExceptionBy.Leadership && !excepted)
                .Select(f => new Refusal("change.rule-needs-reason", f.Rule)),
        ]);
    }

    /// <summary>Leadership approves where that is delegated; everything derived is planned anew in the same
    /// step.</summary>
    /// <param name="effect">What follows from it for the task.</param>
    public void Approve(Step step, DelegationRule? delegation, TakesEffect effect)
    {
        MayApprove(step, delegation).Guard();
        var failed = GateRecord.Write(VerdictOn(step.Day).Failed.Select(f => f.Rule));
        change.Delegation = delegation!.Document;
        Decide(
            ChangeState.Approved,
            step.Document is { } paper ? paper with { Day = paper.Day ?? step.Day } : new(null, step.Day),
            step,
            effect
        );
        task.Record(WorkMoveKind.ApproveChange, change.Key, step).FailedRules = failed;
    }

    /// <summary>Leadership lets it go to the competent authority; nothing takes effect yet.</summary>
    public void AgreeToSubmit(Step step)
    {
        From(ChangeState.Examined);
        new Verdict([
            .. VerdictOn(step.Day).Never.Select(f => new Refusal("change.rule-never", f.Rule)),
            .. new[]
            {
                Same(step, WorkMoveKind.RequestChange) ?? Same(step, WorkMoveKind.ExamineChange),
            }.OfType<Refusal>(),
        ]).Guard();
        change.State = ChangeState.AgreedToSubmit;
        task.Record(WorkMoveKind.AgreeToSubmit, change.Key, step).FailedRules = GateRecord.Write(
            VerdictOn(step.Day).Failed.Select(f => f.Rule)
        );
    }

    public void Refuse(Step step)
    {
        From(Undecided);
        Reasoned(step);
        (change.State, change.Answered) = (ChangeState.Refused, step.Day);
        task.Record(WorkMoveKind.RefuseChange, change.Key, step);
    }

    /// <summary>The decision of the competent authority exists on paper: it is recorded as it is, on its own day,
    /// with the rules it did not meet.</summary>
    /// <param name="decided">What the decision says where it differs from what was asked; the audit keeps what was
    /// asked.</param>
    public void RecordDecision(Step step, bool approved, TakesEffect effect, DecidedChange? decided = null)
    {
        From(Undecided);
        new Verdict([
            .. new Refusal?[]
            {
                step.Document is { Number: not null, Day: not null } ? null : new("change.decision-needed"),
                task.MovesOn(change).Any(m => m.Kind == WorkMoveKind.RequestChange && m.EnteredBy(step.By))
                    ? new("change.same-person", step.By.Name)
                    : null,
                decided is { Effective: { } from } && !MayHoldFrom(from)
                    ? new("change.effective-day", TaskStatus.StartOf(task), task.Suspension.Day)
                    : null,
                decided is { NewEnd: { } end } && end < TaskStatus.StartOf(task)
                    ? new("task.end-before-start", TaskStatus.StartOf(task), end)
                    : null,
                decided?.Granted < Money.Zero || decided?.RefundDue < Money.Zero ? new("change.money-negative") : null,
            }.OfType<Refusal>(),
        ]).Guard();
        if (approved && decided is not null)
            Take(decided);
        var failed = GateRecord.Write(VerdictOn(step.Day).Failed.Select(f => f.Rule));
        Decide(approved ? ChangeState.Approved : ChangeState.Refused, step.Document!, step, effect);
        task.Record(WorkMoveKind.RecordChangeDecision, change.Key, step).FailedRules = approved ? failed : null;
    }

    private void Decide(ChangeState state, Citation decision, Step step, TakesEffect effect)
    {
        (change.State, change.Decision, change.Answered) = (state, decision, decision.Day);
        if (state == ChangeState.Approved)
            effect(task, change, step with { Day = decision.Day!.Value });
    }

    private void Take(DecidedChange decided)
    {
        (change.NewEnd, change.Effective) = (decided.NewEnd ?? change.NewEnd, decided.Effective ?? change.Effective);
        (change.Granted, change.RefundDue) = (decided.Granted ?? change.Granted, decided.RefundDue ?? change.RefundDue);
    }

    /// <summary>Not before the task began, and a resumption not before what it ends.</summary>
    private bool MayHoldFrom(DateOnly day) =>
        !(day < TaskStatus.StartOf(task)) && !(change.Kind == ChangeKind.Resumption && day < task.Suspension.Day);

    /// <summary>The day a step is entered: what was decided by then counts, whatever day the paper bears.</summary>
    private static DateOnly Entered(Step step) =>
        VietnamTime.ToVietnam(step.At) is var at && DateOnly.FromDateTime(at) is var day && day > step.Day
            ? day
            : step.Day;

    /// <summary>Nobody decides or examines what they asked for, nor decides what they examined; who entered the
    /// host's letter did not ask.</summary>
    private Refusal? Same(Step step, WorkMoveKind kind) =>
        task.MovesOn(change).LastOrDefault(m => m.Kind == kind)?.MadeBy(step.By) == true
            ? new("change.same-person", step.By.Name)
            : null;

    private void From(params ChangeState[] states)
    {
        if (!states.Contains(change.State))
            throw new RefusedException(new Refusal("change.not-open", change.State));
    }

    private static void Reasoned(Step step)
    {
        if (Missing(step.Reason))
            throw new RefusedException(new Refusal("change.reason-needed"));
    }

    private static bool Missing(string? text) => string.IsNullOrWhiteSpace(text);
}
