using System.Globalization;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Word;

/// <summary>How papers write what they all name.</summary>
internal static class PaperWords
{
    public static string Host(ResearchTask task) => task.Host?.Name ?? "tổ chức chủ trì";

    public static string Dong(Money? amount) => amount is { } known ? $"{known} đồng" : "…";

    public static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "…";

    /// <summary>Lines of a text area as one sentence.</summary>
    public static string Line(string? text) =>
        string.IsNullOrWhiteSpace(text)
            ? "…"
            : string.Join(
                    "; ",
                    text.ReplaceLineEndings("\n")
                        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                )
                .TrimEnd('.', ';') + ".";
}
