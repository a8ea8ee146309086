using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace SciTasks.Web.SignIn;

/// <summary>Where a try to sign in comes from.</summary>
/// <param name="Browser">Of a browser in which someone signed in to this very account before; null elsewhere.</param>
public readonly record struct Whence(IPAddress? Address, string? Browser = null)
{
    public static implicit operator Whence(IPAddress? address) => new(address);
}

/// <summary>Remembers, in a cookie only we can write, who signed in with a browser. Tries from there have a wait of
/// their own, so that whoever knocks from elsewhere keeps nobody out who was in before.</summary>
public sealed class KnownBrowsers
{
    private const string Cookie = "scitasks-known";

    /// <summary>Accounts remembered in one browser; the one signed in longest ago is forgotten first.</summary>
    private const int Most = 8;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _protector;

    public KnownBrowsers(IDataProtectionProvider protection) =>
        _protector = protection.CreateProtector("SciTasks.KnownBrowsers").ToTimeLimitedDataProtector();

    /// <param name="email">As typed; whether there is such an account is not asked.</param>
    public Whence Of(HttpContext context, string? email)
    {
        var known = Read(context);
        return new(
            context.Connection.RemoteIpAddress,
            known.Skip(1).Contains(Mark(email), StringComparer.Ordinal) ? known[0] : null
        );
    }

    /// <summary>The account was signed in to with this browser.</summary>
    public void Remember(HttpContext context, string? email)
    {
        var (known, mark) = (Read(context), Mark(email));
        var browser = known.Length > 0 ? known[0] : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var accounts = known.Skip(1).Where(m => m != mark).TakeLast(Most - 1).Append(mark);
        context.Response.Cookies.Append(
            Cookie,
            _protector.Protect(string.Join(' ', accounts.Prepend(browser)), Remembered),
            new CookieOptions
            {
                MaxAge = Remembered,
                SameSite = SameSiteMode.Lax, // it comes along on the way back from the directory
                HttpOnly = true,
                Secure = context.Request.IsHttps,
            }
        );
    }

    private string[] Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { Length: > 0 } cookie
                ? _protector.Unprotect(cookie).Split(' ')
                : [];
        }
        catch (CryptographicException)
        {
            // Old, or not ours: a browser like any other.
            return [];
        }
    }

    /// <summary>No address can be read from the cookie even by whoever has our keys.</summary>
    private static string Mark(string? email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((email ?? "").Trim().ToUpperInvariant())))[
            ..32
        ];
}
