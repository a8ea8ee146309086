using ClosedXML.Excel;
using SciTasks.Domain.Basics;

namespace SciTasks.Excel;

/// <summary>How a sheet prints: landscape, as wide as the paper, its head repeated, pages numbered, never below
/// <see cref="Smallest"/> points.</summary>
internal static class PrintSetUp
{
    /// <summary>The smallest type on paper, in points.</summary>
    public const double Smallest = 9;

    private const double Margin = 0.4,
        A4 = 11.69,
        A3 = 16.54; // inches

    /// <param name="headerRow">The row repeated on every page.</param>
    /// <param name="widths">Of the columns, in characters; null where the sheet is data and runs over as many pages
    /// as it needs.</param>
    /// <param name="fontSize">Of the text, in points.</param>
    public static void Set(IXLWorksheet page, int headerRow, IReadOnlyList<double>? widths, double fontSize)
    {
        page.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        page.PageSetup.PaperSize =
            widths is null || Scale(widths, A4) * fontSize >= Smallest ? XLPaperSize.A4Paper : XLPaperSize.A3Paper;
        if (widths is not null)
            page.PageSetup.FitToPages(1, 0);
        page.PageSetup.SetRowsToRepeatAtTop(headerRow, headerRow);
        page.PageSetup.Margins.SetLeft(Margin).SetRight(Margin).SetTop(0.6).SetBottom(0.6);
        page.PageSetup.Footer.Center.AddText(XLHFPredefinedText.PageNumber);
        page.PageSetup.Footer.Center.AddText("/");
        page.PageSetup.Footer.Center.AddText(XLHFPredefinedText.NumberOfPages);
    }

    /// <summary>How much a sheet shrinks to fit the paper; a character is 7 pixels wide and a column has 5 besides,
    /// at 96 to the inch.</summary>
    public static double Scale(IEnumerable<double> widths, double paper) =>
        Math.Min(1, (paper - 2 * Margin) * 96 / widths.Sum(w => 7 * w + 5));
}
