using System.CommandLine;
using System.Globalization;
using System.Text;

namespace SciTasks.Web.Commands;

/// <summary>The verbs of the executable (docs/operations/command-line.md).</summary>
internal static class CommandLine
{
    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print one JSON value on standard output.",
        Recursive = true,
    };

    public static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Print log lines, and the whole trace of what goes wrong.",
        Recursive = true,
    };

    private static readonly Option<string> Language = new("--language")
    {
        Description = "Words in vi (default) or en.",
        Recursive = true,
        DefaultValueFactory = _ => "vi",
    };

    /// <returns>0 done, 1 refused by data or rules, 2 wrong usage or file not found, 3 settings, database or a
    /// bug.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = new("vi");
        var root = new RootCommand("SciTasks: provincial research projects, funding, deadlines and yearly summaries.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        root.Options.Add(Json);
        root.Options.Add(Verbose);
        root.Options.Add(Language.AcceptOnlyFromAmong("vi", "en"));
        foreach (
            var verb in (Command[])
                [
                    ServeVerb.Create(),
                    ImportVerb.Create(),
                    ExportVerb.Create(),
                    .. DailyVerbs.Create(),
                    GateVerb.Create(),
                    SummaryVerb.Create(),
                    DemoVerb.Create(),
                    DatabaseVerbs.Create(),
                    UserVerbs.Create(),
                ]
        )
            root.Subcommands.Add(verb);

        // Without a verb the program serves; settings may follow as --Key=value.
        if (args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version")))
            args = ["serve", .. args];
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            CultureInfo.CurrentUICulture = new(parsed.GetValue(Language) ?? "vi");
        if (parsed.Errors.Count == 0 && !IsUnknownVerb(root, args[0]))
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        var message =
            parsed.Errors.Count > 0
                ? string.Join(" ", parsed.Errors.Select(e => e.Message))
                : $"\"{args[0]}\" is not a verb of SciTasks; --help lists them.";
        return new Output(args.Contains("--json")).Fail(2, "usage", message);
    }

    /// <summary>An option that takes a day as yyyy-MM-dd.</summary>
    public static Option<DateOnly?> Day(string name, string description) =>
        new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                if (
                    DateOnly.TryParseExact(
                        result.Tokens[0].Value,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var day
                    )
                )
                    return day;
                result.AddError($"{name} is \"{result.Tokens[0].Value}\"; write a day as yyyy-MM-dd.");
                return null;
            },
        };

    private static bool IsUnknownVerb(RootCommand root, string first) =>
        !first.StartsWith('-') && root.Subcommands.All(c => c.Name != first);
}
