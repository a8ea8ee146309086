namespace SciTasks.Data.Sealing;

/// <summary>A table whose rows are written once.</summary>
/// <param name="Name">In the database.</param>
/// <param name="Fixed">Columns that never change once written, the key apart. A trigger of the database refuses to
/// change them, and their digest is sealed.</param>
/// <param name="Open">Columns that a later paper may complete; null on both sides of a seal in a table without.</param>
internal sealed record SealedTable(string Name, IReadOnlyList<string> Fixed, IReadOnlyList<string> Open)
{
    public string Trigger => $"TR_{Name}_AppendOnly";
}

/// <summary>Audit, moves and ledger: what nobody may rewrite. A column added later has to be nullable, so that the
/// digests of rows written before stay what they are.</summary>
internal static class SealedTables
{
    /// <summary>The triggers by which a database refuses to change rows of these, and the seals themselves.</summary>
    public static IEnumerable<string> Triggers => All.Select(t => t.Trigger).Append("TR_Seals_AppendOnly");

    public static readonly IReadOnlyList<SealedTable> All =
    [
        new("Audit", ["At", "Author", "Action", "Subject", "TaskKey", "Changes", "Reason", "Hash"], []),
        new(
            "Ledger",
            ["TaskId", "Kind", "Fund", "Tranche", "Day", "Amount", "Here", "ReversesId"],
            ["Voucher", "Line", "Treasury", "BudgetYear", "Content", "Note"]
        ),
        new(
            "TrancheMoves",
            [
                "TaskId",
                "Sequence",
                "Tranche",
                "Fund",
                "Kind",
                "Day",
                "At",
                "ActorId",
                "Actor",
                "ActorPersonId",
                "ForId",
                "For",
                "Asker",
                "AskerPersonId",
                "Amount",
                "PlannedDay",
                "Category",
                "Reason",
                "DocumentNumber",
                "DocumentDay",
                "FailedRules",
            ],
            []
        ),
        new(
            "WorkMoves",
            [
                "TaskId",
                "Sequence",
                "Kind",
                "Subject",
                "Day",
                "At",
                "ActorId",
                "Actor",
                "ActorPersonId",
                "ForId",
                "For",
                "OnBehalfOf",
                "Category",
                "Until",
                "Reason",
                "DocumentNumber",
                "DocumentDay",
                "FailedRules",
            ],
            []
        ),
    ];
}
