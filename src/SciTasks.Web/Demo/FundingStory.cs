using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;

namespace SciTasks.Web.Demo;

/// <summary>Plays the funding part of the demo through the domain's own moves: every state of a tranche, and a
/// request blocked by each rule of
/// the gate.</summary>
internal sealed class FundingStory(AppDb db, RuleBook rules, string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };
    private Dictionary<string, Account> _people = [];

    public async Task PlayAsync(CancellationToken cancellation)
    {
        var story = JsonSerializer.Deserialize<Story>(
            await File.ReadAllTextAsync(Path.Combine(folder, "funding.json"), cancellation),
            Json
        )!;
        _people = await db.Users.ToDictionaryAsync(a => a.Email!, cancellation);
        foreach (var s in story.StandIns)
            db.StandIns.Add(new StandIn(_people[s.For].Id, _people[s.By].Id, s.From, s.To, s.Document));
        var codes = story.Moves.ConvertAll(m => m.Task).Distinct().ToList();
        var tasks = await db
            .Tasks.Where(t => codes.Contains(t.Code))
            .WithEverything()
            .ToDictionaryAsync(t => t.Code, cancellation);
        var goLive = await db.Sources.ToDictionaryAsync(s => s.Name, s => s.GoLiveDay, cancellation);
        foreach (var move in story.Moves)
            Play(tasks[move.Task], move, goLive[tasks[move.Task].Source]);
        var statement = story.Statement;
        var file = Path.Combine(folder, statement.File);
        var (lines, _) = StatementFile.Parse(RawWorkbook.Read(await File.ReadAllBytesAsync(file, cancellation), file));
        db.Statements.Add(
            new TreasuryStatement(
                Path.GetFileName(file),
                statement.Treasury,
                _people[statement.By].DisplayName,
                lines.Max(l => l.Day).AddDays(1).ToDateTime(new(2, 0), DateTimeKind.Utc),
                lines
            )
        );
        await db.SaveChangesAsync(cancellation);
    }

    private void Play(ResearchTask task, Played m, DateOnly goLive)
    {
        var tranche = task.Tranches.Single(t => t.Number == m.Tranche && t.Fund == Fund.State);
        var by = Of(m.By) with { For = m.For is null ? null : Of(m.For) };
        var step = new Step(
            by,
            m.Day,
            m.Day.ToDateTime(new(2, 15), DateTimeKind.Utc),
            m.Reason,
            m.Document is { } paper ? new(paper.Number, paper.Day) : null
        );
        var (flow, money, amount) = (
            new TrancheFlow(task, tranche, new()),
            new TrancheMoney(task, tranche, new()),
            new Money(m.Amount ?? 0)
        );
        GateVerdict Gate() => new FundingGate(task, tranche, m.Day, rules, goLive).Judge();
        var slip = new VoucherSlip(m.Voucher, "KBNN tỉnh");
        switch (m.Move)
        {
            case MoveKind.Request:
                flow.Request(step, amount, m.Asker, task.Lead?.Name == m.Asker ? task.LeadId : null);
                break;
            case MoveKind.Verify:
                flow.Verify(step, amount);
                break;
            case MoveKind.Check:
                flow.Check(step);
                break;
            case MoveKind.Endorse:
                flow.Endorse(step);
                break;
            case MoveKind.Approve:
                flow.Approve(step with { Document = m.Number is null ? null : new(m.Number, m.Day) }, Gate());
                break;
            case MoveKind.RecordApproval:
                flow.RecordApproval(step, amount, Gate);
                break;
            case MoveKind.Return:
                flow.Return(step, m.Category ?? ReturnReason.Other);
                break;
            case MoveKind.Refuse:
                flow.Refuse(step);
                break;
            case MoveKind.Withdraw:
                flow.Withdraw(step);
                break;
            case MoveKind.Cancel:
                flow.Cancel(step);
                break;
            case MoveKind.Pay:
                money.Pay(step, LedgerKind.Advance, amount, slip, Gate());
                break;
            case MoveKind.FailPayment:
                money.FailPayment(step, task.Ledger.Last(e => e.Tranche == m.Tranche && e.Kind == LedgerKind.Advance));
                break;
            case MoveKind.Recover:
                money.Recover(step, amount, slip);
                break;
            case MoveKind.Close:
                money.Close(step);
                break;
            default:
                throw new InvalidDataException($"The demo story knows no {m.Move}.");
        }
    }

    private Actor Of(string email) =>
        new(_people[email].Id, $"{_people[email].Position} {_people[email].DisplayName}", _people[email].PersonId);

    private sealed record Story(List<Lent> StandIns, Brought Statement, List<Played> Moves);

    private sealed record Lent(string For, string By, DateOnly From, DateOnly To, string Document);

    private sealed record Brought(string File, string Treasury, string By);

    private sealed record Paper(string Number, DateOnly Day);

    private sealed record Played(
        string Task,
        int Tranche,
        MoveKind Move,
        string By,
        DateOnly Day,
        string? For,
        long? Amount,
        string? Reason,
        string? Asker,
        Paper? Document,
        string? Number,
        string? Voucher,
        ReturnReason? Category
    );
}
