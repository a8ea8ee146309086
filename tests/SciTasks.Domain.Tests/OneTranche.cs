using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>A task of a thousand đồng with one planned tranche of four hundred, and the people who move it.</summary>
public abstract class OneTranche
{
    protected static readonly DateOnly Day = new(2026, 6, 1);
    protected static readonly Actor Lead = new(1, "Nguyễn Văn Đồng", PersonId: 11),
        Officer = new(2, "Phạm Thu Hà", PersonId: 12),
        Accountant = new(3, "Võ Thị Mai"),
        Head = new(4, "Lê Văn Phúc"),
        Director = new(5, "Trần Quốc Hùng"),
        Deputy = new(6, "Nguyễn Thị Lan");
    protected static readonly GateVerdict Open = new(Money.Zero, []);
    protected static readonly VoucherSlip Slip = new("UNC-1", "KBNN tỉnh");

    protected ResearchTask Task { get; } =
        new ResearchTask("SKHCN", "ĐT-01/2026", "Nuôi tôm").Restate(
            new TaskBudget { StateBudget = new(1_000) }
        );
    protected Tranche Tranche { get; }

    protected OneTranche() =>
        Tranche = new FundingPlan(Task).Add(Fund.State, new(Day, new(400)), By(Officer));

    protected TrancheFlow Flow => new(Task, Tranche, new FlowOptions());
    protected TrancheMoney Cash => new(Task, Tranche, new FlowOptions());

    protected static Step By(
        Actor actor,
        string? reason = null,
        Citation? document = null,
        int days = 0
    ) =>
        new(
            actor,
            Day.AddDays(days),
            new DateTime(2026, 6, 1, 2, 0, 0, DateTimeKind.Utc),
            reason,
            document
        );

    protected void Request(long amount = 400) => Flow.Request(By(Lead), new(amount));

    protected void UpToApproval()
    {
        Request();
        Flow.Verify(By(Officer), new(400));
        Flow.Check(By(Accountant));
        Flow.Endorse(By(Head));
        Flow.Approve(By(Director, document: new("1/QĐ", Day)), Open);
    }

    protected static void Refused(string code, Action act) =>
        Assert.Contains(code, Assert.Throws<RefusedException>(act).Refusals.Select(r => r.Code));
}
