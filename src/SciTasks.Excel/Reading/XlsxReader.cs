using System.IO.Compression;
using System.Xml;
using SciTasks.Domain.Basics;

namespace SciTasks.Excel.Reading;

/// <summary>A streaming reader of .xlsx with hard limits, Strict and Transitional. ClosedXML writes our workbooks,
/// but it loads a whole file
/// before anyone can say no, and does not know the 1904 date system (docs/decisions/0004).</summary>
internal sealed class XlsxReader : IDisposable
{
    private const string MainPart = "xl/workbook.xml";
    private readonly ReadBudget _budget;
    private readonly ZipArchive _zip;

    private XlsxReader(byte[] content, string fileName)
    {
        _budget = new(fileName);
        try
        {
            _zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (_zip.Entries.Count > ReadLimits.Entries || _zip.Entries.Sum(e => e.Length) > ReadLimits.InflatedBytes)
                throw new UnreadableFileException("file.zip-bomb", fileName);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new UnreadableFileException("file.damaged", fileName);
        }
    }

    /// <exception cref="UnreadableFileException">Whatever is wrong with the file; never another exception for what a
    /// file holds.</exception>
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
        catch (Exception e) when (IsDamage(e))
        {
            throw new UnreadableFileException("file.damaged", fileName);
        }
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>The file was checked for size before; whatever else reading it throws is the file's fault.</summary>
    private static bool IsDamage(Exception e) =>
        e is not (UnreadableFileException or OutOfMemoryException or OperationCanceledException);

    private List<RawSheet> ReadSheets()
    {
        var main =
            Targets("", "_rels/.rels").Where(t => t.Kind == "officeDocument").Select(t => t.Path).FirstOrDefault()
            ?? MainPart;
        var (sheets, is1904) = ReadWorkbookPart(main);
        var folder = main.Contains('/', StringComparison.Ordinal) ? main[..(main.LastIndexOf('/') + 1)] : "";
        var targets = Targets(folder, $"{folder}_rels/{main[folder.Length..]}.rels").ToList();
        string? Part(string kind) => targets.Find(t => t.Kind == kind)?.Path;
        var strings = ReadSharedStrings(Part("sharedStrings") ?? $"{folder}sharedStrings.xml");
        using var styleXml = Open(Part("styles") ?? $"{folder}styles.xml");
        var styles = StyleTable.Read(styleXml);
        return
        [
            .. from sheet in sheets
            // Sheets of charts and macros have no cells.
            let target = targets.Find(t => t.Id == sheet.Id)
            where target is not { Kind: not "worksheet" }
            select ReadSheet(sheet.Name, target?.Path, new(strings, styles, is1904)),
        ];
    }

    private RawSheet ReadSheet(string name, string? path, BookParts book)
    {
        using var xml =
            (path is null ? null : Open(path)) ?? throw new UnreadableFileException("file.damaged", _budget.FileName);
        return new XlsxSheetReader(xml, book, _budget).Read(name);
    }

    private (List<(string Name, string Id)> Sheets, bool Is1904) ReadWorkbookPart(string path)
    {
        using var xml = Open(path) ?? throw new UnreadableFileException("file.not-a-workbook", _budget.FileName);
        var sheets = new List<(string, string)>();
        var is1904 = false;
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
                is1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                sheets.Add((xml.GetAttribute("name") ?? "", RelationshipId(xml)));
        return (sheets, is1904);
    }

    /// <summary>The id that stands in a namespace: Strict files have another one than Transitional ones.</summary>
    private static string RelationshipId(XmlReader xml)
    {
        var id = "";
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0)
                id = xml.Value;
        xml.MoveToElement();
        return id;
    }

    private IEnumerable<PartTarget> Targets(string folder, string path)
    {
        using var xml = Open(path);
        while (xml?.Read() == true)
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("Target") is { } target
            )
                yield return new(
                    xml.GetAttribute("Id") ?? "",
                    (xml.GetAttribute("Type") ?? "").Split('/')[^1],
                    Resolve(folder, target)
                );
    }

    /// <summary>A target as the name of an entry: relative to the folder or to the root, dots and backslashes
    /// resolved.</summary>
    private static string Resolve(string folder, string target)
    {
        var parts = new List<string>();
        var slashed = Uri.UnescapeDataString(target).Replace('\\', '/');
        foreach (
            var part in (slashed.StartsWith('/') ? slashed : folder + slashed).Split(
                '/',
                StringSplitOptions.RemoveEmptyEntries
            )
        )
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".."))
                parts.Add(part);
        return string.Join('/', parts);
    }

    private List<string> ReadSharedStrings(string path)
    {
        var strings = new List<string>();
        using var xml = Open(path);
        while (xml?.Read() == true)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                _budget.Cell();
                strings.Add(EscapedText.Read(_budget.ReadText(xml)));
            }
        return strings;
    }

    private XmlReader? Open(string path)
    {
        var entry = _zip.Entries.FirstOrDefault(e =>
            Resolve("", e.FullName).Equals(path, StringComparison.OrdinalIgnoreCase)
        );
        if (entry is null)
            return null;
        var counted = new CountingStream(entry.Open(), _budget.Inflate);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            IgnoreComments = true,
        };
        return XmlReader.Create(counted, settings);
    }

    /// <param name="Kind">The last part of the relationship's type, the same word in Strict and Transitional
    /// files.</param>
    private sealed record PartTarget(string Id, string Kind, string Path);
}

/// <summary>What the sheets of a workbook share.</summary>
internal sealed record BookParts(List<string> Strings, StyleTable Styles, bool Is1904);
