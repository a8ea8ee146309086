using System;
using System.Linq;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SciTasks.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class WordsByName : Migration
    {
        /// <summary>Table, column, and what each number meant. Written here as they were: the names in the code may change.</summary>
        private static readonly (string Table, string Column, string Words)[] Columns =
        [
            ("YearBudgets", "Fund",
                "0=State 1=Counterpart 2=Other"),
            ("WorkMoves", "Kind",
                "0=SubmitReport 1=ReturnReport 2=AcceptReport 3=ExcuseReport 4=AdjustReport 5=PlanInspection 6=NotifyInspection 7=RecordInspection 8=CancelInspection 9=ReportFix 10=ConfirmFix 11=RejectFix 12=RequestChange 13=ExamineChange 14=ReturnChange 15=WithdrawChange 16=ApproveChange 17=AgreeToSubmit 18=RefuseChange 19=RecordChangeDecision"),
            ("Tranches", "State",
                "0=Planned 1=Requested 2=Verified 3=Checked 4=Endorsed 5=Approved 6=PaymentFailed 7=PartlyPaid 8=Paid 9=Settled 10=Recovered 11=Closed 12=Returned 13=Refused 14=Withdrawn 15=Cancelled"),
            ("Tranches", "Fund",
                "0=State 1=Counterpart 2=Other"),
            ("TrancheMoves", "Kind",
                "0=Plan 1=Replan 2=Request 3=Verify 4=Check 5=Endorse 6=Approve 7=RecordApproval 8=Return 9=Refuse 10=Withdraw 11=Cancel 12=Pay 13=RecordPayment 14=FailPayment 15=Settle 16=GiveBack 17=Recover 18=Close 19=Reverse"),
            ("TrancheMoves", "Fund",
                "0=State 1=Counterpart 2=Other"),
            ("TrancheMoves", "Category",
                "0=Documents 1=WorkVolume 2=Reports 3=Settlement 4=Budget 5=Other"),
            ("Tasks", "Type",
                "0=ResearchTopic 1=PilotProduction 2=ScientificScheme 3=StProject 4=RuralMountain 5=BasicResearch 6=AppliedResearch 7=TechnologyDevelopment 8=SocialSolution 9=RegularTask 10=Other"),
            ("Tasks", "ReportAlignment",
                "0=FromStart 1=Calendar"),
            ("Tasks", "LumpSum",
                "0=ToFinalProduct 1=Partial 2=None"),
            ("Tasks", "Level",
                "0=Provincial 1=Grassroots 2=Sector 3=FormerDistrict 4=Ministerial 5=National"),
            ("Tasks", "Grade",
                "0=Excellent 1=Pass 2=Fail"),
            ("Tasks", "Assignment",
                "0=CompetitiveSelection 1=DirectAssignment 2=Commission 3=GrantReview"),
            ("StatusSpans", "Kind",
                "0=Unknown 1=Proposed 2=Listed 3=Approved 4=Contracted 5=InProgress 6=AwaitingAcceptance 7=Accepted 8=Failed 9=Terminated 10=Registered 11=Recognised 12=Settled 13=Liquidated 14=Closed 100=Active 101=Suspended 102=Late 103=FundingStopped 201=B1 202=B2 203=B3 204=B4 205=B5 206=B6 207=B7 208=B8"),
            ("ProgressReports", "Review",
                "0=Accepted 1=Returned 2=NotRequired"),
            ("Outbox", "State",
                "0=Queued 1=Sent 2=Failed"),
            ("OfficialDocuments", "Kind",
                "0=Decision 1=Contract 2=Letter 3=Submission 4=Minutes 5=Notice 6=Report 7=Other"),
            ("Ledger", "Kind",
                "0=Advance 1=Payment 2=Settlement 3=Return 4=Recovery 5=Reversal"),
            ("Ledger", "Fund",
                "0=State 1=Counterpart 2=Other"),
            ("Ledger", "ActsOn",
                "0=Advance 1=Payment 2=Settlement 3=Return 4=Recovery 5=Reversal"),
            ("Inspections", "Kind",
                "0=Periodic 1=AdHoc 2=Interim"),
            ("Inspections", "Conclusion",
                "0=Pass 1=PassWithFindings 2=Fail"),
            ("Imports", "State",
                "0=Waiting 1=Checking 2=Checked 3=Applying 4=Applied 5=Failed 6=Discarded"),
            ("FundTotals", "Fund",
                "0=State 1=Counterpart 2=Other"),
            ("Files", "Area",
                "0=Task 1=Report 2=Inspection 3=Change 4=Document"),
            ("Extensions", "StatedOutcome",
                "0=Pending 1=Approved 2=Refused"),
            ("Deadlines", "Party",
                "0=Lead 1=Host 2=Department 3=Accountant"),
            ("Deadlines", "Kind",
                "0=ProgressReport 1=ExtensionWindow 2=ContractEnd 3=Dossier 4=Registration 5=Recognition 6=Settlement 7=Liquidation 8=Inspection 9=Finding 10=ChangeAnswer"),
            ("ChangeRequests", "State",
                "0=Requested 1=Returned 2=Withdrawn 3=Examined 4=AgreedToSubmit 5=Approved 6=Refused"),
            ("ChangeRequests", "Kind",
                "0=Extension 1=Shortening 2=Lead 3=Host 4=Content 5=Headings 6=Suspension 7=Resumption 8=Termination"),
            ("BudgetChanges", "Fund",
                "0=State 1=Counterpart 2=Other"),
            ("Alerts", "Kind",
                "0=ProgressReport 1=ExtensionWindow 2=ContractEnd 3=Dossier 4=Registration 5=Recognition 6=Settlement 7=Liquidation 8=Inspection 9=Finding 10=ChangeAnswer"),
        ];

        private static string ToWords(string table, string column, string words) =>
            $"UPDATE [{table}] SET [{column}] = CASE [{column}] {string.Join(" ", words.Split(' ').Select(w => w.Split('=')).Select(w => $"WHEN N'{w[0]}' THEN N'{w[1]}'"))} ELSE [{column}] END;";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The triggers come back in the next migration, after the rows are written anew.
            migrationBuilder.Sql("DROP TRIGGER [TR_Ledger_AppendOnly];");
            migrationBuilder.Sql("DROP TRIGGER [TR_TrancheMoves_AppendOnly];");
            migrationBuilder.Sql("DROP TRIGGER [TR_WorkMoves_AppendOnly];");
            migrationBuilder.DropPrimaryKey(name: "PK_FundTotals", table: "FundTotals");

            migrationBuilder.AlterColumn<string>(
                name: "Fund",
                table: "YearBudgets",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Kind",
                table: "WorkMoves",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "State",
                table: "Tranches",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Fund",
                table: "Tranches",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Kind",
                table: "TrancheMoves",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Fund",
                table: "TrancheMoves",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Category",
                table: "TrancheMoves",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Type",
                table: "Tasks",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "ReportAlignment",
                table: "Tasks",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "LumpSum",
                table: "Tasks",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Level",
                table: "Tasks",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Grade",
                table: "Tasks",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Assignment",
                table: "Tasks",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Kind",
                table: "StatusSpans",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Review",
                table: "ProgressReports",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "State",
                table: "Outbox",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Kind",
                table: "OfficialDocuments",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Kind",
                table: "Ledger",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Fund",
                table: "Ledger",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "ActsOn",
                table: "Ledger",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Kind",
                table: "Inspections",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Conclusion",
                table: "Inspections",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "State",
                table: "Imports",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Fund",
                table: "FundTotals",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Area",
                table: "Files",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "StatedOutcome",
                table: "Extensions",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Party",
                table: "Deadlines",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Kind",
                table: "Deadlines",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "State",
                table: "ChangeRequests",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Kind",
                table: "ChangeRequests",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Fund",
                table: "BudgetChanges",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<string>(
                name: "Kind",
                table: "Alerts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AddPrimaryKey(name: "PK_FundTotals", table: "FundTotals", columns: ["TaskId", "Fund"]);
            foreach (var (table, column, words) in Columns) migrationBuilder.Sql(ToWords(table, column, words));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Words are not turned back into numbers; restore the backup made before.");
    }
}
