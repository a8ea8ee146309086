using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace SciTasks.Testing;

/// <summary>The app on someone's phone that shows codes.</summary>
public static class Totp
{
    /// <summary>What the app on a phone would show now (RFC 6238). The framework reads the machine's clock.</summary>
    public static string Code(string key)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(
            key.Select(c => Convert.ToString(letters.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0'))
        );
        var secret = Enumerable
            .Range(0, bits.Length / 8)
            .Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))
            .ToArray();
        var step = BitConverter.GetBytes(
            IPAddress.HostToNetworkOrder(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30)
        );
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 0xF;
        var number = ((hash[at] & 0x7F) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
