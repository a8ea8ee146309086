using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Sealing;
using SciTasks.Web.Faults;

namespace SciTasks.Web.Setup;

/// <summary>Seals what was written, with the key of this machine.</summary>
internal sealed partial class Sealing(AppDb db, Sealer sealer, SealBook book, TimeProvider clock, ILogger<Sealing> log)
{
    /// <returns>The end of the chain; null where there is no key or the chain is not the one known here, which the
    /// check of the database tells of.</returns>
    public async Task<SealHead?> RunAsync(CancellationToken cancellation = default)
    {
        var key = await db.Seals.AnyAsync(cancellation) ? book.Key : book.MakeKey();
        var known = book.Head;
        if (key is null)
            return null;
        try
        {
            if (await sealer.SealAsync(key, known, cancellation) is not { } head)
                return null;
            if (head != known)
            {
                book.Keep(head);
                Sealed(head);
            }
            return head;
        }
        catch (DbUpdateException e) when (FaultTable.Of(e)?.Kind == FaultKind.Lost)
        {
            return null; // another process seals now
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Goes on from the chain as the database holds it now, which an earlier copy put back has made shorter
    /// than the one known here. The history says who decided so and why.</summary>
    /// <returns>Null where there is no key.</returns>
    public async Task<SealHead?> AcceptAsync(string reason, string author, CancellationToken cancellation = default)
    {
        if ((book.Key ?? book.MakeKey()) is not { } key)
            return null;
        var before = book.Head;
        var here = await db.Seals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellation);
        db.Audit.Add(
            new(
                clock.GetUtcNow().UtcDateTime,
                author,
                "Accepted",
                "Seals",
                null,
                JsonSerializer.Serialize(
                    new SortedDictionary<string, string?[]> { ["Head"] = [before?.ToString(), here?.Head.ToString()] }
                ),
                reason
            )
        );
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        if (await sealer.SealAsync(key, null, cancellation) is not { } head)
            return null;
        book.Keep(head, evenEarlier: true);
        Sealed(head);
        return head;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sealed up to {Head}")]
    private partial void Sealed(SealHead head);
}

/// <summary>Seals every few seconds, and a last time when the server stops.</summary>
internal sealed partial class SealingService(
    IServiceScopeFactory scopes,
    Settings settings,
    TimeProvider clock,
    ILogger<SealingService> log
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Audit.SealEverySeconds == 0)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(settings.Audit.SealEverySeconds), clock);
        do await SealAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (settings.Audit.SealEverySeconds > 0)
            await SealAsync(cancellationToken);
    }

    private async Task SealAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Sealing>().RunAsync(cancellation);
        }
        catch (Exception e) when (FaultTable.Of(e) is not null)
        {
            Waits(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sealing waits for the machine")]
    private partial void Waits(Exception why);
}
