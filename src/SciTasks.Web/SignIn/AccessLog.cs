using System.Collections.Concurrent;
using SciTasks.Data;
using SciTasks.Web.Faults;

namespace SciTasks.Web.SignIn;

/// <summary>Writes who came in, who was refused and which personal data were read. In a scope of its own: what a
/// request does otherwise is neither saved nor lost with it.</summary>
public sealed partial class AccessLog(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AccessLog> log)
{
    /// <param name="name">What was typed, where nobody is known.</param>
    public Task WriteAsync(HttpContext context, AccessKind kind, Account account, string? what = null) =>
        WriteAsync(context, kind, account.Id, account.DisplayName, what);

    public Task WriteAsync(HttpContext context, AccessKind kind, string? name, string? what = null) =>
        WriteAsync(context, kind, null, name, what);

    /// <summary>Of what was done for someone without their page waiting for it.</summary>
    public Task WriteAsync(string? address, AccessKind kind, Account account, string what) =>
        KeepAsync(kind, account.Id, account.DisplayName, address, what);

    /// <summary>By whoever is signed in.</summary>
    public Task WriteAsync(HttpContext context, AccessKind kind, string? what = null)
    {
        var me = Me.Of(context.User);
        return WriteAsync(context, kind, me.AccountId == 0 ? null : me.AccountId, me.Name, what);
    }

    /// <summary>Whoever knocks all day long fills no disk: the first of a minute stands for those that follow.</summary>
    private bool IsMoreOfTheSame(AccessKind kind, int? account, string? address)
    {
        if (kind is not (AccessKind.SignInSlowed or AccessKind.Refused))
            return false;
        var now = clock.GetUtcNow();
        if (_last.Count > Remembered)
            _last.Clear();
        var key = (kind, account, address);
        if (_last.TryGetValue(key, out var last) && now - last < Minute)
            return true;
        _last[key] = now;
        return false;
    }

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private const int Remembered = 10_000;
    private readonly ConcurrentDictionary<(AccessKind, int?, string?), DateTimeOffset> _last = new();

    private async Task WriteAsync(HttpContext context, AccessKind kind, int? account, string? name, string? what)
    {
        var address = context.Connection.RemoteIpAddress?.ToString();
        if (!IsMoreOfTheSame(kind, account, address))
            await KeepAsync(kind, account, name, address, what ?? context.Request.Path);
    }

    private async Task KeepAsync(AccessKind kind, int? account, string? name, string? address, string? what)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.Accesses.Add(new(clock.GetUtcNow().UtcDateTime, kind, account, name, address, what));
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (Exception e) when (FaultTable.Of(e) is not null)
        {
            // The machine's log still has it; nobody is kept out because a disk is full.
            NotKept(e, kind, account);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Access {Kind} of account {Account} could not be kept")]
    private partial void NotKept(Exception why, AccessKind kind, int? account);
}
