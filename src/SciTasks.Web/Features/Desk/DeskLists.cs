using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Desk;

/// <summary>Something to do, owed or waited for; its address is where it is done.</summary>
/// <param name="Day">Due day, or since when it waits.</param>
/// <param name="Provisional">The due day rests on days off that are not announced yet.</param>
public sealed record DeskRow(
    DateOnly? Day,
    string What,
    string? Detail,
    string Code,
    string Title,
    string Address,
    bool Provisional = false
);

/// <summary>The lists of a desk: each asked with a fixed number of queries, whatever it holds.</summary>
/// <param name="Waiting">Waits for a step of mine, apart from tranches.</param>
/// <param name="Late">Mine and past its day.</param>
/// <param name="Due">Mine and coming.</param>
/// <param name="Owed">What others owe me: overdue with them, or asked by me and not answered.</param>
public sealed record DeskRows(DeskList Waiting, DeskList Late, DeskList Due, DeskList Owed);

/// <summary>The first rows of a list and how many it holds.</summary>
public sealed record DeskList(IReadOnlyList<DeskRow> Rows, int Count)
{
    public static DeskList operator +(DeskList first, DeskList second) =>
        new([.. first.Rows, .. second.Rows], first.Count + second.Count);

    public static DeskList Empty { get; } = new([], 0);
}

public sealed class DeskLists(Authority authority, Wording words)
{
    private const int Most = 50;

    /// <param name="mine">The tasks the desk is about.</param>
    public async Task<DeskRows> OfAsync(IQueryable<ResearchTask> mine, Me me, CancellationToken cancellation = default)
    {
        var roles = (await authority.LentToAsync(me, cancellation)).Aggregate(me.Roles, (all, a) => all | a.Roles);
        var (today, asks) = (authority.Today, Permissions.Of(Act.RequestChange, me.Roles) == Access.Own);
        var parties = Parties(me.Roles);
        var soon = today.AddDays(Soon.Days);
        var late = await OpenAsync(mine, d => parties.Contains(d.Party) && d.Due < today, me, cancellation);
        var due = await OpenAsync(
            mine,
            d => parties.Contains(d.Party) && d.Due >= today && d.Due <= soon,
            me,
            cancellation
        );
        var waiting = await WaitingAsync(mine, roles, asks, cancellation);
        var owed = asks
            ? await AskedAsync(mine, cancellation)
            : await OpenAsync(mine, d => !parties.Contains(d.Party) && d.Due < today, me, cancellation);
        return new(waiting, late, due, owed);
    }

    /// <summary>Open deadlines of some kind, earliest first.</summary>
    private async Task<DeskList> OpenAsync(
        IQueryable<ResearchTask> mine,
        Expression<Func<Deadline, bool>> which,
        Me me,
        CancellationToken cancellation
    )
    {
        var today = authority.Today;
        var open = mine.SelectMany(
            t =>
                t.Deadlines.AsQueryable()
                    .Where(d => d.Tracked && !d.Paused && d.Fulfilled == null && (!d.RemindsOnly || d.Due >= today))
                    .Where(which),
            (t, d) =>
                new
                {
                    t.Id,
                    t.Code,
                    t.Title,
                    d.Kind,
                    d.Subject,
                    d.Due,
                    d.Provisional,
                }
        );
        return await FirstAsync(
            open.OrderBy(x => x.Due).ThenBy(x => x.Id),
            x => new DeskRow(
                x.Due,
                words.Of(x.Kind),
                words.Subject(x.Kind, x.Subject) is { Length: > 0 } s ? s : null,
                x.Code,
                x.Title,
                DeadlineAddress.Of(x.Id, x.Kind, x.Subject, me),
                x.Provisional
            ),
            cancellation
        );
    }

    /// <summary>Whose deadlines are one's own.</summary>
    private static Party[] Parties(Roles roles) =>
        (roles & (Roles.Lead | Roles.Host)) != Roles.None && (roles & ~(Roles.Lead | Roles.Host)) == Roles.None
            ? [Party.Lead, Party.Host]
        : roles == Roles.Accountant ? [Party.Accountant]
        : [Party.Department];

    private async Task<DeskList> WaitingAsync(
        IQueryable<ResearchTask> mine,
        Roles roles,
        bool asks,
        CancellationToken cancellation
    )
    {
        bool May(Act act) => Permissions.Of(act, roles) == Access.Write;
        var rows = DeskList.Empty;
        if (May(Act.ReviewReport) || asks)
        {
            var reports = mine.SelectMany(
                    t =>
                        t.Reports.Where(r =>
                            r.Submitted != null && (asks ? r.Review == Review.Returned : r.Review == null)
                        ),
                    (t, r) =>
                        new
                        {
                            t.Id,
                            t.Code,
                            t.Title,
                            r.From,
                            r.To,
                            Since = asks ? r.Reviewed : r.Submitted,
                        }
                )
                .OrderBy(x => x.Since)
                .ThenBy(x => x.Id)
                .ThenBy(x => x.From);
            rows += await FirstAsync(
                reports,
                x => new DeskRow(
                    x.Since,
                    asks ? words["Report returned to you"] : words["Report to review"],
                    Wording.Period(ProgressReport.KeyOf(x.From, x.To)),
                    x.Code,
                    x.Title,
                    ReportAddress.Of(x.Id, ProgressReport.KeyOf(x.From, x.To))
                ),
                cancellation
            );
        }
        ChangeState[] states = asks
            ? [ChangeState.Returned]
            :
            [
                .. new[]
                {
                    (Act.ExamineChange, ChangeState.Requested),
                    (Act.DecideChange, ChangeState.Examined),
                    (Act.RecordDecision, ChangeState.AgreedToSubmit),
                }
                    .Where(x => May(x.Item1))
                    .Select(x => x.Item2),
            ];
        if (states.Length > 0)
        {
            var changes = mine.SelectMany(
                    t => t.Changes.Where(c => states.Contains(c.State)),
                    (t, c) =>
                        new
                        {
                            t.Id,
                            t.Code,
                            t.Title,
                            c.Number,
                            c.Kind,
                            c.State,
                            c.Requested,
                        }
                )
                .OrderBy(x => x.Requested)
                .ThenBy(x => x.Id)
                .ThenBy(x => x.Number);
            rows += await FirstAsync(
                changes,
                x => new DeskRow(
                    x.Requested,
                    words[$"Desk.Change.{x.State}"],
                    words.Of(x.Kind),
                    x.Code,
                    x.Title,
                    ChangeAddress.Of(x.Id, x.Number)
                ),
                cancellation
            );
        }
        if (May(Act.Inspections) || asks)
        {
            var findings = mine.SelectMany(
                    t =>
                        t.Inspections.Where(i =>
                            i.Day != null
                            && i.Findings.Any(f =>
                                f.Fixed == null && (asks ? f.FixReported == null : f.FixReported != null)
                            )
                        ),
                    (t, i) =>
                        new
                        {
                            t.Id,
                            t.Code,
                            t.Title,
                            i.Number,
                            i.Day,
                        }
                )
                .OrderBy(x => x.Day)
                .ThenBy(x => x.Id)
                .ThenBy(x => x.Number);
            rows += await FirstAsync(
                findings,
                x => new DeskRow(
                    x.Day,
                    asks ? words["Finding to put right"] : words["Fix to confirm"],
                    null,
                    x.Code,
                    x.Title,
                    InspectionAddress.Of(x.Id, x.Number)
                ),
                cancellation
            );
        }
        return rows;
    }

    /// <summary>What a lead or host has asked or handed in and the department has not answered.</summary>
    private async Task<DeskList> AskedAsync(IQueryable<ResearchTask> mine, CancellationToken cancellation)
    {
        var reports = mine.SelectMany(
                t => t.Reports.Where(r => r.Submitted != null && r.Review == null),
                (t, r) =>
                    new
                    {
                        t.Id,
                        t.Code,
                        t.Title,
                        r.From,
                        r.To,
                        r.Submitted,
                    }
            )
            .OrderBy(x => x.Submitted)
            .ThenBy(x => x.Id)
            .ThenBy(x => x.From);
        var changes = mine.SelectMany(
                t =>
                    t.Changes.Where(c =>
                        c.State == ChangeState.Requested
                        || c.State == ChangeState.Examined
                        || c.State == ChangeState.AgreedToSubmit
                    ),
                (t, c) =>
                    new
                    {
                        t.Id,
                        t.Code,
                        t.Title,
                        c.Number,
                        c.Kind,
                        c.State,
                        c.Requested,
                    }
            )
            .OrderBy(x => x.Requested)
            .ThenBy(x => x.Id)
            .ThenBy(x => x.Number);
        var tranches = mine.SelectMany(
                t =>
                    t.Tranches.Where(x =>
                        x.Fund == Fund.State
                        && (
                            x.State == TrancheState.Requested
                            || x.State == TrancheState.Verified
                            || x.State == TrancheState.Checked
                            || x.State == TrancheState.Endorsed
                            || x.State == TrancheState.Approved
                        )
                    ),
                (t, x) =>
                    new
                    {
                        t.Code,
                        t.Title,
                        x.Id,
                        x.Number,
                        x.State,
                        x.Requested,
                    }
            )
            .OrderBy(x => x.Requested)
            .ThenBy(x => x.Id);
        return await FirstAsync(
                reports,
                x => new DeskRow(
                    x.Submitted,
                    words["Report waits for review"],
                    Wording.Period(ProgressReport.KeyOf(x.From, x.To)),
                    x.Code,
                    x.Title,
                    ReportAddress.Of(x.Id, ProgressReport.KeyOf(x.From, x.To))
                ),
                cancellation
            )
            + await FirstAsync(
                changes,
                x => new DeskRow(
                    x.Requested,
                    words.Of(x.Kind),
                    words.Of(x.State),
                    x.Code,
                    x.Title,
                    ChangeAddress.Of(x.Id, x.Number)
                ),
                cancellation
            )
            + await FirstAsync(
                tranches,
                x => new DeskRow(
                    x.Requested,
                    words["Tranche {0}", x.Number],
                    words.Of(x.State),
                    x.Code,
                    x.Title,
                    TrancheAddress.Of(x.Id)
                ),
                cancellation
            );
    }

    /// <summary>The first rows of a query and, where they are not all, how many it holds.</summary>
    private static async Task<DeskList> FirstAsync<T>(
        IQueryable<T> ordered,
        Func<T, DeskRow> row,
        CancellationToken cancellation
    )
    {
        var first = await ordered.Take(Most).ToListAsync(cancellation);
        return new(
            first.ConvertAll(x => row(x)),
            first.Count < Most ? first.Count : await ordered.CountAsync(cancellation)
        );
    }
}
