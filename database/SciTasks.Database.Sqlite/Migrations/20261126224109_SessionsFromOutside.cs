using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SciTasks.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SessionsFromOutside : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Outside",
                table: "Sessions",
                type: "TEXT",
                maxLength: 200,
                nullable: true,
                collation: "BINARY");

            migrationBuilder.AddColumn<string>(
                name: "Theme",
                table: "AspNetUsers",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_Outside",
                table: "Sessions",
                column: "Outside");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sessions_Outside",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Outside",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Theme",
                table: "AspNetUsers");
        }
    }
}
