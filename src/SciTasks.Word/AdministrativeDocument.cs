using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SciTasks.Word;

/// <summary>Who issues a paper and where.</summary>
/// <param name="Superior">The body above, printed plain in capitals.</param>
/// <param name="Issuer">Printed bold in capitals.</param>
/// <param name="Symbol">What follows the number, for example <c>/QĐ-SKHCN</c>; null prints no number.</param>
public sealed record PaperHead(string? Superior, string Issuer, string? Symbol, string Place, DateOnly? Day);

/// <summary>A paper in the layout of Nghị định 30/2020, Phụ lục I: A4, Times New Roman, national motto, number,
/// place and day, title, body,
/// signature, recipients, page number on top from the second page. Text is only ever text: nothing a user wrote
/// becomes a field.</summary>
public sealed class AdministrativeDocument
{
    // Twentieths of a point; 20 mm top and bottom, 30 mm left, 15 mm right.
    private const int TopMargin = 1134,
        LeftMargin = 1701,
        RightMargin = 851,
        TextWidth = 11906 - LeftMargin - RightMargin;
    private readonly Body _body = new();

    /// <summary>Issuer on the left, motto, place and day on the right.</summary>
    public void Head(PaperHead head)
    {
        var day = head.Day is { } d
            ? $"ngày {Padded(d.Day, 10)} tháng {Padded(d.Month, 3)} năm {d.Year.ToString(CultureInfo.InvariantCulture)}"
            : "ngày ..... tháng ..... năm 20...";
        OpenXmlElement[] left =
        [
            .. head.Superior is { } superior ? new[] { Line(superior.ToUpperInvariant(), Centre(), size: 24) } : [],
            Line(head.Issuer.ToUpperInvariant(), Centre(), size: 24, bold: true),
            Rule(1100),
            .. head.Symbol is { } symbol ? new[] { Line($"Số: ........{symbol}", Centre(), size: 26) } : [],
        ];
        OpenXmlElement[] right =
        [
            Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Centre(), size: 24, bold: true),
            Line("Độc lập - Tự do - Hạnh phúc", Centre(), size: 26, bold: true),
            Rule(980),
            Line($"{head.Place}, {day}", Centre(), size: 26, italic: true),
        ];
        _body.Append(Columns(left, right, TextWidth * 44 / 100));
    }

    /// <summary>The kind of paper and what it is about.</summary>
    public void Title(string kind, string about)
    {
        _body.Append(Line(kind.ToUpperInvariant(), Centre(before: 240), bold: true));
        _body.Append(Line(about, Centre(after: 120), bold: true));
    }

    /// <summary>A centred line in bold, for example who decides.</summary>
    public void Centred(string text) => _body.Append(Line(text, Centre(before: 120, after: 120), bold: true));

    /// <summary>A paragraph of body text.</summary>
    public void Paragraph(string text, bool italic = false) => _body.Append(Line(text, Text(), italic: italic));

    /// <summary>A paragraph that begins in bold, such as an article.</summary>
    public void Article(string lead, string text)
    {
        var paragraph = Line(lead + " ", Text(), bold: true);
        paragraph.Append(Words(text));
        _body.Append(paragraph);
    }

    /// <summary>Rows of a name and a value, the value to the right.</summary>
    public void Figures(IEnumerable<(string Name, string Value)> rows)
    {
        var table = Table(borders: true, TextWidth * 62 / 100, TextWidth * 38 / 100);
        foreach (var (name, value) in rows)
            table.Append(
                new TableRow(
                    Cell(TextWidth * 62 / 100, Line(name, Plain())),
                    Cell(
                        TextWidth * 38 / 100,
                        Line(
                            value,
                            new ParagraphProperties(
                                Spacing(40, 40),
                                new Justification { Val = JustificationValues.Right }
                            )
                        )
                    )
                )
            );
        _body.Append(table);
        _body.Append(Line("", Plain(), size: 12));
    }

    /// <summary>A table with a head row.</summary>
    /// <param name="shares">Widths in per cent.</param>
    public void Rows(IReadOnlyList<string> head, IReadOnlyList<int> shares, IEnumerable<IReadOnlyList<string>> rows)
    {
        var widths = shares.Select(s => TextWidth * s / 100).ToArray();
        var table = Table(borders: true, widths);
        table.Append(
            new TableRow([
                new TableRowProperties(new TableHeader()),
                .. head.Select((h, i) => Cell(widths[i], Line(h, Plain(), size: 24, bold: true))),
            ])
        );
        foreach (var row in rows)
            table.Append(new TableRow(row.Select((text, i) => Cell(widths[i], Line(text, Plain(), size: 24)))));
        _body.Append(table);
        _body.Append(Line("", Plain(), size: 12));
    }

    /// <summary>Recipients on the left, who signs on the right.</summary>
    /// <param name="office">Lines above the signature, such as KT. GIÁM ĐỐC and PHÓ GIÁM ĐỐC.</param>
    public void Signature(IReadOnlyList<string> recipients, IReadOnlyList<string> office, string? name)
    {
        OpenXmlElement[] left =
            recipients.Count == 0
                ? [Line("", Plain())]
                :
                [
                    Line("Nơi nhận:", Plain(), size: 24, bold: true, italic: true),
                    .. recipients.Select(r => Line(r, Plain(), size: 22)),
                ];
        OpenXmlElement[] right =
        [
            .. office.Select(o => Line(o, Centre(), bold: true)),
            Line("", Centre(before: 1100)),
            Line(name ?? "", Centre(), bold: true),
        ];
        _body.Append(Columns(left, right, TextWidth / 2));
    }

    /// <summary>Two who sign side by side.</summary>
    public void Signatures(string left, string right) =>
        _body.Append(
            Columns(
                [Line(left, Centre(before: 240), bold: true)],
                [Line(right, Centre(before: 240), bold: true)],
                TextWidth / 2
            )
        );

    /// <summary>Writes the .docx.</summary>
    public void Save(Stream to)
    {
        using var document = WordprocessingDocument.Create(to, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(Font(), new FontSize { Val = "26" }, new Languages { Val = "vi-VN" })
                )
            )
        );
        var header = main.AddNewPart<HeaderPart>();
        header.Header = new Header(
            new Paragraph(
                Centre(),
                new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
                new Run(new FieldCode(" PAGE ")),
                new Run(new FieldChar { FieldCharType = FieldCharValues.End })
            )
        );
        _body.Append(
            new SectionProperties(
                new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin
                {
                    Top = TopMargin,
                    Bottom = TopMargin,
                    Left = LeftMargin,
                    Right = RightMargin,
                    Header = 567,
                    Footer = 567,
                },
                new TitlePage()
            )
        );
        main.Document = new Document(_body);
        document.PackageProperties.Creator = "SciTasks";
    }

    private static Table Columns(OpenXmlElement[] left, OpenXmlElement[] right, int leftWidth)
    {
        var table = Table(borders: false, leftWidth, TextWidth - leftWidth);
        table.Append(new TableRow(Cell(leftWidth, left), Cell(TextWidth - leftWidth, right)));
        return table;
    }

    private static Table Table(bool borders, params int[] widths)
    {
        var value = borders ? BorderValues.Single : BorderValues.None;
        return new(
            new TableProperties(
                new TableWidth { Width = Twips(TextWidth), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = value },
                    new LeftBorder { Val = value },
                    new BottomBorder { Val = value },
                    new RightBorder { Val = value },
                    new InsideHorizontalBorder { Val = value },
                    new InsideVerticalBorder { Val = value }
                ),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = (short)(borders ? 108 : 0), Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = (short)(borders ? 108 : 0), Type = TableWidthValues.Dxa }
                )
            ),
            new TableGrid(widths.Select(w => new GridColumn { Width = Twips(w) }))
        );
    }

    private static TableCell Cell(int width, params OpenXmlElement[] content) =>
        new([
            new TableCellProperties(new TableCellWidth { Width = Twips(width), Type = TableWidthUnitValues.Dxa }),
            .. content,
        ]);

    /// <summary>The short rule under a heading: an empty paragraph with a line above, drawn in from both
    /// sides.</summary>
    private static Paragraph Rule(int indent) =>
        new(
            new ParagraphProperties(
                new ParagraphBorders(
                    new TopBorder
                    {
                        Val = BorderValues.Single,
                        Size = 6,
                        Space = 1,
                    }
                ),
                Spacing(40, 0),
                new Indentation { Left = Twips(indent), Right = Twips(indent) }
            ),
            new Run(new RunProperties(new FontSize { Val = "8" }))
        );

    private static Paragraph Line(
        string text,
        ParagraphProperties properties,
        int size = 26,
        bool bold = false,
        bool italic = false
    ) => new(properties, Words(text, size, bold, italic));

    private static Run Words(string text, int size = 26, bool bold = false, bool italic = false)
    {
        var properties = new RunProperties(Font());
        if (bold)
            properties.Append(new Bold());
        if (italic)
            properties.Append(new Italic());
        properties.Append(new FontSize { Val = Twips(size) });
        return new(properties, new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static ParagraphProperties Text() =>
        new(
            Spacing(60, 60, 276),
            new Indentation { FirstLine = "567" },
            new Justification { Val = JustificationValues.Both }
        );

    private static ParagraphProperties Plain() => new(Spacing(40, 40));

    private static ParagraphProperties Centre(int before = 0, int after = 0) =>
        new(Spacing(before, after), new Justification { Val = JustificationValues.Center });

    private static SpacingBetweenLines Spacing(int before, int after, int line = 240) =>
        new()
        {
            Before = Twips(before),
            After = Twips(after),
            Line = Twips(line),
            LineRule = LineSpacingRuleValues.Auto,
        };

    private static RunFonts Font() =>
        new()
        {
            Ascii = "Times New Roman",
            HighAnsi = "Times New Roman",
            ComplexScript = "Times New Roman",
            EastAsia = "Times New Roman",
        };

    private static string Twips(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Days below 10 and the first two months are padded (Nghị định 30/2020).</summary>
    private static string Padded(int value, int below) => value < below ? "0" + Twips(value) : Twips(value);

    /// <summary>XML has no place for control characters.</summary>
    private static string Printable(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);
}
