using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SciTasks.Web.SignIn;

/// <summary>Makes whoever fails to sign in wait, longer each time, on this node. Nobody can lock another out: the wait
/// of an account grows with the tries from one network address; those from everywhere together only slow it a little,
/// and not at all in a browser that its holder signed in with before.</summary>
public sealed class WrongTries(TimeProvider clock)
{
    /// <summary>Tries of one account from one address without a wait; from then on it doubles.</summary>
    public const int Free = 3;

    /// <summary>Tries of any accounts from one address within <see cref="Window"/>. A whole office may sit behind
    /// one.</summary>
    public const int MostOfAddress = 50;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15),
        LongestForAll = TimeSpan.FromSeconds(60);
    private const int FreeForAll = 20;
    private const int Remembered = 10_000;

    private readonly ConcurrentDictionary<string, Tries> _tries = new(StringComparer.Ordinal);

    private sealed record Tries(int Count, DateTimeOffset First, DateTimeOffset Last);

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <returns>How long no try is looked at; zero where the next one is.</returns>
    public TimeSpan Wait(string? email, Whence from)
    {
        var (pair, account, address) = Keys(email, from);
        var own = Left(pair, Growing(Of(pair), Free, Longest));
        if (from.Browser is not null)
            return own > TimeSpan.Zero ? own : TimeSpan.Zero;
        TimeSpan[] waits =
        [
            own,
            Left(account, Growing(Of(account), FreeForAll, LongestForAll)),
            Of(address) is { Count: >= MostOfAddress } all ? all.First + Window - Now : TimeSpan.Zero,
        ];
        var longest = waits.Max();
        return longest > TimeSpan.Zero ? longest : TimeSpan.Zero;
    }

    /// <summary>A try failed.</summary>
    public void Count(string? email, Whence from)
    {
        Forget();
        var (pair, account, address) = Keys(email, from);
        foreach (var key in from.Browser is null ? [pair, account] : new[] { pair })
            _tries.AddOrUpdate(key, _ => new(1, Now, Now), (_, t) => new(t.Count + 1, t.First, Now));
        if (from.Browser is not null)
            return;
        _tries.AddOrUpdate(
            address,
            _ => new(1, Now, Now),
            (_, t) => Now - t.First < Window ? new(t.Count + 1, t.First, Now) : new(1, Now, Now)
        );
    }

    /// <summary>The try that was counted was right after all: its place begins anew, and the others who fail behind the
    /// address, or at the account, still count.</summary>
    public void Forgive(string? email, Whence from)
    {
        var (pair, account, address) = Keys(email, from);
        _tries.TryRemove(pair, out _);
        if (from.Browser is not null)
            return;
        foreach (var key in new[] { account, address })
            if (_tries.TryGetValue(key, out var tries))
                _tries.TryUpdate(key, tries with { Count = Math.Max(0, tries.Count - 1) }, tries);
    }

    private Tries? Of(string key) => _tries.TryGetValue(key, out var tries) && !IsOld(tries) ? tries : null;

    private TimeSpan Left(string key, TimeSpan wait) => Of(key) is { } tries ? tries.Last + wait - Now : TimeSpan.Zero;

    private static TimeSpan Growing(Tries? tries, int free, TimeSpan longest)
    {
        var over = (tries?.Count ?? 0) - free;
        var seconds = over < 0 ? 0 : Math.Pow(2, Math.Min(over, 20));
        return seconds > longest.TotalSeconds ? longest : TimeSpan.FromSeconds(seconds);
    }

    private bool IsOld(Tries tries) => Now - tries.Last > Longest * 2;

    private void Forget()
    {
        if (_tries.Count <= Remembered)
            return;
        foreach (var old in _tries.Where(t => IsOld(t.Value)))
            _tries.TryRemove(old);
        // Someone floods us with made-up addresses: whoever failed longest ago is forgotten first.
        foreach (var old in _tries.OrderBy(t => t.Value.Last).Take(_tries.Count - Remembered))
            _tries.TryRemove(old);
    }

    private static (string Pair, string Account, string Address) Keys(string? email, Whence from)
    {
        var who = Narrow((email ?? "").Trim()).ToUpperInvariant();
        var where = from.Browser is { } browser ? $"browser {browser}" : Network(from.Address);
        if (who.Length > 254)
            who = who[..254];
        return ($"{who}|{where}", $"{who}|", $"|{where}");
    }

    /// <summary>Databases that take wide letters for narrow ones find the same account by both.</summary>
    private static string Narrow(string typed)
    {
        try
        {
            return typed.Normalize(System.Text.NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return typed;
        }
    }

    /// <summary>Of an IPv6 address the part that a provider gives one customer.</summary>
    private static string Network(IPAddress? from)
    {
        if (from is { IsIPv4MappedToIPv6: true })
            from = from.MapToIPv4();
        if (from is not { AddressFamily: AddressFamily.InterNetworkV6 })
            return from?.ToString() ?? "";
        var bytes = from.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }
}
