using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SciTasks.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class WorkAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Inspections known before are numbered in the order they came in.
            migrationBuilder.Sql("UPDATE [Inspections] SET [Number] = (SELECT COUNT(*) FROM [Inspections] AS [o] WHERE [o].[TaskId] = [Inspections].[TaskId] AND [o].[Id] <= [Inspections].[Id]);");

            migrationBuilder.CreateIndex(
                name: "IX_Inspections_TaskId_Number",
                table: "Inspections",
                columns: new[] { "TaskId", "Number" },
                unique: true);

            migrationBuilder.Sql("EXEC(N'CREATE TRIGGER [TR_WorkMoves_AppendOnly] ON [WorkMoves] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; IF NOT EXISTS (SELECT 1 FROM inserted) OR UPDATE([TaskId]) OR UPDATE([Sequence]) OR UPDATE([Kind]) OR UPDATE([Subject]) OR UPDATE([Day]) OR UPDATE([At]) OR UPDATE([ActorId]) OR UPDATE([Actor]) OR UPDATE([ActorPersonId]) OR UPDATE([ForId]) OR UPDATE([For]) OR UPDATE([OnBehalfOf]) OR UPDATE([Category]) OR UPDATE([Until]) OR UPDATE([Reason]) OR UPDATE([DocumentNumber]) OR UPDATE([DocumentDay]) OR UPDATE([FailedRules]) BEGIN; THROW 51000, ''WorkMoves is append-only'', 1; END; END')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER [TR_WorkMoves_AppendOnly];");

            migrationBuilder.DropIndex(
                name: "IX_Inspections_TaskId_Number",
                table: "Inspections");
        }
    }
}
