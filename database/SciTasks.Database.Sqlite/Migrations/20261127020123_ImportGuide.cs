using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SciTasks.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ImportGuide : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "GoodOnly",
                table: "Imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Layout",
                table: "Imports",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mends",
                table: "Imports",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Rest",
                table: "Imports",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ImportLayouts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    Mapping = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Headers = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Author = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportLayouts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ImportLayouts_Headers",
                table: "ImportLayouts",
                column: "Headers");

            migrationBuilder.CreateIndex(
                name: "IX_ImportLayouts_NameKey",
                table: "ImportLayouts",
                column: "NameKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportLayouts");

            migrationBuilder.DropColumn(
                name: "GoodOnly",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "Layout",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "Mends",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "Rest",
                table: "Imports");
        }
    }
}
