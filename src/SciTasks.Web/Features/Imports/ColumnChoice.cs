using SciTasks.Excel.Exchange;
using SciTasks.Excel.Layouts;

namespace SciTasks.Web.Features.Imports;

/// <summary>What a column of someone's list may hold.</summary>
/// <param name="Code">As the form sends it.</param>
/// <param name="Targets">English names of columns of the exchange workbook.</param>
/// <param name="Cut">How a cell of several facts is taken apart.</param>
internal sealed record ColumnChoice(string Code, IReadOnlyList<string> Targets, string? Cut)
{
    public const string Nothing = "";

    /// <summary>Cells that hold several facts, then every column by itself.</summary>
    public static readonly IReadOnlyList<ColumnChoice> All =
    [
        .. LayoutGuess.CutKinds.Select(c => new ColumnChoice(c.Code, c.Targets, c.Cut)),
        .. TaskSheet
            .Sheet.AllColumns.Where(c => c.English is not (TaskSheet.Duration or "Extended end" or TaskSheet.Source))
            .Select(c => new ColumnChoice(c.English, [c.English], null)),
    ];

    public static ColumnChoice? Find(string? code) => All.FirstOrDefault(c => c.Code == code);

    /// <summary>The choice that a proposal stands for.</summary>
    public static string CodeOf(ColumnProposal proposal) =>
        All.FirstOrDefault(c =>
                c.Cut == proposal.Cut
                && proposal.Targets.Count > 0
                && (c.Cut is null ? c.Targets.SequenceEqual(proposal.Targets) : proposal.Targets.All(c.Targets.Contains))
            )
            ?.Code
        ?? Nothing;

    /// <summary>How it is named on screen.</summary>
    public string Label(Wording words) =>
        Cut is not null ? words[$"Cut.{Code}"]
        : TaskSheet.Sheet.AllColumns.First(c => c.English == Code) is var column && Wording.IsVietnamese ? column.Vietnamese
        : Code;
}
