using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;
using SciTasks.Web.Files;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Documents;

/// <summary>The dossier of a task as a ZIP: every file the person may see, the exchange workbook, and a page that
/// lists them with their SHA-256.</summary>
public sealed class DossierZip(AppDb db, FileShelf shelf, FileStore store, RuleBook rules, Wording words)
{
    /// <returns>A temporary file that deletes itself when closed, at its beginning.</returns>
    public async Task<Stream> WriteAsync(ResearchTask task, Me me, DateTime now, CancellationToken cancellation)
    {
        var files = await FilesAsync(task, me, cancellation);
        var target = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            var lines = new List<(string Path, StoredFile File, bool Missing)>();
            foreach (var file in files)
            {
                await using var content = store.Open(file.Sha256);
                var path = string.Create(CultureInfo.InvariantCulture, $"tep/{lines.Count + 1:000}-{file.Name}");
                lines.Add((path, file, content is null));
                if (content is null)
                    continue;
                await using var entry = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellation);
                await content.CopyToAsync(entry, cancellation);
            }
            using (var workbook = new MemoryStream())
            {
                ExchangeWriter.Write(
                    [task],
                    workbook,
                    withLedger: me.May(Act.Ledger, Access.Read),
                    withAddresses: me.MayContact()
                );
                workbook.Position = 0;
                await using var entry = await zip.CreateEntry("du-lieu.xlsx", CompressionLevel.Fastest)
                    .OpenAsync(cancellation);
                await workbook.CopyToAsync(entry, cancellation);
            }
            await using var index = await zip.CreateEntry("index.html").OpenAsync(cancellation);
            await index.WriteAsync(Encoding.UTF8.GetBytes(Index(task, lines, me, now)), cancellation);
        }
        target.Position = 0;
        return target;
    }

    private async Task<List<StoredFile>> FilesAsync(ResearchTask task, Me me, CancellationToken cancellation)
    {
        var documents = (
            await db
                .Documents.VisibleTo(me, db.Tasks)
                .Where(d => d.TaskId == task.Id)
                .Select(d => d.Id)
                .ToListAsync(cancellation)
        ).ConvertAll(PaperScan.KeyOf);
        var files = await db
            .Files.AsNoTracking()
            .Where(f =>
                f.WithdrawnAt == null
                && (f.TaskId == task.Id || (f.Area == FileArea.Document && documents.Contains(f.Subject)))
            )
            .OrderBy(f => f.Area)
            .ThenBy(f => f.Subject)
            .ThenBy(f => f.Id)
            .ToListAsync(cancellation);
        return await shelf.SeenAsync(files, task.Id, me, cancellation);
    }

    private string Index(
        ResearchTask task,
        List<(string Path, StoredFile File, bool Missing)> lines,
        Me me,
        DateTime now
    )
    {
        static string E(string? text) => WebUtility.HtmlEncode(text ?? "");
        var html = new StringBuilder(
            $"<!doctype html><html lang=\"{(Wording.IsVietnamese ? "vi" : "en")}\"><meta charset=\"utf-8\"><title>{E(task.Code)}</title><h1>{E(task.Code)} – {E(task.Title)}</h1>"
        );
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p>{E(task.Host?.Name)} · {E(task.Lead?.Name)}</p><p>{E(words["Taken out by {0} at {1}", me.Name, VietnamTime.ToVietnam(now).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)])}</p><p><a href=\"du-lieu.xlsx\">du-lieu.xlsx</a></p><table border=\"1\" cellpadding=\"4\"><tr><th>{E(words["File"])}</th><th>{E(words["What it is"])}</th><th>SHA-256</th></tr>"
        );
        foreach (var (path, file, missing) in lines)
        {
            var category = rules.Category(file.Category);
            var name = missing
                ? E(file.Name) + " – " + E(words["missing from the store"])
                : $"<a href=\"{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}\">{E(file.Name)}</a>";
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{name}</td><td>{E(category is null ? file.Category : Wording.IsVietnamese ? category.Vietnamese : category.English)}</td><td><code>{file.Sha256}</code></td></tr>"
            );
        }
        return html.Append("</table></html>").ToString();
    }
}
