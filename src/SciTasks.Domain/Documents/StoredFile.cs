namespace SciTasks.Domain.Documents;

/// <summary>What a file hangs on.</summary>
public enum FileArea
{
    Task,
    Report,
    Inspection,
    Change,
    Document,
}

/// <summary>A file as the register knows it; its bytes lie in the store under their SHA-256.</summary>
public sealed class StoredFile
{
    private StoredFile() { }

    public StoredFile(int? taskId, FileArea area, string subject, string category) =>
        (TaskId, Area, Subject, Category) = (taskId, area, subject, category);

    public int Id { get; private set; }

    /// <summary>Null for a paper of the registry that concerns no single task.</summary>
    public int? TaskId { get; private set; }
    public FileArea Area { get; private set; }

    /// <summary>Key of the report or change, number of the inspection (with the finding after a point), id of the
    /// document; empty for the task itself.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Code of <c>database/reference/file-categories.json</c>.</summary>
    public string Category { get; private set; } = "";

    /// <summary>As its owner called it: NFC, no path, nothing invisible.</summary>
    public required string Name { get; init; }
    public required string ContentType { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
    public required string AddedBy { get; init; }
    public required int AddedById { get; init; }
    public required DateTime AddedAt { get; init; }

    /// <summary>Taken back, with a reason; the bytes and this row stay.</summary>
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnBy { get; private set; }
    public string? WithdrawnReason { get; private set; }

    public void Withdraw(DateTime at, string by, string reason) =>
        (WithdrawnAt, WithdrawnBy, WithdrawnReason) = (at, by, reason);
}
