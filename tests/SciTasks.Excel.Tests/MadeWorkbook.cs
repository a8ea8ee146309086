using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace SciTasks.Excel.Tests;

/// <summary>An .xlsx put together part by part, to hold what ClosedXML would not write.</summary>
internal sealed class MadeWorkbook
{
    public const string Transitional = "http://schemas.openxmlformats.org",
        Strict = "http://purl.oclc.org/ooxml";

    private const int BoldStyle = 1;

    /// <summary>Plain first; the second is plain in bold.</summary>
    private readonly List<string> _formats = ["General", "General;bold"];
    private readonly List<(string Name, StringBuilder Rows, List<string> Merged)> _sheets = [];

    public string Schemas { get; init; } = Transitional;

    /// <summary>Where the sheets say they are, and where they are.</summary>
    public Func<int, (string Target, string Entry)> Place { get; init; } =
        n => ($"worksheets/sheet{n}.xml", $"xl/worksheets/sheet{n}.xml");

    public MadeWorkbook Sheet(string name, params object?[][] rows)
    {
        var xml = new StringBuilder();
        for (var r = 0; r < rows.Length; r++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">");
            for (var c = 0; c < rows[r].Length; c++)
                if (rows[r][c] is { } value)
                    xml.Append(Cell($"{(char)('A' + c)}{r + 1}", value));
            xml.Append("</row>");
        }
        _sheets.Add((name, xml, []));
        return this;
    }

    public MadeWorkbook Merge(string range)
    {
        _sheets[^1].Merged.Add(range);
        return this;
    }

    public byte[] ToArray()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in Parts())
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        return stream.ToArray();
    }

    private IEnumerable<(string Name, string Text)> Parts()
    {
        var (main, rel) =
            Schemas == Strict
                ? ($"{Strict}/spreadsheetml/main", $"{Strict}/officeDocument/relationships")
                : (
                    $"{Transitional}/spreadsheetml/2006/main",
                    $"{Transitional}/officeDocument/2006/relationships"
                );
        const string package = "http://schemas.openxmlformats.org/package/2006/relationships";
        var numbers = Enumerable.Range(1, _sheets.Count).ToList();
        yield return (
            "_rels/.rels",
            $"<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        );
        yield return (
            "xl/workbook.xml",
            $"<workbook xmlns=\"{main}\" xmlns:r=\"{rel}\"><sheets>{string.Concat(numbers.Select(n => $"<sheet name=\"{_sheets[n - 1].Name}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>"))}</sheets></workbook>"
        );
        yield return (
            "xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"{package}\">{string.Concat(numbers.Select(n => $"<Relationship Id=\"rId{n}\" Type=\"{rel}/worksheet\" Target=\"{Place(n).Target}\"/>"))}<Relationship Id=\"rId99\" Type=\"{rel}/styles\" Target=\"styles.xml\"/></Relationships>"
        );
        yield return (
            "xl/styles.xml",
            $"<styleSheet xmlns=\"{main}\"><numFmts>{string.Concat(_formats.Select((f, i) => $"<numFmt numFmtId=\"{164 + i}\" formatCode=\"{SecurityElement.Escape(f)}\"/>"))}</numFmts><fonts><font/><font><b/></font></fonts><cellXfs>{string.Concat(_formats.Select((_, i) => $"<xf numFmtId=\"{164 + i}\" fontId=\"{(i == BoldStyle ? 1 : 0)}\"/>"))}</cellXfs></styleSheet>"
        );
        foreach (var n in numbers)
            if (Place(n).Entry is { Length: > 0 } entry)
                yield return (
                    entry,
                    $"<worksheet xmlns=\"{main}\"><sheetData>{_sheets[n - 1].Rows}</sheetData><mergeCells>{string.Concat(_sheets[n - 1].Merged.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells></worksheet>"
                );
    }

    private string Cell(string at, object value) =>
        value switch
        {
            Shown shown => string.Create(
                CultureInfo.InvariantCulture,
                $"<c r=\"{at}\" s=\"{Style(shown.Format)}\"><v>{shown.Number}</v></c>"
            ),
            Error error => $"<c r=\"{at}\" t=\"e\"><v>{error.Text}</v></c>",
            Bold bold =>
                $"<c r=\"{at}\" t=\"inlineStr\" s=\"{BoldStyle}\"><is><t>{SecurityElement.Escape(bold.Text)}</t></is></c>",
            string text =>
                $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
            IFormattable number =>
                $"<c r=\"{at}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
            _ => throw new ArgumentException(value.GetType().Name, nameof(value)),
        };

    private int Style(string format)
    {
        if (!_formats.Contains(format))
            _formats.Add(format);
        return _formats.IndexOf(format);
    }
}

/// <summary>A number with the format it is shown in.</summary>
internal sealed record Shown(double Number, string Format);

internal sealed record Error(string Text);

internal sealed record Bold(string Text);
