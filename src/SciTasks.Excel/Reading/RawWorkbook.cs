using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace SciTasks.Excel.Reading;

/// <summary>Reads .xlsx and .csv files of strangers: everything is bounded and nothing in the file is
/// trusted.</summary>
public static class RawWorkbook
{
    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;
    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0];

    /// <param name="fileName">Its extension and, for CSV, the sheet's name.</param>
    /// <exception cref="UnreadableFileException">The file is not what it says, too large or hostile.</exception>
    public static IReadOnlyList<RawSheet> Read(byte[] content, string fileName)
    {
        if (content.Length == 0)
            throw new UnreadableFileException("file.empty", fileName);
        if (content.LongLength > ReadLimits.FileBytes)
            throw new UnreadableFileException("file.too-large", fileName);
        if (content.AsSpan().StartsWith(Compound))
            throw new UnreadableFileException("file.encrypted", fileName);
        if (content.AsSpan().StartsWith(Zip))
            return XlsxReader.Read(content, fileName);
        if (Path.GetExtension(fileName).Equals(".csv", StringComparison.OrdinalIgnoreCase))
            return [ReadCsv(content, fileName)];
        throw new UnreadableFileException("file.not-a-workbook", fileName);
    }

    private static RawSheet ReadCsv(byte[] content, string fileName)
    {
        var (text, delimiter) = Delimited(Decode(content, fileName));
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            Delimiter = delimiter,
            BadDataFound = bad =>
                throw new UnreadableFileException("file.bad-csv", fileName, bad.Context.Parser?.Row ?? 0),
        };
        var budget = new ReadBudget(fileName);
        using var parser = new CsvParser(new StringReader(text), settings);
        var rows = new List<RawRow>();
        while (parser.Read())
        {
            if (parser.Count > ReadLimits.Columns)
                throw new UnreadableFileException("file.too-many-columns", fileName, ReadLimits.Columns);
            if (rows.Count >= ReadLimits.Rows)
                throw new UnreadableFileException("file.too-many-rows", fileName, ReadLimits.Rows);
            rows.Add(
                new(
                    rows.Count + 1,
                    Enumerable.Range(0, parser.Count).ToDictionary(i => i, i => Cell(parser[i], budget))
                )
            );
        }
        return new(Path.GetFileNameWithoutExtension(fileName), rows, []);
    }

    /// <summary>A line <c>sep=;</c> on top, as Excel writes it, names the separator; otherwise the most frequent one
    /// of the first line.</summary>
    private static (string Text, string Delimiter) Delimited(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n') is var found and >= 0 ? found : text.Length;
        var firstLine = text.AsSpan(0, end);
        if (firstLine is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var named])
            return (text[end..].TrimStart('\r', '\n'), named.ToString());
        var commas = firstLine.Count(',');
        return (
            text,
            firstLine.Count(';') > commas ? ";"
            : firstLine.Count('\t') > commas ? "\t"
            : ","
        );
    }

    private static RawCell Cell(string text, ReadBudget budget)
    {
        budget.Cell();
        budget.Text(text.Length);
        return new(text);
    }

    private static string Decode(byte[] content, string fileName)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(
                content
            );
            return text.Contains('\0', StringComparison.Ordinal)
                ? throw new UnreadableFileException("file.not-utf8", fileName)
                : text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFileException("file.not-utf8", fileName);
        }
    }
}
