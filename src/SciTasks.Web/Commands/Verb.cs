using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Rules;
using SciTasks.Excel.Reading;
using SciTasks.Web.Faults;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Commands;

/// <summary>What a running verb has at hand.</summary>
internal sealed record VerbContext(IServiceProvider Services, Output Output, CancellationToken Cancellation)
{
    public AppDb Db { get; } = Services.GetRequiredService<AppDb>();
    public Settings Settings => Services.GetRequiredService<Settings>();
    public RuleBook Rules => Services.GetRequiredService<RuleBook>();
    public Wording Words => Services.GetRequiredService<Wording>();
    public DateOnly Today => Services.GetRequiredService<TimeProvider>().Today();
}

internal enum NeedsDatabase
{
    No,
    Ready,
}

/// <summary>A file or folder that the caller named is not there.</summary>
internal sealed class NotThereException(string message) : Exception(message);

/// <summary>Runs a verb in a scope of the application and turns what goes wrong into the agreed exit codes.</summary>
internal static class Verb
{
    public static readonly string Author = $"command line ({Environment.UserName})";

    public static void Does(
        this Command command,
        NeedsDatabase needs,
        Func<ParseResult, VerbContext, Task<int>> action
    ) =>
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var output = new Output(parsed.GetValue(CommandLine.Json));
                var verbose = parsed.GetValue(CommandLine.Verbose);
                try
                {
                    await using var app = App.Build([], log: verbose ? null : LogLevel.Error);
                    await using var scope = app.Services.CreateAsyncScope();
                    if (needs == NeedsDatabase.Ready)
                        await scope
                            .ServiceProvider.GetRequiredService<DatabaseSetup>()
                            .PrepareAsync(cancellation: cancellation);
                    var context = new VerbContext(scope.ServiceProvider, output, cancellation);
                    context.Db.Author = Author;
                    var code = await action(parsed, context);
                    if (needs == NeedsDatabase.Ready)
                        await scope.ServiceProvider.GetRequiredService<Sealing>().RunAsync(cancellation);
                    return code;
                }
                catch (Exception e)
                {
                    return Fail(e, output, verbose);
                }
            }
        );

    /// <summary>One sentence and the agreed exit code. A trace is for a bug, or for who asks for it.</summary>
    public static int Fail(Exception e, Output output, bool verbose = false)
    {
        if (verbose)
            Console.Error.WriteLine(e);
        return e switch
        {
            UnreadableFileException unreadable => output.Fail(
                1,
                unreadable.Code,
                Words(w => w.Of(new Refusal(unreadable.Code, [.. unreadable.Numbers])))
            ),
            RefusedException refused => output.Fail(
                1,
                refused.Refusals[0].Code,
                Words(w => string.Join(" ", refused.Refusals.Select(w.Of)))
            ),
            NotThereException => output.Fail(2, "file.not-found", e.Message),
            SettingsException or InvalidDataException => output.Fail(3, "settings", e.Message),
            IOException { InnerException: AddressInUseException } or SocketException => output.Fail(
                3,
                "settings",
                $"{e.Message} Stop what listens there, or choose another address with --urls."
            ),
            OperationCanceledException => output.Fail(3, "cancelled", "Cancelled; nothing was changed."),
            _ when FaultTable.Of(e) is { } fault => output.Fail(
                3,
                fault.Code,
                Words(w => w.Of(fault)) + (fault.Said.Length > 0 ? $" ({OneLine(fault.Said)})" : "")
            ),
            _ => output.Fail(3, "bug", e.ToString()),
        };
    }

    private static string OneLine(string said) => said.ReplaceLineEndings(" ");

    private static string Words(Func<Wording, string> say)
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddLocalization(o => o.ResourcesPath = "Resources")
            .AddSingleton<Wording>()
            .BuildServiceProvider();
        return say(services.GetRequiredService<Wording>());
    }

    /// <summary>A file the caller named, relative to the folder the command was called from.</summary>
    public static string Existing(string file) =>
        File.Exists(Path.GetFullPath(file))
            ? Path.GetFullPath(file)
            : throw new NotThereException($"File {file} was not found from {Directory.GetCurrentDirectory()}.");

    /// <summary>The whole path of a file to be written, in a folder that exists.</summary>
    public static string Target(string file)
    {
        var path = Path.GetFullPath(file);
        return Directory.Exists(Path.GetDirectoryName(path))
            ? path
            : throw new NotThereException($"Folder {Path.GetDirectoryName(path)} does not exist.");
    }
}
