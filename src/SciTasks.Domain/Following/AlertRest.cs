using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SciTasks.Domain.Following;

/// <summary>What a digest counted and did not list: how many alerts to one person, and a fingerprint of each, so that
/// none is told again and opening a large register does not write a row for every deadline.</summary>
public sealed class AlertRest
{
    private const int Width = 8;

    private AlertRest() { }

    public AlertRest(Recipient to, DateOnly on, IReadOnlyCollection<string> alertKeys)
    {
        (RecipientKey, On, Count) = (to.Key, on, alertKeys.Count);
        Fingerprints = new byte[alertKeys.Count * Width];
        var at = 0;
        foreach (var key in alertKeys)
            BinaryPrimitives.WriteUInt64LittleEndian(Fingerprints.AsSpan(Width * at++), FingerprintOf(key));
    }

    public int Id { get; private set; }
    public string RecipientKey { get; private set; } = "";
    public DateOnly On { get; private set; }
    public int Count { get; private set; }
    public byte[] Fingerprints { get; private set; } = [];
    public int? MailId { get; private set; }
    public OutboxMail? Mail { get; set; }

    public static IEnumerable<ulong> Read(byte[] fingerprints) =>
        Enumerable
            .Range(0, fingerprints.Length / Width)
            .Select(i => BinaryPrimitives.ReadUInt64LittleEndian(fingerprints.AsSpan(Width * i)));

    /// <summary>Eight bytes of the SHA-256 of an alert's key; among a million alerts two agree once in 37 million
    /// registers.</summary>
    public static ulong FingerprintOf(string alertKey) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(alertKey)));
}
