using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Mvc;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Tranches;

/// <summary>What the queue is narrowed to; the address holds it and the export takes the same.</summary>
public sealed record QueueFilter
{
    /// <summary>mine: what waits for me; open: every request on its way or to be paid; all: every tranche.</summary>
    public string Show { get; init; } = "mine";
    public TrancheState? State { get; init; }
    public int Page { get; init; } = 1;

    public string Query(string? show = null, int? page = null) =>
        QueryString
            .Create(
                new Dictionary<string, string?>
                {
                    ["show"] = show ?? Show,
                    ["state"] = show is null ? State?.ToString() : null,
                    ["page"] = page?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                }.Where(p => p.Value is not null)
            )
            .ToString();
}

/// <summary>A tranche in the queue.</summary>
public sealed record QueueLine(
    ResearchTask Task,
    Tranche Tranche,
    TaskHealth Health,
    BeforeAfter Money,
    GateVerdict? Gate,
    DateOnly? Since,
    string? By
);

public sealed record QueuePage(
    QueueFilter Filter,
    IReadOnlyList<QueueLine> Lines,
    Paging Paging,
    IReadOnlyList<string> StandsInFor,
    DateOnly Today
);

/// <summary>Tranches that wait for a step, oldest first, with the health of the task and what the gate says
/// today.</summary>
public sealed class FundingQueue(AppDb db, Authority authority, TaskDesk desk)
{
    public const int PageSize = 50,
        ExportSize = Paging.Whole;

    private static readonly TrancheState[] Open =
    [
        TrancheState.Requested,
        TrancheState.Verified,
        TrancheState.Checked,
        TrancheState.Endorsed,
        TrancheState.Approved,
        TrancheState.PartlyPaid,
        TrancheState.PaymentFailed,
    ];

    /// <param name="most">Rows of a page; an export takes many.</param>
    public async Task<QueuePage> PageAsync(
        QueueFilter filter,
        Me me,
        int most = PageSize,
        CancellationToken cancellation = default
    )
    {
        var lent = await authority.LentToAsync(me, cancellation);
        var found = Apply(filter, me, lent);
        var paging = Paging.Of(filter.Page, most, await found.CountAsync(cancellation));
        var ids = await found
            .OrderBy(t => t.Requested ?? t.Approved ?? t.PlannedDay ?? DateOnly.MaxValue)
            .ThenBy(t => t.Id)
            .Skip(paging.Skip)
            .Take(most)
            .Select(t => t.Id)
            .ToListAsync(cancellation);
        var tasks = await db
            .Tasks.AsNoTracking()
            .Where(t => t.Tranches.Any(x => ids.Contains(x.Id)))
            .WithEverything()
            .ToListAsync(cancellation);
        var goLive = await db.Sources.ToDictionaryAsync(s => s.Name, s => (DateOnly?)s.GoLiveDay, cancellation);
        var places = ids.Index().ToDictionary(i => i.Item, i => i.Index);
        var lines = tasks
            .SelectMany(t =>
                t.Tranches.Where(x => places.ContainsKey(x.Id))
                    .Select(x => Line(new(t, x, goLive.GetValueOrDefault(t.Source), desk.Rules, desk.Options)))
            )
            .OrderBy(l => places[l.Tranche.Id])
            .ToList();
        return new(filter, lines, paging, [.. lent.Select(a => a.DisplayName)], authority.Today);
    }

    private QueueLine Line(OpenedTask opened)
    {
        var (task, tranche) = (opened.Task, opened.Tranche);
        var last = task.MovesOf(tranche).LastOrDefault();
        var on = tranche.Approved ?? authority.Today;
        var gate =
            tranche.Fund == Fund.State && tranche.State is not (TrancheState.Cancelled or TrancheState.Closed)
                ? opened.Gate(on)
                : null;
        return new(
            task,
            tranche,
            TaskHealth.Of(opened, authority.Today),
            BeforeAfter.Of(opened, gate, gate is null ? authority.Today : on),
            tranche.Approved is null ? gate : null,
            last?.Day ?? tranche.Approved ?? tranche.Requested,
            last is null ? null : desk.Named(last.Asker ?? last.Actor, last.For)
        );
    }

    private IQueryable<Tranche> Apply(QueueFilter filter, Me me, List<Account> lent)
    {
        var tranches = db.Tasks.AsNoTracking().VisibleTo(me).SelectMany(t => t.Tranches);
        if (filter.State is { } state)
            return tranches.Where(t => t.State == state);
        if (filter.Show == "all")
            return tranches;
        var wanted = Open;
        if (filter.Show != "open")
        {
            var roles = lent.Aggregate(me.Roles, (all, a) => all | a.RolesOn(authority.Today));
            wanted = [.. Enum.GetValues<TrancheState>().Where(s => WaitsFor(s, roles))];
        }
        return tranches.Where(t => wanted.Contains(t.State) && t.Fund == Fund.State);
    }

    private bool WaitsFor(TrancheState state, Roles roles) =>
        MoveActs.NextStep(state, desk.Options.Endorsed) is { } act
            ? Permissions.Of(act, roles) >= MoveActs.Least(act)
            : state is TrancheState.Returned && Permissions.Of(Act.RequestTranche, roles) >= Access.Own;
}
