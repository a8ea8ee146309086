using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SciTasks.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ImportAgreement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "MoneyBy",
                table: "Imports",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TasksBy",
                table: "Imports",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "MoneyBy",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "TasksBy",
                table: "Imports");
        }
    }
}
