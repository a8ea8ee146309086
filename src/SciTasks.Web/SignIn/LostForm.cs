using System.Text.Json;
using System.Text.Json.Serialization;
using SciTasks.Web.Addresses;

namespace SciTasks.Web.SignIn;

/// <summary>A form that was sent after its session had ended: kept through the sign-in and sent again by the person's
/// own hand.</summary>
/// <param name="Fields">As typed, without tokens and passwords.</param>
/// <param name="LosesFiles">Files were attached; they have to be chosen again.</param>
public sealed record LostForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, bool LosesFiles)
{
    private const int Most = 2_000_000;

    // What a step and a page carry along; nobody typed it.
    private static readonly HashSet<string> Carried = new(
        ["Id", "Version", "ReportVersion", "Seen", "SeenWork", "Back", "from"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>What was typed, for the eye.</summary>
    [JsonIgnore]
    public IEnumerable<string> Shown =>
        Fields.Where(f => !Carried.Contains(f.Key) && !string.IsNullOrWhiteSpace(f.Value)).Select(f => f.Value);

    /// <summary>What is typed there is for nobody's eyes, not even on the way back.</summary>
    public static bool HoldsNoSecret(PathString path) =>
        !Secret.Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Secret =
    [
        OwnAccountAddress.Own,
        OwnAccountAddress.NewPasswords,
        OwnAccountAddress.Forgotten,
        SessionAddress.SignIn,
    ];

    /// <summary>Only a form of ours is kept: one that another site made a browser send is not offered for
    /// sending.</summary>
    public static bool IsKept(HttpRequest request) =>
        request.HasFormContentType
        && HoldsNoSecret(request.Path)
        && request.ContentLength is null or < Most
        && (
            request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { Length: > 0 } site
                ? site == "same-origin"
                : request.Headers.Origin.FirstOrDefault() == $"{request.Scheme}://{request.Host}"
        );

    /// <param name="address">Where it was sent.</param>
    public static async Task<LostForm> ReadAsync(HttpRequest request, string address, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        return new(
            address,
            [
                .. form.Where(f =>
                        !f.Key.StartsWith("__", StringComparison.Ordinal)
                        && !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase)
                    )
                    .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))),
            ],
            form.Files.Count > 0
        );
    }

    /// <summary>As it goes through the form of the sign-in.</summary>
    [JsonIgnore]
    public string Packed => JsonSerializer.Serialize(this);

    /// <returns>Null where nothing was kept, or it leads elsewhere.</returns>
    public static LostForm? Unpack(string? packed, Func<string?, bool> isOurs)
    {
        if (string.IsNullOrEmpty(packed))
            return null;
        try
        {
            var lost = JsonSerializer.Deserialize<LostForm>(packed);
            return lost is { Fields: not null } && isOurs(lost.Address) ? lost : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
