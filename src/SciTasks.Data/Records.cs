namespace SciTasks.Data;

public enum ImportState
{
    Waiting,
    Checking,
    Checked,
    Applying,
    Applied,
    Failed,
    Discarded,
}

/// <summary>An uploaded file on its way into the register: checked, confirmed, applied.</summary>
public sealed class ImportRun
{
    public int Id { get; private set; }
    public Guid Version { get; set; }
    public required string FileName { get; set; }
    public required byte[] Content { get; set; }
    public string? Mapping { get; set; }
    public DateOnly? GoLiveDay { get; set; }

    /// <summary>Who uploaded it.</summary>
    public required string Author { get; set; }

    /// <summary>Who had it applied, and so answers for what it changed; null until then.</summary>
    public string? ConfirmedBy { get; set; }
    public required DateTime CreatedAt { get; set; }
    public ImportState State { get; set; }

    /// <summary>Rows handled so far, and rows in all.</summary>
    public int Done { get; set; }
    public int Total { get; set; }

    /// <summary>The report in the shape of <c>import --json</c>.</summary>
    public string? Report { get; set; }
    public string? Error { get; set; }
}

/// <summary>A named fact about the database itself, for example that it holds the demo.</summary>
public sealed class DatabaseMark
{
    public const string Demo = "demo";

    /// <summary>Made to hold the demo, which is not loaded yet.</summary>
    public const string DemoDue = "demo-due";

    /// <summary>The version of the rules by which derived rows were last written.</summary>
    public const string Derived = "derived";

    /// <summary>What the last check of the whole database found.</summary>
    public const string Checked = "checked";

    /// <summary>How the last copy of the night went.</summary>
    public const string BackedUp = "backed-up";

    public required string Name { get; set; }
    public required string Value { get; set; }
}
