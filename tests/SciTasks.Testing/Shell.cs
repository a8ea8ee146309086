using System.Diagnostics;
using System.Text.Json;

namespace SciTasks.Testing;

/// <summary>What a run of the command line left: exit code, standard output and standard error.</summary>
public sealed record Ran(int ExitCode, string Output, string Errors)
{
    /// <summary>Standard output as the one JSON value it must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>The real executable in its own process, over its own data directory.</summary>
public sealed class Shell : IDisposable
{
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory,
        "SciTasks.Web.dll"
    );

    /// <summary>The folder commands are called from; files in arguments are relative to it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("scitasks-shell-").FullName;

    public string DataDirectory => Path.Combine(Folder, "data");

    /// <summary>Further settings, given as environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DataDirectory"] = DataDirectory;
        start.Environment["DOTNET_TieredPGO"] = "0"; // what lives for two seconds is over before that pays
        foreach (var (key, value) in Settings)
            start.Environment[key] = value;
        return Process.Start(start)!;
    }

    public async Task<Ran> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, errors) = (
            process.StandardOutput.ReadToEndAsync(),
            process.StandardError.ReadToEndAsync()
        );
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Puts the demo story where the verb <c>demo</c> would.</summary>
    public Task TellAsync() => ToldStory.CopyToAsync(DataDirectory);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
