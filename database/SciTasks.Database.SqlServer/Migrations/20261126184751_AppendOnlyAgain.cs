using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SciTasks.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AppendOnlyAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The same triggers as before: the migration before this one had to write the rows anew.
            migrationBuilder.Sql("EXEC(N'CREATE TRIGGER [TR_Ledger_AppendOnly] ON [Ledger] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; IF NOT EXISTS (SELECT 1 FROM inserted) OR UPDATE([TaskId]) OR UPDATE([Kind]) OR UPDATE([Fund]) OR UPDATE([Tranche]) OR UPDATE([Day]) OR UPDATE([Amount]) OR UPDATE([Here]) OR UPDATE([ReversesId]) BEGIN; THROW 51000, ''Ledger is append-only'', 1; END; END')");
            migrationBuilder.Sql("EXEC(N'CREATE TRIGGER [TR_TrancheMoves_AppendOnly] ON [TrancheMoves] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; IF NOT EXISTS (SELECT 1 FROM inserted) OR UPDATE([TaskId]) OR UPDATE([Sequence]) OR UPDATE([Tranche]) OR UPDATE([Fund]) OR UPDATE([Kind]) OR UPDATE([Day]) OR UPDATE([At]) OR UPDATE([ActorId]) OR UPDATE([Actor]) OR UPDATE([ActorPersonId]) OR UPDATE([ForId]) OR UPDATE([For]) OR UPDATE([Asker]) OR UPDATE([AskerPersonId]) OR UPDATE([Amount]) OR UPDATE([PlannedDay]) OR UPDATE([Category]) OR UPDATE([Reason]) OR UPDATE([DocumentNumber]) OR UPDATE([DocumentDay]) OR UPDATE([FailedRules]) BEGIN; THROW 51000, ''TrancheMoves is append-only'', 1; END; END')");
            migrationBuilder.Sql("EXEC(N'CREATE TRIGGER [TR_WorkMoves_AppendOnly] ON [WorkMoves] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; IF NOT EXISTS (SELECT 1 FROM inserted) OR UPDATE([TaskId]) OR UPDATE([Sequence]) OR UPDATE([Kind]) OR UPDATE([Subject]) OR UPDATE([Day]) OR UPDATE([At]) OR UPDATE([ActorId]) OR UPDATE([Actor]) OR UPDATE([ActorPersonId]) OR UPDATE([ForId]) OR UPDATE([For]) OR UPDATE([OnBehalfOf]) OR UPDATE([Category]) OR UPDATE([Until]) OR UPDATE([Reason]) OR UPDATE([DocumentNumber]) OR UPDATE([DocumentDay]) OR UPDATE([FailedRules]) BEGIN; THROW 51000, ''WorkMoves is append-only'', 1; END; END')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER [TR_Ledger_AppendOnly];");
            migrationBuilder.Sql("DROP TRIGGER [TR_TrancheMoves_AppendOnly];");
            migrationBuilder.Sql("DROP TRIGGER [TR_WorkMoves_AppendOnly];");
        }
    }
}
