using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SciTasks.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class NamesAndMerges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "MergedIntoId",
                table: "People",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MergedIntoId",
                table: "Organizations",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FormerNames",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    OrganizationId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerNames", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormerNames_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NameMerges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FromId = table.Column<int>(type: "int", nullable: false),
                    IntoId = table.Column<int>(type: "int", nullable: false),
                    Author = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UndoneBy = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Moved = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NameMerges", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_People_MergedIntoId",
                table: "People",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_MergedIntoId",
                table: "Organizations",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_FormerNames_NameKey",
                table: "FormerNames",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_FormerNames_OrganizationId",
                table: "FormerNames",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_NameMerges_Kind_IntoId",
                table: "NameMerges",
                columns: new[] { "Kind", "IntoId" });

            migrationBuilder.AddForeignKey(
                name: "FK_Organizations_Organizations_MergedIntoId",
                table: "Organizations",
                column: "MergedIntoId",
                principalTable: "Organizations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_People_People_MergedIntoId",
                table: "People",
                column: "MergedIntoId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Organizations_Organizations_MergedIntoId",
                table: "Organizations");

            migrationBuilder.DropForeignKey(
                name: "FK_People_People_MergedIntoId",
                table: "People");

            migrationBuilder.DropTable(
                name: "FormerNames");

            migrationBuilder.DropTable(
                name: "NameMerges");

            migrationBuilder.DropIndex(
                name: "IX_People_MergedIntoId",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Organizations_MergedIntoId",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "People");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Organizations");
        }
    }
}
