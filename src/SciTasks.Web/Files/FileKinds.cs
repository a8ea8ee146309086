using System.IO.Compression;
using System.Text;
using System.Xml;
using SciTasks.Domain.Basics;

namespace SciTasks.Web.Files;

/// <summary>What may be kept, judged by the bytes and not by the name alone. A name that says one thing over bytes
/// that say another is refused,
/// and so is whatever could run: programs, scripts, pages, macros, also inside an office document.</summary>
public static class FileKinds
{
    private const int MostEntries = 5_000,
        Deepest = 3;
    private const long MostUnpacked = 1L << 29;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        [".odt"] = "application/vnd.oasis.opendocument.text",
        [".ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".txt"] = "text/plain",
        [".csv"] = "text/csv",
    };

    private static readonly string[] OpenDocuments = [Types[".odt"], Types[".ods"]];

    private static readonly string[] Programs =
    [
        ".exe",
        ".dll",
        ".com",
        ".scr",
        ".bat",
        ".cmd",
        ".ps1",
        ".sh",
        ".js",
        ".vbs",
        ".wsf",
        ".hta",
        ".msi",
        ".jar",
        ".lnk",
        ".html",
        ".htm",
        ".svg",
        ".xhtml",
        ".zip",
        ".rar",
        ".7z",
        ".docm",
        ".xlsm",
        ".pptm",
        ".dotm",
        ".xlam",
    ];

    /// <summary>What <c>accept</c> offers in a file dialogue.</summary>
    public static string Accept => string.Join(',', Types.Keys);

    /// <summary>The images that a browser may show in place; everything else is saved, never rendered.</summary>
    public static bool IsShownInPlace(string contentType) => contentType is "image/png" or "image/jpeg";

    /// <returns>The content type the bytes and the name agree on.</returns>
    /// <exception cref="RefusedException">They do not, or the kind is not kept.</exception>
    public static string Judge(string path, string name)
    {
        var ending = Path.GetExtension(name);
        if (!Types.TryGetValue(ending, out var type))
            throw new RefusedException(
                new Refusal("upload.kind", ending.Length == 0 ? name : ending, string.Join(", ", Types.Keys))
            );
        using var file = File.OpenRead(path);
        var found = Find(file, ending, type);
        if (found != type)
            throw new RefusedException(new Refusal("upload.not-what-it-says", name, ending));
        return type;
    }

    private static string? Find(FileStream file, string ending, string type)
    {
        Span<byte> head = stackalloc byte[8];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        if (head.StartsWith("%PDF-"u8))
            return "application/pdf";
        if (head.StartsWith(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }))
            return "image/png";
        if (head.StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }))
            return "image/jpeg";
        if (head.StartsWith("PK"u8))
            return Office(file);
        return ending is ".txt" or ".csv" && IsText(file) ? type : null;
    }

    /// <summary>An office document in a zip: its main part says which; anything that could run refuses it.</summary>
    private static string? Office(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            Search(zip, 1, new Unpacked());
            // Looked at even where the zip calls itself something else: macros are refused by their declared type.
            var main = zip.GetEntry("[Content_Types].xml") is { } contents ? MainPart(contents) : null;
            if (zip.GetEntry("mimetype") is { Length: < 200 } mime)
            {
                using var reader = new StreamReader(mime.Open(), Encoding.ASCII);
                var said = reader.ReadToEnd().Trim();
                return OpenDocuments.Contains(said, StringComparer.Ordinal) ? said : null;
            }
            return main;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            return null;
        }
    }

    private static string? MainPart(ZipArchiveEntry contents)
    {
        using var stream = contents.Open();
        using var xml = XmlReader.Create(stream, Strict);
        string? main = null;
        while (xml.Read())
        {
            if (xml.GetAttribute("ContentType") is not { } type)
                continue;
            if (
                type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
                || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            )
                throw new RefusedException(new Refusal("upload.macro"));
            main ??= Types.Values.FirstOrDefault(t =>
                t.StartsWith("application/vnd.openxml", StringComparison.Ordinal) && type == t + ".main+xml"
            );
        }
        return main;
    }

    /// <summary>What was unpacked so far, packages within packages included.</summary>
    private sealed class Unpacked
    {
        private int _entries;
        private long _bytes;

        public void Add(ZipArchive zip)
        {
            _entries += zip.Entries.Count;
            _bytes += zip.Entries.Sum(e => e.Length);
            if (_entries > MostEntries || _bytes > MostUnpacked)
                throw new RefusedException(new Refusal("upload.bomb"));
        }
    }

    private static void Search(ZipArchive zip, int depth, Unpacked unpacked)
    {
        unpacked.Add(zip);
        if (depth > 1 && zip.GetEntry("[Content_Types].xml") is { } contents)
            MainPart(contents); // refuses macros by their declared type too
        foreach (var entry in zip.Entries.Where(e => e.Length > 0))
        {
            if (
                entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
                || entry.FullName.Contains("activeX", StringComparison.OrdinalIgnoreCase)
                || entry.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
                || entry.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)
            )
                throw new RefusedException(new Refusal("upload.macro"));
            if (IsOle(entry))
                throw new RefusedException(new Refusal("upload.ole", entry.Name));
            if (entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) && FetchesFromElsewhere(entry))
                throw new RefusedException(new Refusal("upload.external"));
            if (OpenParts.Contains(entry.Name, StringComparer.OrdinalIgnoreCase))
                SearchOpenDocument(entry);
            if (Programs.Contains(Path.GetExtension(entry.FullName), StringComparer.OrdinalIgnoreCase))
                throw new RefusedException(new Refusal("upload.inside", entry.Name));
            Look(entry, depth, unpacked);
        }
    }

    /// <summary>A foreign object that a click opens; a sheet within a document is a package and searched
    /// instead.</summary>
    private static bool IsOle(ZipArchiveEntry entry)
    {
        if (entry.FullName.Contains("oleObject", StringComparison.OrdinalIgnoreCase))
            return true;
        // The embedding of LibreOffice: an object of another program.
        using var part = entry.Open();
        Span<byte> head = stackalloc byte[8];
        var read = part.ReadAtLeast(head, 8, throwOnEndOfStream: false);
        return head[..read].SequenceEqual(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 });
    }

    // A link that a reader clicks, and another workbook that Excel asks about before it reads it.
    private static readonly string[] Asked =
    [
        "/hyperlink",
        "/externalLinkPath",
        "/externalLinkLongPath",
        "/xlPathMissing",
    ];

    /// <summary>A template, frame, picture or object that the program would fetch, unasked, when the document is
    /// opened.</summary>
    private static bool FetchesFromElsewhere(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, Strict);
        while (xml.Read())
            if (
                xml.GetAttribute("TargetMode")?.Equals("External", StringComparison.OrdinalIgnoreCase) == true
                && xml.GetAttribute("Type") is { } type
                && !Asked.Any(a => type.EndsWith(a, StringComparison.OrdinalIgnoreCase))
            )
                return true;
        return false;
    }

    private static readonly string[] OpenParts = ["content.xml", "styles.xml"];

    /// <summary>The same of an OpenDocument file, which says it in its text: what is fetched unasked, and what runs when
    /// something happens.</summary>
    private static void SearchOpenDocument(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, Strict);
        while (xml.Read())
        {
            if (xml.LocalName is "event-listener")
                throw new RefusedException(new Refusal("upload.macro"));
            if (
                xml.NodeType == XmlNodeType.Element
                && xml.LocalName != "a" // a link that a reader clicks
                && xml.GetAttribute("href", "http://www.w3.org/1999/xlink") is { } target
                && (Uri.TryCreate(target, UriKind.Absolute, out _) || target.StartsWith("..", StringComparison.Ordinal))
            )
                throw new RefusedException(new Refusal("upload.external"));
        }
    }

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 10_000_000,
    };

    /// <summary>Looks at the first bytes of a part: a program is refused, a package within is searched in
    /// turn.</summary>
    private static void Look(ZipArchiveEntry entry, int depth, Unpacked unpacked)
    {
        using var part = entry.Open();
        Span<byte> head = stackalloc byte[4];
        var read = part.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        if (head[..read].StartsWith("MZ"u8) || head[..read].StartsWith(new byte[] { 0x7F, 0x45, 0x4C, 0x46 }))
            throw new RefusedException(new Refusal("upload.inside", entry.Name));
        if (!head[..read].StartsWith(new byte[] { 0x50, 0x4B, 0x03, 0x04 }))
            return;
        if (depth >= Deepest)
            throw new RefusedException(new Refusal("upload.bomb"));
        using var inner = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose
        );
        inner.Write(head[..read]);
        part.CopyTo(inner);
        inner.Position = 0;
        using var zip = new ZipArchive(inner, ZipArchiveMode.Read);
        Search(zip, depth + 1, unpacked);
    }

    private static bool IsText(Stream file)
    {
        try
        {
            using var reader = new StreamReader(
                file,
                new UTF8Encoding(false, throwOnInvalidBytes: true),
                detectEncodingFromByteOrderMarks: true,
                1 << 16,
                leaveOpen: true
            );
            Span<char> buffer = stackalloc char[4096];
            for (int read; (read = reader.Read(buffer)) > 0;)
                if (buffer[..read].IndexOfAnyInRange('\0', '\b') >= 0)
                    return false;
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
