using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SciTasks.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OpeningBalances : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "From",
                table: "Ledger",
                type: "date",
                nullable: true);
            migrationBuilder.Sql("DROP TRIGGER [TR_Ledger_AppendOnly];");
            migrationBuilder.Sql("EXEC(N'CREATE TRIGGER [TR_Ledger_AppendOnly] ON [Ledger] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; IF NOT EXISTS (SELECT 1 FROM inserted) OR UPDATE([TaskId]) OR UPDATE([Kind]) OR UPDATE([Fund]) OR UPDATE([Tranche]) OR UPDATE([Day]) OR UPDATE([From]) OR UPDATE([Amount]) OR UPDATE([Here]) OR UPDATE([ReversesId]) BEGIN; THROW 51000, ''Ledger is append-only'', 1; END; END')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER [TR_Ledger_AppendOnly];");
            migrationBuilder.DropColumn(
                name: "From",
                table: "Ledger");
            migrationBuilder.Sql("EXEC(N'CREATE TRIGGER [TR_Ledger_AppendOnly] ON [Ledger] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF NOT EXISTS (SELECT 1 FROM deleted) RETURN; IF NOT EXISTS (SELECT 1 FROM inserted) OR UPDATE([TaskId]) OR UPDATE([Kind]) OR UPDATE([Fund]) OR UPDATE([Tranche]) OR UPDATE([Day]) OR UPDATE([Amount]) OR UPDATE([Here]) OR UPDATE([ReversesId]) BEGIN; THROW 51000, ''Ledger is append-only'', 1; END; END')");
        }
    }
}
