using System.Globalization;
using System.Text;
using System.Xml;

namespace SciTasks.Excel.Reading;

/// <summary>Reads one worksheet part row by row.</summary>
internal sealed class XlsxSheetReader(XmlReader xml, List<string> strings, HashSet<int> dayStyles, bool is1904, string fileName)
{
    private const int Offset1904 = 1462;
    private readonly List<RawRow> _rows = [];
    private readonly List<MergedRange> _merged = [];

    public RawSheet Read(string name)
    {
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" }) ReadRow();
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" }) _merged.Add(Range(xml.GetAttribute("ref") ?? "A1"));
        return new(name, _rows, _merged);
    }

    /// <summary>Text of the current element (<c>si</c> or <c>is</c>): all runs, without phonetic hints. Leaves the reader on its end.</summary>
    public static string ReadText(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        var (depth, phonetic) = (xml.Depth, false);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            if (xml.LocalName == "rPh") phonetic = xml.NodeType == XmlNodeType.Element;
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA && !phonetic) text.Append(xml.Value);
        return Unescape(text.ToString());
    }

    private void ReadRow()
    {
        var number = int.TryParse(xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var r) ? r : (_rows.Count > 0 ? _rows[^1].Number : 0) + 1;
        var cells = new Dictionary<int, RawCell>();
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" }) ReadCell(cells);
        }
        if (!cells.Values.Any(c => !c.IsEmpty)) return;
        if (_rows.Count >= ReadLimits.Rows) throw new UnreadableFileException("file.too-many-rows", fileName, ReadLimits.Rows);
        _rows.Add(new(number, cells));
    }

    private void ReadCell(Dictionary<int, RawCell> cells)
    {
        var column = xml.GetAttribute("r") is { } reference ? Column(reference) : cells.Count == 0 ? 0 : cells.Keys.Max() + 1;
        var (type, style) = (xml.GetAttribute("t") ?? "n", int.TryParse(xml.GetAttribute("s"), CultureInfo.InvariantCulture, out var s) ? s : 0);
        var (value, formula) = ReadContent();
        if (value is null && !formula) return;
        var cell = Cell(value ?? "", type, dayStyles.Contains(style), formula);
        if (cell.IsEmpty && !formula) return;
        if (column >= ReadLimits.Columns) throw new UnreadableFileException("file.too-many-columns", fileName, ReadLimits.Columns);
        cells[column] = cell;
    }

    private (string? Value, bool Formula) ReadContent()
    {
        if (xml.IsEmptyElement) return (null, false);
        var (depth, value, formula) = (xml.Depth, (string?)null, false);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "f") formula = true;
            else if (xml.LocalName is "v" or "is") value = ReadText(xml);
        }
        return (value, formula);
    }

    private RawCell Cell(string value, string type, bool isDay, bool formula)
    {
        switch (type)
        {
            case "s": return new(strings[int.Parse(value, CultureInfo.InvariantCulture)], IsFormula: formula);
            case "b": return new(value == "1" ? "có" : "không", IsFormula: formula);
            case "e": return new($"#{value.TrimStart('#')}", IsFormula: formula);
            case "str" or "inlineStr" or "d": return new(value, IsFormula: formula);
        }
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return new(value, IsFormula: formula);
        if (isDay && is1904) number += Offset1904;
        return new(number.ToString("R", CultureInfo.InvariantCulture), number, isDay, formula);
    }

    private static int Column(string reference)
    {
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter)) column = checked(column * 26 + (char.ToUpperInvariant(c) - 'A' + 1));
        return column - 1;
    }

    private static MergedRange Range(string reference)
    {
        var ends = reference.Split(':');
        static int Row(string cell) => int.Parse(cell.SkipWhile(char.IsAsciiLetter).ToArray(), CultureInfo.InvariantCulture);
        return new(Row(ends[0]), Row(ends[^1]), Column(ends[0]), Column(ends[^1]));
    }

    /// <summary>Excel writes control characters as <c>_x000D_</c>.</summary>
    private static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? text.Replace("_x000D_", "", StringComparison.OrdinalIgnoreCase).Replace("_x000A_", "\n", StringComparison.OrdinalIgnoreCase)
        : text;
}
