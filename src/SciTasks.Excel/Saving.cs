using System.Text.RegularExpressions;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SciTasks.Excel;

/// <summary>The one way a workbook leaves the program. ClosedXML writes the heads repeated in print as relative
/// references, which a spreadsheet
/// moves with the active cell; they are made absolute here.</summary>
internal static partial class Saving
{
    /// <param name="evaluate">Formulas get their values, or previews show empty totals.</param>
    public static void SaveTo(this XLWorkbook workbook, Stream to, bool evaluate = false)
    {
        using var package = new MemoryStream();
        workbook.SaveAs(package, new SaveOptions { EvaluateFormulasBeforeSaving = evaluate });
        using (var document = SpreadsheetDocument.Open(package, isEditable: true))
        {
            foreach (
                var name in document
                    .WorkbookPart!.Workbook.DefinedNames?.Elements<DefinedName>()
                    .Where(n => n.Name?.Value == "_xlnm.Print_Titles")
                    ?? []
            )
                name.Text = Absolute(name.Text);
        }
        package.Position = 0;
        package.CopyTo(to);
    }

    /// <summary><c>'Mới'!6:6</c> → <c>'Mới'!$6:$6</c>; what is absolute stays as it is.</summary>
    private static string Absolute(string reference) =>
        Ends().Replace(reference, m => $"!${m.Groups[1].Value}:${m.Groups[2].Value}");

    [GeneratedRegex(@"!\$?([A-Z]{1,3}|[0-9]+):\$?([A-Z]{1,3}|[0-9]+)(?=,|$)", RegexOptions.None, 1000)]
    private static partial Regex Ends();
}
