using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SciTasks.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AppendOnlyAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The same triggers as before: the migration before this one had to write the rows anew.
            migrationBuilder.Sql("CREATE TRIGGER [TR_Ledger_AppendOnly] BEFORE UPDATE OF [TaskId], [Kind], [Fund], [Tranche], [Day], [Amount], [Here], [ReversesId] ON [Ledger] BEGIN SELECT RAISE(ABORT, 'Ledger is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER [TR_Ledger_AppendOnly_Delete] BEFORE DELETE ON [Ledger] BEGIN SELECT RAISE(ABORT, 'Ledger is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER [TR_TrancheMoves_AppendOnly] BEFORE UPDATE OF [TaskId], [Sequence], [Tranche], [Fund], [Kind], [Day], [At], [ActorId], [Actor], [ActorPersonId], [ForId], [For], [Asker], [AskerPersonId], [Amount], [PlannedDay], [Category], [Reason], [DocumentNumber], [DocumentDay], [FailedRules] ON [TrancheMoves] BEGIN SELECT RAISE(ABORT, 'TrancheMoves is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER [TR_TrancheMoves_AppendOnly_Delete] BEFORE DELETE ON [TrancheMoves] BEGIN SELECT RAISE(ABORT, 'TrancheMoves is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER [TR_WorkMoves_AppendOnly] BEFORE UPDATE OF [TaskId], [Sequence], [Kind], [Subject], [Day], [At], [ActorId], [Actor], [ActorPersonId], [ForId], [For], [OnBehalfOf], [Category], [Until], [Reason], [DocumentNumber], [DocumentDay], [FailedRules] ON [WorkMoves] BEGIN SELECT RAISE(ABORT, 'WorkMoves is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER [TR_WorkMoves_AppendOnly_Delete] BEFORE DELETE ON [WorkMoves] BEGIN SELECT RAISE(ABORT, 'WorkMoves is append-only'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER [TR_Ledger_AppendOnly];");
            migrationBuilder.Sql("DROP TRIGGER [TR_Ledger_AppendOnly_Delete];");
            migrationBuilder.Sql("DROP TRIGGER [TR_TrancheMoves_AppendOnly];");
            migrationBuilder.Sql("DROP TRIGGER [TR_TrancheMoves_AppendOnly_Delete];");
            migrationBuilder.Sql("DROP TRIGGER [TR_WorkMoves_AppendOnly];");
            migrationBuilder.Sql("DROP TRIGGER [TR_WorkMoves_AppendOnly_Delete];");
        }
    }
}
