using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Faults;

namespace SciTasks.Web.Features.Alerts;

/// <summary>Puts one digest for each person into the outbox, together with the rows that say what they were told: all
/// of a person's in one save, so that nothing is told without a mail and nothing mailed twice.</summary>
internal sealed class DigestQueue(AppDb db, AlertTools tools)
{
    private const int Tries = 3;

    public async Task QueueAsync(AlertRun run, IReadOnlyList<AlertItem> found, CancellationToken cancellation)
    {
        foreach (var person in found.GroupBy(i => i.To.Key).OrderBy(p => p.Key, StringComparer.Ordinal))
            await QueueAsync(run, [.. person.DistinctBy(i => i.Key)], cancellation);
    }

    /// <summary>Another run at the same work may be faster: then what it left is told.</summary>
    private async Task QueueAsync(AlertRun run, List<AlertItem> items, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var fresh = await FreshAsync(items, cancellation);
            if (fresh.Count == 0)
                return;
            try
            {
                await WriteAsync(run, fresh, cancellation);
                return;
            }
            catch (Exception e) when (tries < Tries && FaultTable.IsLost(e))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task WriteAsync(AlertRun run, List<AlertItem> fresh, CancellationToken cancellation)
    {
        var (to, digest) = (fresh[0].To, new Digest(run.On, fresh, tools.Settings.PublicUrl));
        var mail = to.Email is null ? null : await MailAsync(digest, to, cancellation);
        // Who cannot be reached reads nothing here either: their alerts are only counted.
        var (listed, rest) = mail is null ? ([], fresh) : (digest.Listed, digest.Rest);
        if (mail is not null)
            db.Outbox.Add(mail);
        db.Alerts.AddRange(listed.Select(i => new Alert(ResearchTask.RecordOf(i.Task.Id), i.Deadline, i.Rung, i.To, run.On) { Mail = mail }));
        if (rest.Count > 0)
            db.AlertRests.Add(new AlertRest(to, run.On, [.. rest.Select(i => i.Key)]) { Mail = mail });
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        run.Created += listed.Count + (rest.Count > 0 ? 1 : 0);
        run.Queued += mail is null ? 0 : 1;
        run.WithoutAddress += fresh.Count(i => i.To.OnBehalf || i.To.Email is null);
    }

    /// <summary>In the language the person last chose on screen.</summary>
    private async Task<OutboxMail> MailAsync(Digest digest, Recipient to, CancellationToken cancellation)
    {
        var address = to.Key.ToUpperInvariant();
        var language =
            await db
                .Users.Where(a => a.NormalizedEmail == address)
                .Select(a => a.Language)
                .FirstOrDefaultAsync(cancellation)
            ?? "vi";
        var spoken = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return digest.ToMail(tools.Words, tools.Clock.GetUtcNow().UtcDateTime);
        }
        finally
        {
            CultureInfo.CurrentUICulture = spoken;
        }
    }

    /// <summary>What the person was not told before, neither by name nor within a number.</summary>
    private async Task<List<AlertItem>> FreshAsync(List<AlertItem> items, CancellationToken cancellation)
    {
        var to = items[0].To.Key;
        var counted = new HashSet<ulong>();
        var rests = db.AlertRests.AsNoTracking().Where(r => r.RecipientKey == to).Select(r => r.Fingerprints);
        await foreach (var rest in rests.AsAsyncEnumerable().WithCancellation(cancellation))
            counted.UnionWith(AlertRest.Read(rest));
        var open = items
            .Select(i => (Item: i, i.Key))
            .Where(i => !counted.Contains(AlertRest.FingerprintOf(i.Key)))
            .ToList();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var keys in open.Select(i => i.Key).Chunk(500))
            told.UnionWith(
                await db.Alerts.Where(a => keys.Contains(a.Key)).Select(a => a.Key).ToListAsync(cancellation)
            );
        return [.. open.Where(i => !told.Contains(i.Key)).Select(i => i.Item)];
    }
}
