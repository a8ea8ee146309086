using System.Globalization;
using System.Xml;

namespace SciTasks.Excel.Reading;

/// <summary>Reads one worksheet part row by row.</summary>
internal sealed class XlsxSheetReader(XmlReader xml, BookParts book, ReadBudget budget)
{
    private const int Offset1904 = 1462;
    private readonly List<RawRow> _rows = [];
    private readonly List<MergedRange> _merged = [];

    public RawSheet Read(string name)
    {
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
                ReadRow();
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" })
                Merge();
        return new(name, _rows, _merged);
    }

    private void Merge()
    {
        budget.Cell();
        _merged.Add(Range(xml.GetAttribute("ref") ?? "A1"));
    }

    private void ReadRow()
    {
        var last = _rows.Count > 0 ? _rows[^1].Number : 0;
        var number = int.TryParse(xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var r) ? r : last + 1;
        var cells = new Dictionary<int, RawCell>();
        if (!xml.IsEmptyElement)
        {
            var (depth, column) = (xml.Depth, -1);
            while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
                    column = ReadCell(cells, column + 1);
        }
        if (!cells.Values.Any(c => !c.IsEmpty))
            return;
        if (_rows.Count >= ReadLimits.Rows)
            throw new UnreadableFileException("file.too-many-rows", budget.FileName, ReadLimits.Rows);
        _rows.Add(new(number, cells));
    }

    /// <param name="next">Where the cell stands unless it says so itself.</param>
    /// <returns>Where it stands.</returns>
    private int ReadCell(Dictionary<int, RawCell> cells, int next)
    {
        budget.Cell();
        var column = xml.GetAttribute("r") is { Length: > 0 } reference ? Column(reference) : next;
        var type = xml.GetAttribute("t") ?? "n";
        var style = book.Styles[int.TryParse(xml.GetAttribute("s"), CultureInfo.InvariantCulture, out var s) ? s : 0];
        var (value, formula) = ReadContent();
        if (value is null && !formula)
            return column;
        var cell = Cell(value ?? "", type, style) with { IsFormula = formula, IsBold = style.IsBold };
        if (cell.IsEmpty && !formula)
            return column;
        if (column >= ReadLimits.Columns)
            throw new UnreadableFileException("file.too-many-columns", budget.FileName, ReadLimits.Columns);
        cells[column] = cell;
        return column;
    }

    private (string? Value, bool Formula) ReadContent()
    {
        if (xml.IsEmptyElement)
            return (null, false);
        var (depth, value, formula) = (xml.Depth, (string?)null, false);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "f")
                formula = true;
            else if (xml.LocalName is "v" or "is")
                value = budget.ReadText(xml);
        }
        return (value, formula);
    }

    private RawCell Cell(string value, string type, CellStyle style)
    {
        switch (type)
        {
            case "s":
                return new(book.Strings[int.Parse(value, CultureInfo.InvariantCulture)]);
            case "b":
                return new(value == "1" ? "có" : "không");
            case "e":
                return new($"#{value.TrimStart('#')}", IsError: true);
            case "str" or "inlineStr" or "d":
                return new(EscapedText.Read(value));
        }
        if (
            !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
        )
            return new(value);
        var cell = new RawCell(style.Text(number), number, style.Format);
        return cell.IsDate && book.Is1904
            ? cell with
            {
                Number = number + Offset1904,
                Text = style.Text(number + Offset1904),
            }
            : cell;
    }

    private static int Column(string reference)
    {
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter))
            column = checked(column * 26 + (char.ToUpperInvariant(c) - 'A' + 1));
        return column - 1;
    }

    private static MergedRange Range(string reference)
    {
        var ends = reference.Split(':');
        static int Row(string cell) =>
            int.Parse(cell.SkipWhile(char.IsAsciiLetter).ToArray(), CultureInfo.InvariantCulture);
        return new(Row(ends[0]), Row(ends[^1]), Column(ends[0]), Column(ends[^1]));
    }
}
