using System.IO.Compression;
using System.Xml;

namespace SciTasks.Excel.Reading;

/// <summary>A streaming reader of .xlsx with hard limits. ClosedXML writes our workbooks, but it loads a whole file before anyone can say no,
/// and does not know the 1904 date system (docs/decisions/0004).</summary>
internal sealed class XlsxReader : IDisposable
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly string _fileName;
    private readonly ZipArchive _zip;
    private long _inflated;

    private XlsxReader(byte[] content, string fileName)
    {
        _fileName = fileName;
        try
        {
            _zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (_zip.Entries.Count > ReadLimits.Entries || _zip.Entries.Sum(e => e.Length) > ReadLimits.InflatedBytes)
                throw new UnreadableFileException("file.zip-bomb", fileName);
        }
        catch (InvalidDataException)
        {
            throw new UnreadableFileException("file.damaged", fileName);
        }
    }

    public static IReadOnlyList<RawSheet> Read(byte[] content, string fileName)
    {
        using var reader = new XlsxReader(content, fileName);
        try
        {
            return reader.ReadSheets();
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new UnreadableFileException("file.xml-entities", fileName);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or FormatException or OverflowException or KeyNotFoundException)
        {
            throw new UnreadableFileException("file.damaged", fileName);
        }
    }

    public void Dispose() => _zip.Dispose();

    private List<RawSheet> ReadSheets()
    {
        var (sheets, is1904) = ReadWorkbookPart();
        var targets = ReadTargets();
        var strings = ReadSharedStrings();
        var dayStyles = ReadDayStyles();
        return [.. sheets.Where(s => targets.ContainsKey(s.Id)).Select(s =>
        {
            using var xml = Open(targets[s.Id])!;
            return new XlsxSheetReader(xml, strings, dayStyles, is1904, _fileName).Read(s.Name);
        })];
    }

    private (List<(string Name, string Id)> Sheets, bool Is1904) ReadWorkbookPart()
    {
        using var xml = Open("xl/workbook.xml") ?? throw new UnreadableFileException("file.not-a-workbook", _fileName);
        var sheets = new List<(string, string)>();
        var is1904 = false;
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" }) is1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" }) sheets.Add((xml.GetAttribute("name") ?? "", xml.GetAttribute("id", Relationships) ?? ""));
        return (sheets, is1904);
    }

    private Dictionary<string, string> ReadTargets()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = Open("xl/_rels/workbook.xml.rels");
        while (xml?.Read() == true)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Type")?.EndsWith("/worksheet", StringComparison.Ordinal) == true
                && xml.GetAttribute("Target") is { } target)
                targets[xml.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
        return targets;
    }

    private List<string> ReadSharedStrings()
    {
        var strings = new List<string>();
        using var xml = Open("xl/sharedStrings.xml");
        while (xml?.Read() == true)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" }) strings.Add(XlsxSheetReader.ReadText(xml));
        return strings;
    }

    private HashSet<int> ReadDayStyles()
    {
        var formats = new Dictionary<int, bool>();
        var days = new HashSet<int>();
        using var xml = Open("xl/styles.xml");
        var (inCellFormats, index) = (false, 0);
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs") inCellFormats = xml.NodeType == XmlNodeType.Element;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt") formats[int.Parse(xml.GetAttribute("numFmtId") ?? "0", System.Globalization.CultureInfo.InvariantCulture)] = IsDayFormat(xml.GetAttribute("formatCode") ?? "");
            else if (xml.LocalName == "xf" && inCellFormats)
            {
                var id = int.Parse(xml.GetAttribute("numFmtId") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
                if (formats.TryGetValue(id, out var isDay) ? isDay : id is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58)) days.Add(index);
                index++;
            }
        }
        return days;
    }

    private static bool IsDayFormat(string code)
    {
        var bare = System.Text.RegularExpressions.Regex.Replace(code, "\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        return bare.Contains('y', StringComparison.OrdinalIgnoreCase) || (bare.Contains('d', StringComparison.OrdinalIgnoreCase) && bare.Contains('m', StringComparison.OrdinalIgnoreCase));
    }

    private XmlReader? Open(string path)
    {
        var entry = _zip.GetEntry(path) ?? _zip.Entries.FirstOrDefault(e => e.FullName.Equals(path, StringComparison.OrdinalIgnoreCase));
        if (entry is null) return null;
        var counted = new CountingStream(entry.Open(), read =>
        {
            if ((_inflated += read) > ReadLimits.InflatedBytes) throw new UnreadableFileException("file.zip-bomb", _fileName);
        });
        return XmlReader.Create(counted, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true });
    }

    private sealed class CountingStream(Stream inner, Action<int> onRead) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            onRead(read);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
