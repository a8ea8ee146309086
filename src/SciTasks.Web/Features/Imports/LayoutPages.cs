using System.ComponentModel.DataAnnotations;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Layouts;
using SciTasks.Web.Importing;

namespace SciTasks.Web.Features.Imports;

/// <summary>What someone says of the columns of a list.</summary>
public sealed class LayoutForm
{
    public List<LayoutSheetForm> Sheets { get; init; } = [];

    /// <summary>A name to keep the layout under; empty where it is for this file only.</summary>
    [StringLength(LayoutDesk.LongestName, ErrorMessage = "Form.too-long")]
    public string? SaveAs { get; init; }
}

public sealed class LayoutSheetForm
{
    [StringLength(100, ErrorMessage = "Form.too-long")]
    public string Name { get; init; } = "";

    /// <summary>The sheet is imported.</summary>
    public bool Take { get; init; }

    /// <summary>First row of the header, from 1.</summary>
    [Range(1, 200, ErrorMessage = "Form.number")]
    public int HeaderRow { get; init; } = 1;

    [Range(1, 5, ErrorMessage = "Form.number")]
    public int HeaderRows { get; init; } = 1;

    /// <summary>Đồng per unit of its money.</summary>
    public decimal Unit { get; init; } = 1;

    /// <summary>Of each column, in order, the code of a <see cref="ColumnChoice"/>.</summary>
    public List<string?> Columns { get; init; } = [];

    /// <summary>Kind of group row → column it gives to, or nothing.</summary>
    public Dictionary<string, string?> Groups { get; init; } = [];
}

/// <param name="Choices">Of each column, in order.</param>
/// <param name="Groups">Kind → titles found.</param>
/// <param name="Gives">Kind → column.</param>
/// <param name="Rows">The first rows as they are, and what they become.</param>
internal sealed record LayoutSheet(
    SheetProposal Found,
    bool Take,
    int HeaderRow,
    int HeaderRows,
    decimal Unit,
    IReadOnlyList<string> Choices,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Groups,
    IReadOnlyDictionary<string, string?> Gives,
    IReadOnlyList<PreviewRow> Rows,
    IReadOnlyList<string> LeftOut
);

/// <param name="Before">Header and text of each filled cell.</param>
/// <param name="After">Column and value of each fact.</param>
internal sealed record PreviewRow(
    int Number,
    IReadOnlyList<(string Header, string Text)> Before,
    IReadOnlyList<(string Column, string Value)> After,
    IReadOnlyList<string> Problems
);

internal sealed record LayoutPage(int Id, string FileName, IReadOnlyList<LayoutSheet> Sheets, string? SaveAs);

/// <summary>A value of the file and what it stands for.</summary>
public sealed class ValueForm
{
    /// <summary>English name of the column.</summary>
    [StringLength(100, ErrorMessage = "Form.too-long")]
    public string Column { get; init; } = "";

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string Word { get; init; } = "";

    /// <summary>Empty where the value stays as it is.</summary>
    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Means { get; init; }
}

/// <summary>Cells typed anew.</summary>
public sealed class MendForm
{
    [StringLength(100, ErrorMessage = "Form.too-long")]
    public string Sheet { get; init; } = "";

    public int Row { get; init; }

    [StringLength(1000, ErrorMessage = "Form.too-long")]
    public string Header { get; init; } = "";

    /// <summary>Null where nothing was typed: the cell stays.</summary>
    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Text { get; init; }
}
