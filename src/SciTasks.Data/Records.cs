namespace SciTasks.Data;

public enum ImportState
{
    Waiting,

    /// <summary>A list of someone's own: what its columns hold was proposed and waits for a yes.</summary>
    Mapping,
    Checking,
    Checked,
    Applying,
    Applied,
    Failed,
    Discarded,

    /// <summary>It had come in and was taken out again.</summary>
    Undone,
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

    /// <summary>Who looked at the check and answers for the money dated after go-live, where whoever brings in the tasks may
    /// not; a changed layout, value or cell takes it back.</summary>
    public string? MoneyBy { get; set; }

    /// <summary>The same of the tasks, where whoever brings in the money may not.</summary>
    public string? TasksBy { get; set; }
    public required DateTime CreatedAt { get; set; }
    public ImportState State { get; set; }

    /// <summary>Rows handled so far, and rows in all.</summary>
    public int Done { get; set; }
    public int Total { get; set; }

    /// <summary>Cells typed anew beside the file, as JSON; null where there are none.</summary>
    public string? Mends { get; set; }

    /// <summary>Name of the saved layout it is read by.</summary>
    public string? Layout { get; set; }

    /// <summary>The rows that can be read come in and the others are given back, as someone has chosen.</summary>
    public bool GoodOnly { get; set; }

    /// <summary>The rows given back with what is wrong with them, as JSON.</summary>
    public string? Rest { get; set; }

    /// <summary>The report in the shape of <c>import --json</c>.</summary>
    public string? Report { get; set; }
    public string? Error { get; set; }

    /// <summary>What it added, as JSON, where it changed nothing that was there before; only that can be undone.</summary>
    public string? Added { get; set; }
    public string? UndoneBy { get; set; }
}

/// <summary>How lists of one kind are read, kept under a name for the next of its kind.</summary>
public sealed class ImportLayout
{
    public int Id { get; private set; }
    public required string Name { get; set; }

    /// <summary>The name without accents and case.</summary>
    public required string NameKey { get; set; }

    /// <summary>A mapping file (docs/rules/exchange.md).</summary>
    public required string Mapping { get; set; }

    /// <summary>Of the headers it is for, by which a file of its kind is known again.</summary>
    public required string Headers { get; set; }
    public required string Author { get; set; }
    public required DateTime At { get; set; }
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
