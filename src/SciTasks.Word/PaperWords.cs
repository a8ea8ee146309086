using System.Globalization;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Word;

/// <summary>How papers write what they all name.</summary>
internal static class PaperWords
{
    /// <param name="on">Day of the paper: it names the host as it was called then. Null where it is not dated yet.</param>
    public static string Host(ResearchTask task, DateOnly? on) => task.Host?.NameOn(on) ?? "tổ chức chủ trì";

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
