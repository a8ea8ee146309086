using System.Security.Cryptography;
using SciTasks.Data.Sealing;

namespace SciTasks.Web.Setup;

/// <summary>What is kept of the seals outside the database: the key, and the end of the chain, so that cutting the
/// chain is found too.</summary>
internal sealed class SealBook(Settings settings)
{
    private const int Least = 32;

    private string Folder =>
        Path.GetDirectoryName(settings.Audit.SealKeyFile) ?? Path.Combine(settings.DataDirectory, "keys");

    private string? KeyFile =>
        settings.Audit.SealKeyFile ?? (settings.UsesSqlServer ? null : Path.Combine(Folder, "seal.key"));

    private string HeadFile => Path.Combine(Folder, "seal.head");

    /// <summary>The key; null where there is none.</summary>
    public byte[]? Key =>
        KeyOf(settings.Audit.SealKey)
        ?? (KeyFile is { } file && File.Exists(file) ? KeyOf(File.ReadAllText(file)) : null);

    /// <summary>The end of the chain as this machine last saw it; null where it never did.</summary>
    public SealHead? Head => File.Exists(HeadFile) ? SealHead.Read(File.ReadAllText(HeadFile)) : null;

    /// <returns>Null where the text is no key.</returns>
    public static byte[]? KeyOf(string? text)
    {
        var bytes = new byte[(text?.Length ?? 0) + 1];
        return Convert.TryFromBase64String(text?.Trim() ?? "", bytes, out var length) && length >= Least
            ? bytes[..length]
            : null;
    }

    /// <summary>The key, made where it has a file that is missing. Several nodes over one server are given
    /// theirs.</summary>
    public byte[]? MakeKey()
    {
        if (Key is { } there || KeyFile is not { } file)
            return Key;
        Directory.CreateDirectory(Folder);
        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            using var writer = new StreamWriter(stream);
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Least)));
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was faster; its key is the key.
        }
        return Key;
    }

    /// <summary>Keeps the end of the chain, unless a later one is kept already.</summary>
    public void Keep(SealHead head, bool evenEarlier = false)
    {
        if (!evenEarlier && Head is { } kept && kept.Number >= head.Number)
            return;
        Directory.CreateDirectory(Folder);
        var part = HeadFile + $".{Environment.ProcessId}";
        File.WriteAllText(part, head.ToString());
        File.Move(part, HeadFile, overwrite: true);
    }
}
