using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Addresses;

/// <summary>A tranche and the steps taken on it.</summary>
public static class TrancheAddress
{
    public static string Of(int id) => $"/tranches/{id}";

    public static string Gate(int id) => Of(id) + "/gate";

    public static string RequestDraft(int id) => Of(id) + "/request.docx";

    public static string DecisionDraft(int id) => Of(id) + "/decision.docx";

    /// <summary>Where the step is posted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tranche is planned with its task, not on itself.</exception>
    public static string Step(int id, MoveKind move) =>
        Of(id)
        + move switch
        {
            MoveKind.Replan => "/plans",
            MoveKind.Request => "/requests",
            MoveKind.Verify => "/verifications",
            MoveKind.Check => "/checks",
            MoveKind.Endorse => "/endorsements",
            MoveKind.Approve => "/approvals",
            MoveKind.RecordApproval => "/paper-approvals",
            MoveKind.Return => "/returns",
            MoveKind.Refuse => "/refusals",
            MoveKind.Withdraw => "/withdrawals",
            MoveKind.Cancel => "/cancellations",
            MoveKind.Pay => "/payments",
            MoveKind.RecordPayment => "/paper-payments",
            MoveKind.FailPayment => "/payment-failures",
            MoveKind.Settle => "/settlements",
            MoveKind.GiveBack => "/given-back",
            MoveKind.Recover => "/recoveries",
            MoveKind.Close => "/closures",
            MoveKind.Reverse => "/reversals",
            _ => throw new ArgumentOutOfRangeException(nameof(move), move, null),
        };
}
