using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using ExcelNumberFormat;

namespace SciTasks.Excel.Reading;

/// <summary>A style of cells: how it shows numbers, and whether in bold.</summary>
internal sealed record CellStyle(CellFormat Format, string Code, bool IsBold)
{
    public static readonly CellStyle General = new(CellFormat.Number, "General", IsBold: false);

    /// <summary>A number as it is read as text: in full, or as shown where the format adds leading zeros or letters
    /// (0012, ĐT-012).</summary>
    public string Text(double number)
    {
        var full = Math.Abs(number) is > 0 and < 1e-4 or >= 1e15
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : ((decimal)number).ToString("0.############", CultureInfo.InvariantCulture);
        if (Format != CellFormat.Number || !StyleTable.AddsToDigits(Code))
            return full;
        var shown = new NumberFormat(Code);
        return shown.IsValid ? shown.Format(number, CultureInfo.InvariantCulture) : full;
    }
}

/// <summary>The styles part of a workbook, as far as reading needs it.</summary>
internal sealed partial class StyleTable
{
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [14] = "d/m/yyyy",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm",
        [19] = "h:mm:ss",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "d/m/yyyy h:mm",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss.0",
    };

    private readonly Dictionary<int, string> _codes = new(BuiltIn);
    private readonly List<bool> _boldFonts = [];
    private readonly List<(int Format, int Font)> _cells = [];
    private readonly Dictionary<int, CellStyle> _styles = [];

    /// <summary>The style a cell names; a number the file does not define is shown as it is.</summary>
    public CellStyle this[int index] =>
        _styles.TryGetValue(index, out var known) ? known : _styles[index] = Make(index);

    public static StyleTable Read(XmlReader? xml)
    {
        var table = new StyleTable();
        var part = "";
        while (xml?.Read() == true)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName is "fonts" or "cellXfs" or "cellStyleXfs" or "dxfs" or "cellStyles")
                part = xml.LocalName;
            table.Take(xml, part);
        }
        return table;
    }

    /// <summary>The format shows more than the digits: leading zeros or literal letters, and nothing that would
    /// regroup or cut them.</summary>
    internal static bool AddsToDigits(string code) => Padded().IsMatch(code) && code != "0";

    private void Take(XmlReader xml, string part)
    {
        switch (xml.LocalName)
        {
            case "numFmt" when part != "dxfs":
                _codes[Int(xml, "numFmtId")] = xml.GetAttribute("formatCode") ?? "";
                break;
            case "font" when part == "fonts":
                _boldFonts.Add(false);
                break;
            case "b" when part == "fonts" && _boldFonts.Count > 0:
                _boldFonts[^1] = xml.GetAttribute("val") is not ("0" or "false");
                break;
            case "xf" when part == "cellXfs":
                _cells.Add((Int(xml, "numFmtId"), Int(xml, "fontId")));
                break;
            default:
                break;
        }
    }

    private CellStyle Make(int index)
    {
        if (index < 0 || index >= _cells.Count)
            return CellStyle.General;
        var (format, font) = _cells[index];
        var code =
            _codes.GetValueOrDefault(format)
            ?? (format is (>= 27 and <= 36) or (>= 50 and <= 58) ? "d/m/yyyy" : "General");
        return new(FormatOf(code), code, font >= 0 && font < _boldFonts.Count && _boldFonts[font]);
    }

    /// <summary>By the signs of the first section, without what is quoted, escaped or in brackets.</summary>
    private static CellFormat FormatOf(string code)
    {
        if (Elapsed().IsMatch(code))
            return CellFormat.Time;
        var bare = Quoted().Replace(code, "").Split(';')[0].ToLowerInvariant();
        if (bare.Contains("general", StringComparison.Ordinal))
            return CellFormat.Number;
        bool Has(char sign) => bare.Contains(sign, StringComparison.Ordinal);
        if (Has('%'))
            return CellFormat.Percent;
        // An e is a year of an era, unless it stands for the exponent of a number.
        if (Has('y') || (Has('e') && bare.IndexOfAny(['0', '#', '?']) < 0))
            return Has('d') ? CellFormat.Day
                : Has('m') ? CellFormat.MonthYear
                : CellFormat.Year;
        if (Has('d') && Has('m') && !Has('h'))
            return CellFormat.DayMonth;
        // A weekday, a month or an hour alone is no day; nor is a year of the Buddhist era.
        return bare.IndexOfAny(['d', 'm', 'h', 's', 'b', 'g']) >= 0 ? CellFormat.Time : CellFormat.Number;
    }

    private static int Int(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    /// <summary>[h]:mm counts hours beyond a day.</summary>
    [GeneratedRegex(@"\[(?:h+|m+|s+)\]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Elapsed();

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    /// <summary>Literals (quoted, escaped, dashes, dots, slashes, spaces) around zeros, one section: at least two
    /// zeros or a literal.</summary>
    [GeneratedRegex(
        "^(?=.*(?:0.*0|\"|\\\\))(?:\"[^\"]*\"|\\\\.|[-/ ])*0(?:0|\"[^\"]*\"|\\\\.|[-/ ])*$",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Padded();
}
