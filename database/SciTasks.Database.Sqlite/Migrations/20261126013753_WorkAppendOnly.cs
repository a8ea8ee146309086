using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SciTasks.Database.Sqlite.Migrations
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

            migrationBuilder.Sql("CREATE TRIGGER [TR_WorkMoves_AppendOnly] BEFORE UPDATE OF [TaskId], [Sequence], [Kind], [Subject], [Day], [At], [ActorId], [Actor], [ActorPersonId], [ForId], [For], [OnBehalfOf], [Category], [Until], [Reason], [DocumentNumber], [DocumentDay], [FailedRules] ON [WorkMoves] BEGIN SELECT RAISE(ABORT, 'WorkMoves is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER [TR_WorkMoves_AppendOnly_Delete] BEFORE DELETE ON [WorkMoves] BEGIN SELECT RAISE(ABORT, 'WorkMoves is append-only'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER [TR_WorkMoves_AppendOnly];");
            migrationBuilder.Sql("DROP TRIGGER [TR_WorkMoves_AppendOnly_Delete];");

            migrationBuilder.DropIndex(
                name: "IX_Inspections_TaskId_Number",
                table: "Inspections");
        }
    }
}
