using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SciTasks.Data.Sealing;

/// <summary>A block of the chain: digests of rows of one table, closed with a code that only the holder of the key
/// can make, and tied to the block before. Never changed or deleted.</summary>
public sealed class Seal
{
    private Seal() { }

    /// <param name="lines">See <see cref="Lines"/>.</param>
    /// <param name="key">At least 32 bytes, kept outside the database.</param>
    /// <param name="previous">The block before; null for the first.</param>
    internal Seal(string table, long from, long to, int rows, string lines, DateTime at, Seal? previous, byte[] key)
    {
        (Table, FromId, ToId, Rows, Lines, At) = (table, from, to, rows, lines, at);
        (Number, Previous) = (1 + (previous?.Number ?? 0), previous?.Code ?? "");
        Code = CodeBy(key);
    }

    /// <summary>From 1, without a gap.</summary>
    public int Number { get; private set; }
    public string Table { get; private set; } = "";

    /// <summary>Rows of these keys, first and last included, that were there when it was sealed. What comes late lies
    /// before the end of an earlier block.</summary>
    public long FromId { get; private set; }
    public long ToId { get; private set; }
    public int Rows { get; private set; }

    /// <summary>A line a row: key, digest of its fixed columns and, in a table that has them, digest of its open
    /// ones; SHA-256 as Base64.</summary>
    public string Lines { get; private set; } = "";
    public DateTime At { get; private set; }
    public string Previous { get; private set; } = "";

    /// <summary>HMAC-SHA-256 over everything above, in lower-case hexadecimal digits.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What is written down elsewhere to hold the end of the chain.</summary>
    public SealHead Head => new(Number, Code);

    internal string CodeBy(byte[] key)
    {
        var at = At.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Number}\n{Table}\n{FromId}\n{ToId}\n{Rows}\n{at}\n{Previous}\n{Lines}"
        );
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    internal bool IsMadeBy(byte[] key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeBy(key)), Encoding.UTF8.GetBytes(Code));
}

/// <summary>The last block of the chain, as it stands in the file of the key, in the log, in the mail of the day:
/// <c>number:code</c>.</summary>
public sealed record SealHead(int Number, string Code)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}:{Code}");

    /// <returns>Null where the text is no head.</returns>
    public static SealHead? Read(string? text) =>
        text?.Trim().Split(':') is [var number, { Length: 64 } code]
        && int.TryParse(number, CultureInfo.InvariantCulture, out var n)
            ? new(n, code)
            : null;
}
