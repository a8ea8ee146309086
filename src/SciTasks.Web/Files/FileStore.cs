using System.Buffers;
using System.Security.Cryptography;
using SciTasks.Domain.Basics;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Files;

/// <summary>A file as it lies in the store.</summary>
public sealed record KeptFile(string Sha256, long Size, string Name, string ContentType);

/// <summary>The files of the register, each under its own SHA-256 in a folder that every node shares. What is
/// refused leaves nothing behind;
/// the same bytes are kept once.</summary>
public sealed class FileStore(Settings settings, VirusScanner scanner)
{
    private string Folder => settings.FilesDirectory;

    private string Incoming => Path.Combine(Folder, "incoming");

    /// <summary>Largest file, in bytes.</summary>
    public long Limit => settings.Files.MaxMegabytes * 1024L * 1024;

    /// <summary>Reads, judges and keeps a file.</summary>
    /// <exception cref="RefusedException">Too large, empty, or not what its name says.</exception>
    public async Task<KeptFile> KeepAsync(Stream content, string name, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(Incoming);
        var part = Path.Combine(Incoming, Guid.NewGuid().ToString("N") + ".part");
        try
        {
            var (sha, size) = await WriteAsync(content, part, cancellation);
            if (size == 0)
                throw new RefusedException(new Refusal("upload.empty"));
            var clean = FileNames.Clean(name);
            var type = FileKinds.Judge(part, clean);
            await scanner.LookAsync(part, cancellation);
            var place = PlaceOf(sha);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            // Another node may have kept the same bytes a moment ago.
            if (!File.Exists(place))
                File.Move(part, place, overwrite: true);
            return new(sha, size, clean, type);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <returns>Null where the bytes are missing; the caller says so.</returns>
    public FileStream? Open(string sha256)
    {
        var place = PlaceOf(sha256);
        return File.Exists(place)
            ? new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true)
            : null;
    }

    /// <summary>The bytes are there and still give their own SHA-256.</summary>
    public bool Holds(string sha256)
    {
        using var content = Open(sha256);
        return content is not null && Convert.ToHexStringLower(SHA256.HashData(content)) == sha256;
    }

    /// <summary>Removes what an upload cut short by a kill left behind.</summary>
    public void Sweep(DateTime olderThanUtc)
    {
        if (!Directory.Exists(Incoming))
            return;
        foreach (
            var part in Directory
                .EnumerateFiles(Incoming, "*.part")
                .Where(f => File.GetLastWriteTimeUtc(f) < olderThanUtc)
        )
            File.Delete(part);
    }

    private string PlaceOf(string sha256)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException("Not a SHA-256.", nameof(sha256));
        return Path.Combine(Folder, sha256[..2], sha256);
    }

    private async Task<(string Sha256, long Size)> WriteAsync(
        Stream content,
        string part,
        CancellationToken cancellation
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        var size = 0L;
        try
        {
            await using var file = new FileStream(
                part,
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                1 << 16,
                useAsync: true
            );
            for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
            {
                size += read;
                if (size > Limit)
                    throw new RefusedException(new Refusal("upload.too-large", settings.Files.MaxMegabytes));
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
            file.Flush(flushToDisk: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }
}
