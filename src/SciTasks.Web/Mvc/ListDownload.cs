using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Excel;
using SciTasks.Excel.Summaries;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Mvc;

/// <summary>A list on screen, given as a workbook with the department's letterhead.</summary>
internal static class ListDownload
{
    /// <param name="file">File name without day and ending.</param>
    public static FileStreamResult Workbook(
        this Controller controller,
        Settings settings,
        TimeProvider clock,
        string title,
        IReadOnlyList<ListColumn> columns,
        IReadOnlyList<ListSection> sections,
        string file
    )
    {
        var stream = new MemoryStream();
        var (department, today) = (settings.Department, clock.Today());
        // A sheet name holds at most 31 characters and none of these.
        var sheet = new string([.. title.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal)).Take(31)]);
        ListWorkbook.Write(
            sheet,
            title.ToUpper(CultureInfo.CurrentUICulture),
            new Letterhead(department.Authority, department.Name, department.Place, today),
            columns,
            sections,
            stream
        );
        stream.Position = 0;
        return controller.File(
            stream,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            string.Create(CultureInfo.InvariantCulture, $"{file}-{today:yyyy-MM-dd}.xlsx")
        );
    }
}
