using System.IO.Compression;
using System.Net;
using System.Text;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using SciTasks.Domain.Documents;

namespace SciTasks.Web.Tests;

/// <summary>What people upload: kept when it is what it says, refused with a reason otherwise, and never
/// rendered.</summary>
public abstract class Files_of_strangers(Demo demo) : WorkOverHttp(demo)
{
    private string Store => Path.Combine(Demo.App.Folder, "files");

    private List<string> Kept =>
        [
            .. Directory
                .EnumerateFiles(Store, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Store, f))
                .Order(StringComparer.Ordinal),
        ];

    private async Task<(string Message, StoredFile? File)> UploadAsync(
        string name,
        byte[] content,
        string category = "other"
    )
    {
        var id = await IdAsync("ĐT-22/2024");
        using var lead = await Demo.App.SignInAsync(Lead);
        var known = await InDbAsync(db => db.Files.MaxAsync(f => f.Id, Stop));
        var page = $"/tasks/{id}/documents";
        var response = await lead.PostAsync(
            page,
            $"/tasks/{id}/files",
            new() { ["Category"] = category },
            ("Upload", name, content)
        );
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var body = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(
            await lead.TextAsync(response.Headers.Location!.ToString()),
            Stop
        );
        return (
            body.QuerySelector("main .alert")!.TextContent.Trim(),
            await InDbAsync(db => db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id > known, Stop))
        );
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        return stream.ToArray();
    }

    private static byte[] Docx(params (string Name, byte[] Content)[] further) =>
        Zip([
            (
                "[Content_Types].xml",
                """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""u8.ToArray()
            ),
            ("word/document.xml", "<w:document/>"u8.ToArray()),
            .. further,
        ]);

    private static byte[] Odt(string body = "<p/>", params (string Name, byte[] Content)[] further) =>
        Zip([
            ("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()),
            ("content.xml", Encoding.UTF8.GetBytes($"<document>{body}</document>")),
            .. further,
        ]);

    public static TheoryData<string, string, string> Bad =>
        new()
        {
            { "program.pdf", "exe", "không phải định dạng .pdf" },
            { "program.exe", "exe", "Không nhận tệp loại .exe" },
            { "trang.html", "html", "Không nhận tệp loại .html" },
            { "hinh.svg", "svg", "Không nhận tệp loại .svg" },
            { "hinh.png", "svg", "không phải định dạng .png" },
            { "bao-cao.docx", "macro", "chứa macro" },
            { "bao-cao.docx", "inner-macro", "chứa macro" },
            { "bao-cao.docx", "inner-program", "có thể chạy được" },
            { "bao-cao.docx", "inner-zip", "có thể chạy được" },
            { "bao-cao.docx", "ole", "đối tượng của chương trình khác" },
            { "bao-cao.docx", "ole-by-bytes", "đối tượng của chương trình khác" },
            { "bao-cao.docx", "template", "từ nơi khác" },
            { "bao-cao.docx", "picture", "từ nơi khác" },
            { "bang.xlsx", "docx", "không phải định dạng .xlsx" },
            { "van-ban.odt", "odt-macro", "chứa macro" },
            { "van-ban.odt", "odt-event", "chứa macro" },
            { "van-ban.odt", "odt-picture", "từ nơi khác" },
            { "bang.ods", "odt", "không phải định dạng .ods" },
            { "hop-dong.pdf", "pdf-by-name", "không phải định dạng .pdf" },
            { "bao-cao.odt", "macro-behind-odt", "chứa macro" },
            { "rong.pdf", "empty", "Tệp rỗng" },
            { "ghi-chu.txt", "exe", "không phải định dạng .txt" },
            { "bom.docx", "bomb", "giải nén quá lớn" },
        };

    private static byte[] Content(string kind) =>
        kind switch
        {
            "exe" => [0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00, 0x00, 0x00, 0xFF],
            "html" => "<html><script>alert(1)</script></html>"u8.ToArray(),
            "svg" => "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(),
            "macro" => Docx(("word/vbaProject.bin", [1, 2, 3])),
            "inner-macro" => Docx(("word/embeddings/Bang.xlsx", Zip(("xl/vbaProject.bin", [1, 2, 3])))),
            "inner-program" => Docx(("word/media/image1.png", [0x4D, 0x5A, 0x90, 0x00])),
            "inner-zip" => Docx(("word/embeddings/goi.zip", Zip(("a.txt", [1])))),
            "ole" => Docx(("word/embeddings/oleObject1.bin", [1, 2, 3])),
            "ole-by-bytes" => Docx(
                ("word/embeddings/Microsoft_Word.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0])
            ),
            "template" => Docx(("word/_rels/settings.xml.rels", Relation("attachedTemplate"))),
            "picture" => Docx(("word/_rels/document.xml.rels", Relation("image"))),
            "docx" => Docx(),
            "odt" => Odt(),
            "odt-macro" => Odt(further: ("Basic/Standard/Module1.xml", "<a/>"u8.ToArray())),
            "odt-event" => Odt("<script:event-listener xmlns:script='urn:s' script:event-name='dom:load'/>"),
            "odt-picture" => Odt(
                "<draw:image xmlns:draw='urn:d' xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='http://elsewhere.example/x.png'/>"
            ),
            "pdf-by-name" => Zip(("mimetype", "application/pdf"u8.ToArray())),
            "macro-behind-odt" => Odt(
                further: (
                    "[Content_Types].xml",
                    """<Types><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>"""u8.ToArray()
                )
            ),
            "bomb" => Docx([.. Enumerable.Range(0, 5_001).Select(n => ($"word/{n}.xml", new byte[] { 1 }))]),
            _ => [],
        };

    private static byte[] Relation(string kind) =>
        Encoding.UTF8.GetBytes(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + $"<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}' "
                + "Target='http://elsewhere.example/x' TargetMode='External'/></Relationships>"
        );

    [Theory]
    [InlineData("hyperlink")]
    [InlineData("externalLinkPath")]
    public async Task A_link_that_the_reader_is_asked_about_is_kept(string kind) =>
        Assert.NotNull(
            (await UploadAsync("lien-ket.docx", Docx(("word/_rels/document.xml.rels", Relation(kind))))).File
        );

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_file_that_is_not_what_it_says_is_refused_and_leaves_nothing(
        string name,
        string kind,
        string said
    )
    {
        var before = Kept;
        var (message, file) = await UploadAsync(name, Content(kind));
        Assert.Contains(said, message, StringComparison.Ordinal);
        Assert.Null(file);
        Assert.Equal(before, Kept);
    }

    [Fact]
    public async Task A_file_of_three_hundred_megabytes_is_refused_and_never_kept()
    {
        var id = await IdAsync("ĐT-22/2024");
        var before = Kept;
        using var lead = await Demo.App.SignInAsync(Lead);
        var opened = await lead.OpenAsync($"/tasks/{id}/documents", $"/tasks/{id}/files");
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in opened.Append(new("Category", "other")))
            body.Add(new StringContent(value), name);
        body.Add(new StreamContent(new Endless(300L * 1024 * 1024)), "Upload", "quet.pdf");
        var response = await lead.SendBodyAsync($"/tasks/{id}/files", body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("lớn hơn 50 MB", await BodyAsync(response), StringComparison.Ordinal);
        Assert.Equal(before, Kept);
    }

    [Theory]
    [InlineData("../../../../etc/cron.d/Báo cáo.pdf", "Báo cáo.pdf")]
    [InlineData(@"C:\Users\khoa\Báo cáo.pdf", "Báo cáo.pdf")]
    [InlineData("Ba\u0301o ca\u0301o tie\u0302\u0301n đo\u0323\u0302.pdf", "Báo cáo tiến độ.pdf")]
    [InlineData("hoa\u202Efdp.exe.pdf", "hoafdp.exe.pdf")]
    public async Task A_name_is_only_ever_a_name(string given, string kept)
    {
        var (message, file) = await UploadAsync(given, Encoding.UTF8.GetBytes("%PDF-1.7 " + given));
        Assert.Contains(kept, message, StringComparison.Ordinal);
        Assert.Equal((kept, "application/pdf"), (file!.Name, file.ContentType));
        Assert.True(File.Exists(Path.Combine(Store, file.Sha256[..2], file.Sha256)));
    }

    [Fact]
    public async Task What_is_kept_comes_back_the_same_and_is_saved_not_shown()
    {
        using var lead = await Demo.App.SignInAsync(Lead);
        foreach (
            var (name, content, shown) in new[]
            {
                ("ghi chú.txt", "<script>alert(1)</script>"u8.ToArray(), "attachment"),
                ("bao-cao.docx", Docx(), "attachment"),
                (
                    "van-ban.odt",
                    Odt("<a xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='https://chinhphu.example'/>"),
                    "attachment"
                ),
                ("anh.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1], "inline"),
            }
        )
        {
            var (_, file) = await UploadAsync(name, content);
            var response = await lead.GetAsync($"/files/{file!.Id}");
            Assert.Equal(content, await response.Content.ReadAsByteArrayAsync(Stop));
            Assert.Equal(
                (shown, "nosniff"),
                (
                    response.Content.Headers.ContentDisposition!.DispositionType,
                    response.Headers.GetValues("X-Content-Type-Options").Single()
                )
            );
            Assert.Contains(
                "sandbox",
                response.Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal
            );
            Assert.Contains(
                file.Sha256,
                await lead.TextAsync($"/tasks/{file.TaskId}/documents"),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_file_is_seen_by_those_its_category_is_for_and_taken_back_with_a_reason()
    {
        var (_, cv) = await UploadAsync("Lý lịch.pdf", "%PDF-1.7 cv"u8.ToArray(), "cv");
        using var lead = await Demo.App.SignInAsync(Lead);
        using var officer = await Demo.App.SignInAsync(Officer);
        using var reader = await Demo.App.SignInAsync(Reader);
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound),
            (
                (await lead.GetAsync($"/files/{cv!.Id}")).StatusCode,
                (await officer.GetAsync($"/files/{cv.Id}")).StatusCode,
                (await reader.GetAsync($"/files/{cv.Id}")).StatusCode
            )
        );
        Assert.Null((await UploadAsync("noi-bo.pdf", "%PDF-1.7 x"u8.ToArray(), "internal")).File);
        var page = $"/tasks/{cv.TaskId}/documents";
        await DoneAsync(lead, page, $"/files/{cv.Id}/withdrawal", new() { ["Reason"] = " " });
        Assert.Null((await InDbAsync(db => db.Files.AsNoTracking().SingleAsync(f => f.Id == cv.Id, Stop))).WithdrawnAt);
        await DoneAsync(lead, page, $"/files/{cv.Id}/withdrawal", new() { ["Reason"] = "Nhầm bản" });
        Assert.Equal(
            "Nhầm bản",
            (await InDbAsync(db => db.Files.AsNoTracking().SingleAsync(f => f.Id == cv.Id, Stop))).WithdrawnReason
        );
    }

    [Fact]
    public async Task The_dossier_holds_files_workbook_and_index()
    {
        await UploadAsync("Thuyết minh.pdf", "%PDF-1.7 thuyết minh"u8.ToArray(), "dossier");
        var id = await IdAsync("ĐT-22/2024");
        using var lead = await Demo.App.SignInAsync(Lead);
        var response = await lead.GetAsync($"/tasks/{id}/dossier.zip");
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync(Stop), ZipArchiveMode.Read);
        Assert.Contains(zip.Entries, e => e.FullName.EndsWith("-Thuyết minh.pdf", StringComparison.Ordinal));
        using var workbook = new XLWorkbook(Copy(zip.GetEntry("du-lieu.xlsx")!));
        Assert.Equal("ĐT-22/2024", workbook.Worksheet("Nhiệm vụ").Cell(2, 2).GetString());
        Assert.DoesNotContain(workbook.Worksheets, w => w.Name == "Sổ chi"); // a lead does not see the ledger
        using var index = new StreamReader(zip.GetEntry("index.html")!.Open());
        Assert.Contains(
            "Thuyết minh.pdf",
            WebUtility.HtmlDecode(await index.ReadToEndAsync(Stop)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_paper_is_registered_found_and_opened_from_the_fact_that_cites_it()
    {
        using var clerk = await Demo.App.SignInAsync(Clerk);
        var id = await IdAsync("ĐT-17/2024");
        Assert.Contains(
            "đăng ký",
            WebUtility.HtmlDecode(await clerk.TextAsync($"/tasks/{id}/documents")),
            StringComparison.Ordinal
        );
        var fields = new Dictionary<string, string>
        {
            ["Number"] = "1211/QĐ-UBND",
            ["Day"] = "11/11/2024",
            ["Kind"] = "Decision",
            ["Abstract"] = "Phê duyệt nhiệm vụ",
            ["Task"] = "ĐT-17/2024",
            ["Signer"] = "Chủ tịch",
        };
        var refused = await clerk.PostAsync("/documents/new", "/documents/new", new(fields) { ["Task"] = "KHÔNG-CÓ" });
        Assert.Contains("KHÔNG-CÓ", await BodyAsync(refused), StringComparison.Ordinal);
        var bad = await clerk.PostAsync("/documents/new", "/documents/new", fields, ("Upload", "a.exe", [0x4D, 0x5A]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.False(await InDbAsync(db => db.Documents.AnyAsync(d => d.Number == "1211/QĐ-UBND", Stop))); // paper and scan are kept together or not at all
        var done = await clerk.PostAsync(
            "/documents/new",
            "/documents/new",
            fields,
            ("Upload", "qd.pdf", "%PDF-1.7 1211"u8.ToArray())
        );
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains(
            "Quyết định phê duyệt",
            WebUtility.HtmlDecode(await clerk.TextAsync(done.Headers.Location!.ToString())),
            StringComparison.Ordinal
        );
        Assert.Contains(
            done.Headers.Location.ToString(),
            await clerk.TextAsync($"/tasks/{id}/documents"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1211/QĐ-UBND",
            WebUtility.HtmlDecode(await clerk.TextAsync("/documents?q=1211")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Mail_texts_are_edited_with_a_preview_and_unknown_placeholders_are_refused()
    {
        using var admin = await Demo.App.SignInAsync(Admin);
        var page = "/mail-texts/AcceptReport/vi";
        Assert.Contains(
            "{nguoi}",
            await RefusedAsync(admin, page, page, new() { ["Subject"] = "{code}: {nguoi}", ["Body"] = "x" }),
            StringComparison.Ordinal
        );
        var preview = await admin.SendAsync(
            page + "/preview",
            await admin.OpenAsync(page, page),
            new() { ["Subject"] = "{code} đã xong", ["Body"] = "<b>{who}</b>" }
        );
        var html = await preview.Content.ReadAsStringAsync(Stop);
        Assert.Contains("ĐT-01/2026 đã xong", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        await DoneAsync(admin, page, page, new() { ["Subject"] = "{code} đã xong", ["Body"] = "Chào {name}" });
        await DoneAsync(admin, page, page + "/reset");
        Assert.DoesNotContain("đã xong", WebUtility.HtmlDecode(await admin.TextAsync(page)), StringComparison.Ordinal);
    }

    private static MemoryStream Copy(ZipArchiveEntry entry)
    {
        var copy = new MemoryStream();
        using var from = entry.Open();
        from.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    /// <summary>So many bytes that begin like a PDF.</summary>
    private sealed class Endless(long length) : Stream
    {
        private long _at;

        public override bool CanRead => true;
        public override bool CanSeek => true; // so that its length is announced, as a browser does
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position
        {
            get => _at;
            set => _at = value;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _at);
            if (_at == 0 && read >= 5)
                "%PDF-"u8.CopyTo(buffer.AsSpan(offset));
            _at += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

public sealed class Files_of_strangers_on_SQLite(Demo demo) : Files_of_strangers(demo), IClassFixture<Demo>;

public sealed class Files_of_strangers_on_SqlServer : Files_of_strangers, IClassFixture<DemoOnSqlServer>
{
    public Files_of_strangers_on_SqlServer(DemoOnSqlServer demo)
        : base(demo) => demo.SkipWithoutServer();
}
