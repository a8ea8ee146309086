using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Layouts;
using SciTasks.Excel.Reading;

namespace SciTasks.Web.Importing;

/// <summary>How a file is read that is no exchange workbook.</summary>
/// <param name="Name">Of the saved layout it is read by; null where it was only guessed.</param>
internal sealed record FoundLayout(MappingFile Mapping, string? Name);

/// <summary>Layouts of lists: guessed from a file, kept under a name, and found again for the next file of its kind. Pages
/// and command line pass here alike.</summary>
internal sealed class LayoutDesk(AppDb db)
{
    public const int LongestName = 100;

    /// <summary>The file has no sheet of the exchange workbook, or none that can be read as one.</summary>
    public static bool IsForeign(UnreadableFileException e) =>
        e.Code
            is "file.no-known-sheet"
                or "file.no-header"
                or "file.missing-column"
                or "file.merged-header"
                or "file.column-twice";

    /// <summary>A saved layout whose headers the file has, else a guess; null where no table of tasks was
    /// found.</summary>
    public async Task<FoundLayout?> ForAsync(IReadOnlyList<RawSheet> raw, CancellationToken cancellation)
    {
        var proposals = LayoutGuess.Of(raw);
        if (LayoutGuess.Mapping(proposals) is not { } guess)
            return null;
        var headers = Headers(proposals);
        var saved = await db
            .ImportLayouts.AsNoTracking()
            .Where(l => l.Headers == headers)
            .OrderByDescending(l => l.At)
            .FirstOrDefaultAsync(cancellation);
        return saved is null ? new(guess, null) : new(Fitted(saved, proposals), saved.Name);
    }

    /// <summary>The layout of that name as it fits the file; null where there is none of that name.</summary>
    /// <exception cref="UnreadableFileException">The file has no table it could be for.</exception>
    public async Task<MappingFile?> NamedAsync(
        string name,
        IReadOnlyList<RawSheet> raw,
        CancellationToken cancellation
    )
    {
        var key = Folding.Key(name);
        return await db.ImportLayouts.AsNoTracking().SingleOrDefaultAsync(l => l.NameKey == key, cancellation) is { } saved
            ? Fitted(saved, LayoutGuess.Of(raw))
            : null;
    }

    /// <summary>Keeps a layout, in place of the one of that name.</summary>
    public async Task SaveAsync(
        string name,
        MappingFile mapping,
        IReadOnlyList<RawSheet> raw,
        string author,
        DateTime now,
        CancellationToken cancellation
    )
    {
        var key = Folding.Key(name);
        var layout = await db.ImportLayouts.SingleOrDefaultAsync(l => l.NameKey == key, cancellation);
        var headers = Headers(LayoutGuess.Of(raw));
        if (layout is null)
            db.ImportLayouts.Add(
                new()
                {
                    Name = Folding.Clean(name),
                    NameKey = key,
                    Mapping = mapping.ToJson(),
                    Headers = headers,
                    Author = author,
                    At = now,
                }
            );
        else
            (layout.Mapping, layout.Headers, layout.Author, layout.At) = (mapping.ToJson(), headers, author, now);
    }

    /// <summary>Columns, groups and values as saved; where the table stands and in which unit, as this file says.</summary>
    private static MappingFile Fitted(ImportLayout saved, IReadOnlyList<SheetProposal> proposals)
    {
        var sheets = MappingFile.Parse(saved.Mapping).Sheets;
        var fitted = proposals
            .Where(p => p.Mapping is not null)
            .Select(p =>
                (sheets.FirstOrDefault(s => Folding.Key(s.Sheet) == Folding.Key(p.Sheet)) ?? sheets[0]) with
                {
                    Sheet = p.Sheet,
                    HeaderRow = p.Mapping!.HeaderRow,
                    HeaderRows = p.Mapping.HeaderRows,
                    MoneyUnit = p.Unit is null ? sheets[0].MoneyUnit : p.Mapping.MoneyUnit,
                }
            )
            .ToList();
        return fitted.Count > 0
            ? new(fitted)
            : throw new UnreadableFileException("file.no-known-sheet", string.Join(", ", proposals.Select(p => p.Sheet)));
    }

    /// <summary>Two files have it alike when their first tables are headed alike.</summary>
    private static string Headers(IReadOnlyList<SheetProposal> proposals)
    {
        var first = proposals.FirstOrDefault(p => p.Mapping is not null);
        var text = string.Join('\n', (first?.Columns ?? []).Select(c => Folding.Key(c.Header)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
