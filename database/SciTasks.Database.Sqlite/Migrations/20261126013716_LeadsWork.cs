using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SciTasks.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LeadsWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Inspections_TaskId_Day",
                table: "Inspections");

            migrationBuilder.AddColumn<int>(
                name: "ReportAlignment",
                table: "Tasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReportEveryMonths",
                table: "Tasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Difficulties",
                table: "ProgressReports",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DraftedAt",
                table: "ProgressReports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DraftedBy",
                table: "ProgressReports",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NextPeriod",
                table: "ProgressReports",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NothingToReport",
                table: "ProgressReports",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "ProgressReports",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Planned",
                table: "ProgressReports",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Products",
                table: "ProgressReports",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Reviewed",
                table: "ProgressReports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "ProgressReports",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AlterColumn<DateOnly>(
                name: "Day",
                table: "Inspections",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AddColumn<DateOnly>(
                name: "Cancelled",
                table: "Inspections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Minutes",
                table: "Inspections",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Notice_Day",
                table: "Inspections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Notice_Number",
                table: "Inspections",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NoticedFor",
                table: "Inspections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "Inspections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "PlannedQuarter",
                table: "Inspections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlannedReason",
                table: "Inspections",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PlannedYear",
                table: "Inspections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scope",
                table: "Inspections",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "FixReported",
                table: "Findings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner",
                table: "Findings",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Proof",
                table: "Findings",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChangeNumber",
                table: "Extensions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Shortens",
                table: "Extensions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "AspNetUsers",
                type: "TEXT",
                maxLength: 5,
                nullable: false,
                defaultValue: "vi");

            migrationBuilder.CreateTable(
                name: "ChangeRequests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TaskId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Requested = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Asker = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    ExceptionReason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NewEnd = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NewName = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    NewEmail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Scope = table.Column<int>(type: "INTEGER", nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    After = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Effective = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Granted = table.Column<long>(type: "INTEGER", nullable: true),
                    RefundDue = table.Column<long>(type: "INTEGER", nullable: true),
                    DossierDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Opinion = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Supported = table.Column<bool>(type: "INTEGER", nullable: true),
                    Delegation = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Answered = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Decision_Day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Decision_Number = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Letter_Day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Letter_Number = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeRequests", x => x.Id);
                    table.CheckConstraint("CK_ChangeRequests_Amounts", "([Granted] IS NULL OR [Granted] >= 0) AND ([RefundDue] IS NULL OR [RefundDue] >= 0)");
                    table.ForeignKey(
                        name: "FK_ChangeRequests_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Files",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TaskId = table.Column<int>(type: "INTEGER", nullable: true),
                    Area = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    AddedById = table.Column<int>(type: "INTEGER", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    WithdrawnReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Files", x => x.Id);
                    table.CheckConstraint("CK_Files_Size", "[Size] > 0");
                    table.ForeignKey(
                        name: "FK_Files_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Letters",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TaskId = table.Column<int>(type: "INTEGER", nullable: false),
                    Occasion = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    RecipientKey = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false, collation: "BINARY"),
                    RecipientName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MailId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Letters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Letters_Outbox_MailId",
                        column: x => x.MailId,
                        principalTable: "Outbox",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Letters_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MailTexts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Occasion = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailTexts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OfficialDocuments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NumberKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Signer = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Abstract = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    TaskId = table.Column<int>(type: "INTEGER", nullable: true),
                    RegisteredBy = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    RegisteredAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficialDocuments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfficialDocuments_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReportAdjustments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ReportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    PercentDone = table.Column<int>(type: "INTEGER", nullable: true),
                    Spent = table.Column<long>(type: "INTEGER", nullable: true),
                    Work = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportAdjustments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportAdjustments_ProgressReports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "ProgressReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportSpending",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ReportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportSpending", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportSpending_ProgressReports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "ProgressReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkMoves",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TaskId = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActorId = table.Column<int>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ActorPersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    ForId = table.Column<int>(type: "INTEGER", nullable: true),
                    For = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    OnBehalfOf = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Category = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DocumentDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FailedRules = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkMoves_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChangeHeadings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChangeId = table.Column<int>(type: "INTEGER", nullable: false),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Before = table.Column<long>(type: "INTEGER", nullable: false),
                    After = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeHeadings", x => x.Id);
                    table.CheckConstraint("CK_ChangeHeadings_Amounts", "[Before] >= 0 AND [After] >= 0");
                    table.ForeignKey(
                        name: "FK_ChangeHeadings_ChangeRequests_ChangeId",
                        column: x => x.ChangeId,
                        principalTable: "ChangeRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Inspections_PlannedYear_PlannedQuarter",
                table: "Inspections",
                columns: new[] { "PlannedYear", "PlannedQuarter" });

            migrationBuilder.CreateIndex(
                name: "IX_Inspections_TaskId_Day",
                table: "Inspections",
                columns: new[] { "TaskId", "Day" },
                unique: true,
                filter: "[Day] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeHeadings_ChangeId",
                table: "ChangeHeadings",
                column: "ChangeId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRequests_State_Id",
                table: "ChangeRequests",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeRequests_TaskId_Number",
                table: "ChangeRequests",
                columns: new[] { "TaskId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Files_Area_Subject",
                table: "Files",
                columns: new[] { "Area", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_Files_TaskId_Area_Subject",
                table: "Files",
                columns: new[] { "TaskId", "Area", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_Letters_MailId",
                table: "Letters",
                column: "MailId");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_RecipientKey_Id",
                table: "Letters",
                columns: new[] { "RecipientKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Letters_TaskId",
                table: "Letters",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_MailTexts_Occasion_Language",
                table: "MailTexts",
                columns: new[] { "Occasion", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OfficialDocuments_Day_Id",
                table: "OfficialDocuments",
                columns: new[] { "Day", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OfficialDocuments_NumberKey_Day",
                table: "OfficialDocuments",
                columns: new[] { "NumberKey", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_OfficialDocuments_TaskId",
                table: "OfficialDocuments",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportAdjustments_ReportId_Number",
                table: "ReportAdjustments",
                columns: new[] { "ReportId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportSpending_ReportId",
                table: "ReportSpending",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkMoves_TaskId_Sequence",
                table: "WorkMoves",
                columns: new[] { "TaskId", "Sequence" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChangeHeadings");

            migrationBuilder.DropTable(
                name: "Files");

            migrationBuilder.DropTable(
                name: "Letters");

            migrationBuilder.DropTable(
                name: "MailTexts");

            migrationBuilder.DropTable(
                name: "OfficialDocuments");

            migrationBuilder.DropTable(
                name: "ReportAdjustments");

            migrationBuilder.DropTable(
                name: "ReportSpending");

            migrationBuilder.DropTable(
                name: "WorkMoves");

            migrationBuilder.DropTable(
                name: "ChangeRequests");

            migrationBuilder.DropIndex(
                name: "IX_Inspections_PlannedYear_PlannedQuarter",
                table: "Inspections");

            migrationBuilder.DropIndex(
                name: "IX_Inspections_TaskId_Day",
                table: "Inspections");

            migrationBuilder.DropColumn(
                name: "ReportAlignment",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "ReportEveryMonths",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "Difficulties",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "DraftedAt",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "DraftedBy",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "NextPeriod",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "NothingToReport",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "OnBehalfOf",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "Planned",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "Products",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "Reviewed",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "Cancelled",
                table: "Inspections");

            migrationBuilder.DropColumn(
                name: "Minutes",
                table: "Inspections");

            migrationBuilder.DropColumn(
                name: "Notice_Day",
                table: "Inspections");

            migrationBuilder.DropColumn(
                name: "Notice_Number",
                table: "Inspections");

            migrationBuilder.DropColumn(
                name: "NoticedFor",
                table: "Inspections");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Inspections");

            migrationBuilder.DropColumn(
                name: "PlannedQuarter",
                table: "Inspections");

            migrationBuilder.DropColumn(
                name: "PlannedReason",
                table: "Inspections");

            migrationBuilder.DropColumn(
                name: "PlannedYear",
                table: "Inspections");

            migrationBuilder.DropColumn(
                name: "Scope",
                table: "Inspections");

            migrationBuilder.DropColumn(
                name: "FixReported",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "Owner",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "Proof",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "ChangeNumber",
                table: "Extensions");

            migrationBuilder.DropColumn(
                name: "Shortens",
                table: "Extensions");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "AspNetUsers");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "Day",
                table: "Inspections",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Inspections_TaskId_Day",
                table: "Inspections",
                columns: new[] { "TaskId", "Day" },
                unique: true);
        }
    }
}
