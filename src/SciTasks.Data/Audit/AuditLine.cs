using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SciTasks.Data.Audit;

/// <summary>One change: who, when, to what, before and after. Never changed or deleted; carries its own hash from
/// the start.</summary>
public sealed class AuditLine
{
    private AuditLine() { }

    public AuditLine(
        DateTime at,
        string author,
        string action,
        string subject,
        string? taskKey,
        string changes,
        string? reason
    )
    {
        (At, Author, Action, Subject, TaskKey, Changes, Reason) = (
            at,
            author,
            action,
            subject,
            taskKey,
            changes,
            reason
        );
        Hash = ComputeHash();
    }

    public int Id { get; private set; }
    public DateTime At { get; private set; }
    public string Author { get; private set; } = "";
    public string Action { get; private set; } = "";
    public string Subject { get; private set; } = "";

    /// <summary>Source and code of the task it belongs to.</summary>
    public string? TaskKey { get; private set; }

    /// <summary>JSON: property → [before, after].</summary>
    public string Changes { get; private set; } = "";
    public string? Reason { get; private set; }
    public string Hash { get; private set; } = "";

    public string ComputeHash()
    {
        var at = At.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture);
        return Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Join('\u001f', at, Author, Action, Subject, TaskKey, Changes, Reason))
            )
        );
    }
}
