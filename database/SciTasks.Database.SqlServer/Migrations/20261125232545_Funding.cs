using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SciTasks.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Funding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // An entry without a sum says nothing; a longer voucher was never one.
            migrationBuilder.Sql("DELETE FROM [Ledger] WHERE [Amount] <= 0;");
            migrationBuilder.Sql("UPDATE [Ledger] SET [Voucher] = SUBSTRING([Voucher], 1, 100), [Treasury] = SUBSTRING([Treasury], 1, 200);");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_Day",
                table: "Ledger");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Ledger_Amount",
                table: "Ledger");

            migrationBuilder.DropCheckConstraint(
                name: "CK_FundTotals_Paid",
                table: "FundTotals");

            migrationBuilder.AddColumn<DateOnly>(
                name: "Cancelled",
                table: "Tranches",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Closed",
                table: "Tranches",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Conditions",
                table: "Tranches",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Equipment",
                table: "Tranches",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Paid",
                table: "Tranches",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "PaidHere",
                table: "Tranches",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "State",
                table: "Tranches",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "VerifiedAmount",
                table: "Tranches",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TerminationAmount",
                table: "Tasks",
                type: "bigint",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Voucher",
                table: "Ledger",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Treasury",
                table: "Ledger",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000,
                oldNullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ActsOn",
                table: "Ledger",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "Here",
                table: "Ledger",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Line",
                table: "Ledger",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "ReversesId",
                table: "Ledger",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Signed",
                table: "Ledger",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "VoucherKey",
                table: "Ledger",
                type: "nvarchar(330)",
                maxLength: 330,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<long>(
                name: "Owed",
                table: "FundTotals",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "BudgetChanges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TaskId = table.Column<int>(type: "int", nullable: false),
                    Fund = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Before = table.Column<long>(type: "bigint", nullable: true),
                    After = table.Column<long>(type: "bigint", nullable: false),
                    PaidThen = table.Column<long>(type: "bigint", nullable: false),
                    DecisionNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetChanges", x => x.Id);
                    table.CheckConstraint("CK_BudgetChanges_After", "[After] >= 0");
                    table.ForeignKey(
                        name: "FK_BudgetChanges_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StandIns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ForId = table.Column<int>(type: "int", nullable: false),
                    ById = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    DocumentNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Ended = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandIns", x => x.Id);
                    table.CheckConstraint("CK_StandIns_Period", "[From] <= [To] AND [ForId] <> [ById]");
                    table.ForeignKey(
                        name: "FK_StandIns_AspNetUsers_ById",
                        column: x => x.ById,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StandIns_AspNetUsers_ForId",
                        column: x => x.ForId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TrancheMoves",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TaskId = table.Column<int>(type: "int", nullable: false),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    Tranche = table.Column<int>(type: "int", nullable: false),
                    Fund = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ActorId = table.Column<int>(type: "int", nullable: false),
                    Actor = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    ActorPersonId = table.Column<int>(type: "int", nullable: true),
                    ForId = table.Column<int>(type: "int", nullable: true),
                    For = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Asker = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    AskerPersonId = table.Column<int>(type: "int", nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: true),
                    PlannedDay = table.Column<DateOnly>(type: "date", nullable: true),
                    Category = table.Column<int>(type: "int", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    DocumentNumber = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DocumentDay = table.Column<DateOnly>(type: "date", nullable: true),
                    FailedRules = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrancheMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TrancheMoves_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TreasuryStatements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FileName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Treasury = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Author = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TreasuryStatements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TreasuryStatementLines",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StatementId = table.Column<int>(type: "int", nullable: false),
                    Row = table.Column<int>(type: "int", nullable: false),
                    Voucher = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Content = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TreasuryStatementLines", x => x.Id);
                    table.CheckConstraint("CK_TreasuryStatementLines_Amount", "[Amount] <> 0");
                    table.ForeignKey(
                        name: "FK_TreasuryStatementLines_TreasuryStatements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "TreasuryStatements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_YearBudgets_Year_Id",
                table: "YearBudgets",
                columns: new[] { "Year", "Id" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_YearBudgets_Amounts",
                table: "YearBudgets",
                sql: "([Assigned] IS NULL OR [Assigned] >= 0) AND ([CarriedIn] IS NULL OR [CarriedIn] >= 0) AND ([Cancelled] IS NULL OR [Cancelled] >= 0) AND ([CarriedOut] IS NULL OR [CarriedOut] >= 0)");

            migrationBuilder.CreateIndex(
                name: "IX_Tranches_PlannedDay",
                table: "Tranches",
                column: "PlannedDay");

            migrationBuilder.CreateIndex(
                name: "IX_Tranches_State_Id",
                table: "Tranches",
                columns: new[] { "State", "Id" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Tranches_Amounts",
                table: "Tranches",
                sql: "([PlannedAmount] IS NULL OR [PlannedAmount] >= 0) AND ([RequestedAmount] IS NULL OR [RequestedAmount] >= 0) AND ([VerifiedAmount] IS NULL OR [VerifiedAmount] > 0) AND ([ApprovedAmount] IS NULL OR [ApprovedAmount] >= 0)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Tranches_PaidHere",
                table: "Tranches",
                sql: "[PaidHere] = 0 OR ([ApprovedAmount] IS NOT NULL AND [PaidHere] <= [ApprovedAmount])");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_BudgetYear_Fund",
                table: "Ledger",
                columns: new[] { "BudgetYear", "Fund" });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_Day_Id",
                table: "Ledger",
                columns: new[] { "Day", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_ReversesId",
                table: "Ledger",
                column: "ReversesId",
                unique: true,
                filter: "[ReversesId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_VoucherKey",
                table: "Ledger",
                column: "VoucherKey",
                unique: true,
                filter: "[VoucherKey] IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Ledger_Amount",
                table: "Ledger",
                sql: "[Amount] > 0");

            migrationBuilder.AddCheckConstraint(
                name: "CK_FundTotals_Owed",
                table: "FundTotals",
                sql: "[Owed] >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "CK_FundTotals_Paid",
                table: "FundTotals",
                sql: "[Approved] IS NULL OR [Paid] <= [Approved] + [Owed]");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetChanges_TaskId_Fund_Day",
                table: "BudgetChanges",
                columns: new[] { "TaskId", "Fund", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StandIns_ById",
                table: "StandIns",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_StandIns_ForId",
                table: "StandIns",
                column: "ForId");

            migrationBuilder.CreateIndex(
                name: "IX_TrancheMoves_TaskId_Sequence",
                table: "TrancheMoves",
                columns: new[] { "TaskId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TreasuryStatementLines_StatementId",
                table: "TreasuryStatementLines",
                column: "StatementId");

            migrationBuilder.AddForeignKey(
                name: "FK_Ledger_Ledger_ReversesId",
                table: "Ledger",
                column: "ReversesId",
                principalTable: "Ledger",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Ledger_Ledger_ReversesId",
                table: "Ledger");

            migrationBuilder.DropTable(
                name: "BudgetChanges");

            migrationBuilder.DropTable(
                name: "StandIns");

            migrationBuilder.DropTable(
                name: "TrancheMoves");

            migrationBuilder.DropTable(
                name: "TreasuryStatementLines");

            migrationBuilder.DropTable(
                name: "TreasuryStatements");

            migrationBuilder.DropIndex(
                name: "IX_YearBudgets_Year_Id",
                table: "YearBudgets");

            migrationBuilder.DropCheckConstraint(
                name: "CK_YearBudgets_Amounts",
                table: "YearBudgets");

            migrationBuilder.DropIndex(
                name: "IX_Tranches_PlannedDay",
                table: "Tranches");

            migrationBuilder.DropIndex(
                name: "IX_Tranches_State_Id",
                table: "Tranches");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Tranches_Amounts",
                table: "Tranches");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Tranches_PaidHere",
                table: "Tranches");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_BudgetYear_Fund",
                table: "Ledger");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_Day_Id",
                table: "Ledger");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_ReversesId",
                table: "Ledger");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_VoucherKey",
                table: "Ledger");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Ledger_Amount",
                table: "Ledger");

            migrationBuilder.DropCheckConstraint(
                name: "CK_FundTotals_Owed",
                table: "FundTotals");

            migrationBuilder.DropCheckConstraint(
                name: "CK_FundTotals_Paid",
                table: "FundTotals");

            migrationBuilder.DropColumn(
                name: "Cancelled",
                table: "Tranches");

            migrationBuilder.DropColumn(
                name: "Closed",
                table: "Tranches");

            migrationBuilder.DropColumn(
                name: "Conditions",
                table: "Tranches");

            migrationBuilder.DropColumn(
                name: "Equipment",
                table: "Tranches");

            migrationBuilder.DropColumn(
                name: "Paid",
                table: "Tranches");

            migrationBuilder.DropColumn(
                name: "PaidHere",
                table: "Tranches");

            migrationBuilder.DropColumn(
                name: "State",
                table: "Tranches");

            migrationBuilder.DropColumn(
                name: "VerifiedAmount",
                table: "Tranches");

            migrationBuilder.DropColumn(
                name: "TerminationAmount",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "ActsOn",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "Here",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "Line",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "ReversesId",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "Signed",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "VoucherKey",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "Owed",
                table: "FundTotals");

            migrationBuilder.AlterColumn<string>(
                name: "Voucher",
                table: "Ledger",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(100)",
                oldMaxLength: 100,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Treasury",
                table: "Ledger",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(200)",
                oldMaxLength: 200,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_Day",
                table: "Ledger",
                column: "Day");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Ledger_Amount",
                table: "Ledger",
                sql: "[Amount] >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "CK_FundTotals_Paid",
                table: "FundTotals",
                sql: "[Approved] IS NULL OR [Paid] <= [Approved]");
        }
    }
}
