using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace SciTasks.Benchmarks;

/// <summary>An exchange workbook of made tasks, written as a stream: texts of usual length, days as Excel keeps them.</summary>
internal static class MadeWorkbook
{
    private static readonly string[] Header =
    [
        "Mã nhiệm vụ",
        "Tên nhiệm vụ",
        "Loại hình",
        "Lĩnh vực",
        "Tổ chức chủ trì",
        "Chủ nhiệm",
        "Số quyết định",
        "Ngày quyết định",
        "Bắt đầu",
        "Kết thúc",
        "Kinh phí NSNN",
        "Kinh phí đối ứng",
        "Ghi chú",
    ];

    private static readonly string[] Words =
        "nghiên cứu ứng dụng công nghệ sinh học trong sản xuất giống tôm thẻ chân trắng chống chịu mặn ven biển".Split(
            ' '
        );

    public static void Write(string file, int rows)
    {
        using var archive = ZipFile.Open(file, ZipArchiveMode.Create);
        Text(
            archive,
            "[Content_Types].xml",
            """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
        );
        Text(
            archive,
            "_rels/.rels",
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
        );
        Text(
            archive,
            "xl/workbook.xml",
            """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Nhiệm vụ" sheetId="1" r:id="r1"/></sheets></workbook>"""
        );
        Text(
            archive,
            "xl/_rels/workbook.xml.rels",
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"""
        );
        Text(
            archive,
            "xl/styles.xml",
            """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"""
        );
        using var xml = XmlWriter.Create(
            archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open()
        );
        xml.WriteStartElement("worksheet", "http://schemas.openxmlformats.org/spreadsheetml/2006/main");
        xml.WriteStartElement("sheetData");
        Row(xml, [.. Header]);
        for (var row = 0; row < rows; row++)
            Row(xml, Task(row));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static object[] Task(int row)
    {
        var start = new DateOnly(2005 + row % 18, 4, 1);
        var title = string.Join(' ', Enumerable.Range(row, 14).Select(w => Words[w % Words.Length]));
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"ĐT-{row:00000}/{start.Year}"),
            string.Create(CultureInfo.InvariantCulture, $"{title} số {row}"),
            "đề tài",
            "Nông nghiệp",
            string.Create(CultureInfo.InvariantCulture, $"Trường Đại học số {row % 300}"),
            string.Create(CultureInfo.InvariantCulture, $"Nguyễn Văn {"ABCDEGHKLM"[row % 10]}{row % 1500}"),
            string.Create(CultureInfo.InvariantCulture, $"{row}/QĐ-UBND"),
            start.AddMonths(-1),
            start,
            start.AddYears(2).AddDays(-1),
            500_000_000m + row * 1000,
            100_000_000m,
            "Chuyển từ sổ theo dõi",
        ];
    }

    private static void Row(XmlWriter xml, object[] values)
    {
        xml.WriteStartElement("row");
        foreach (var value in values)
        {
            xml.WriteStartElement("c");
            switch (value)
            {
                case DateOnly day:
                    xml.WriteAttributeString("s", "1");
                    xml.WriteElementString(
                        "v",
                        day.ToDateTime(default).ToOADate().ToString(CultureInfo.InvariantCulture)
                    );
                    break;
                case decimal number:
                    xml.WriteElementString("v", number.ToString(CultureInfo.InvariantCulture));
                    break;
                default:
                    xml.WriteAttributeString("t", "inlineStr");
                    xml.WriteStartElement("is");
                    xml.WriteElementString("t", (string)value);
                    xml.WriteEndElement();
                    break;
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Text(ZipArchive archive, string name, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(content);
    }
}
