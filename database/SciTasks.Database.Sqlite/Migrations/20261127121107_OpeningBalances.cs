using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SciTasks.Database.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);
            migrationBuilder.Sql("DROP TRIGGER [TR_Ledger_AppendOnly];");
            migrationBuilder.Sql("CREATE TRIGGER [TR_Ledger_AppendOnly] BEFORE UPDATE OF [TaskId], [Kind], [Fund], [Tranche], [Day], [From], [Amount], [Here], [ReversesId] ON [Ledger] BEGIN SELECT RAISE(ABORT, 'Ledger is append-only'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER [TR_Ledger_AppendOnly];");
            migrationBuilder.DropColumn(
                name: "From",
                table: "Ledger");
            migrationBuilder.Sql("CREATE TRIGGER [TR_Ledger_AppendOnly] BEFORE UPDATE OF [TaskId], [Kind], [Fund], [Tranche], [Day], [Amount], [Here], [ReversesId] ON [Ledger] BEGIN SELECT RAISE(ABORT, 'Ledger is append-only'); END;");
        }
    }
}
