using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Testing;

namespace SciTasks.Web.Tests;

/// <summary>What the verbs and a starting server say when disk, file or folder fail them: one sentence, exit 3, nothing
/// lost.</summary>
[Collection(nameof(Faults_of_the_machine))]
public sealed class Faults_of_the_machine : IDisposable
{
    private readonly Shell _shell = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_shell.DataDirectory, "scitasks.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _shell.Dispose();
    }

    private async Task RefusedAsync(string code, params string[] verb)
    {
        var ran = await _shell.RunAsync([.. verb, "--json"]);
        Assert.True(
            ran.ExitCode == 3,
            $"{string.Join(' ', verb)}: exit {ran.ExitCode}, {ran.Output} {ran.Errors}"
        );
        Assert.Equal(code, ran.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("", ran.Errors);
    }

    private async Task PlainAsync(params string[] verb)
    {
        var ran = await _shell.RunAsync(verb);
        Assert.Equal(3, ran.ExitCode);
        Assert.DoesNotContain("   at ", ran.Output + ran.Errors, StringComparison.Ordinal);
        Assert.Single((ran.Output + ran.Errors).Trim().Split('\n'));
    }

    private void Execute(string sql, string? file = null)
    {
        using var connection = new SqliteConnection(
            $"Data Source={file ?? Database};Pooling=False"
        );
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand below.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private string Ask(string sql, string? file = null)
    {
        using var connection = new SqliteConnection(
            $"Data Source={file ?? Database};Pooling=False"
        );
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(
                command.ExecuteScalar(),
                System.Globalization.CultureInfo.InvariantCulture
            ) ?? "";
    }

    [Fact]
    public async Task Where_nobody_can_write_a_verb_says_so_at_once_and_a_trace_only_when_asked()
    {
        // Opening it fails with an error that is not "someone else holds it", as on a read-only folder or without
        // inodes.
        Directory.CreateDirectory(_shell.DataDirectory);
        var turn = Path.Combine(_shell.DataDirectory, "migrate.lock");
        File.CreateSymbolicLink(turn, turn);
        var watch = Stopwatch.StartNew();
        await RefusedAsync("disk.failed", "summary", "--year", "2025");
        await PlainAsync("alerts", "--on", "2026-11-26");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 40);
        Assert.Contains(
            "   at ",
            (await _shell.RunAsync("alerts", "--on", "2026-11-26", "--verbose")).Errors,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("empty", "database.empty")]
    [InlineData("text", "database.foreign")]
    [InlineData("other", "database.foreign")]
    [InlineData("nothing", "database.foreign")]
    public async Task A_file_that_is_no_register_is_never_taken_for_a_new_one(
        string what,
        string code
    )
    {
        Directory.CreateDirectory(_shell.DataDirectory);
        if (what == "empty")
            await File.WriteAllBytesAsync(Database, [], Stop);
        else if (what == "text")
            await File.WriteAllTextAsync(Database, "not a database, whatever its name says", Stop);
        else
            Execute(
                what == "other" ? "CREATE TABLE Accounts (Id INTEGER)" : "PRAGMA user_version = 7"
            );
        var before = await File.ReadAllBytesAsync(Database, Stop);
        await RefusedAsync(code, "summary", "--year", "2025");
        await RefusedAsync(code, "database", "migrate");
        await RefusedAsync(code, "serve");
        await PlainAsync("database", "backup", "copy.db");
        Assert.Equal(1, (await _shell.RunAsync("database", "check")).ExitCode);
        Assert.Equal(before, await File.ReadAllBytesAsync(Database, Stop));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_naming_both()
    {
        await _shell.TellAsync();
        Execute("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')");
        var before = Ask("SELECT group_concat(Name || Value) FROM DatabaseMarks");
        File.Copy(
            Path.Combine(AppContext.BaseDirectory, "database", "demo", "Tasks.csv"),
            Path.Combine(_shell.Folder, "Tasks.csv")
        );
        foreach (
            var verb in new[]
            {
                "summary --year 2025",
                "alerts",
                "deadlines",
                "backlog",
                "demo",
                "export a.xlsx",
                "import Tasks.csv",
                "import Tasks.csv --dry-run",
                "database migrate",
                "database backup b.db",
                "serve",
            }
        )
            await RefusedAsync("database.newer", verb.Split(' '));
        var said = (await _shell.RunAsync("summary", "--year", "2025")).Errors;
        Assert.Contains("29990101000000_Later", said, StringComparison.Ordinal);
        Assert.Contains(
            typeof(App).Assembly.GetName().Version!.ToString(3),
            said,
            StringComparison.Ordinal
        );
        var check = await _shell.RunAsync("database", "check", "--json");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("29990101000000_Later", check.Output, StringComparison.Ordinal);
        Assert.Equal(before, Ask("SELECT group_concat(Name || Value) FROM DatabaseMarks"));

        Execute(
            "DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '2999%'; UPDATE DatabaseMarks SET Value = '99999:abc' WHERE Name = 'derived'"
        );
        await RefusedAsync("database.newer", "summary", "--year", "2025");
        Assert.Equal("99999:abc", Ask("SELECT Value FROM DatabaseMarks WHERE Name = 'derived'"));
    }

    [Fact]
    public async Task A_damaged_page_is_told_when_the_server_starts_and_by_the_verb_that_meets_it()
    {
        await _shell.TellAsync();
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        using (var file = new FileStream(Database, FileMode.Open))
            for (var page = 40; page < file.Length / 4096; page++)
            {
                file.Position = page * 4096;
                file.Write(Enumerable.Repeat((byte)0xA5, 600).ToArray());
            }
        await RefusedAsync("database.damaged", "serve");
        await PlainAsync("alerts", "--on", "2026-11-26");
        Assert.Equal(1, (await _shell.RunAsync("database", "check", "--json")).ExitCode);
    }

    [Fact]
    public async Task A_backup_that_was_cut_short_blocks_nothing_and_a_copy_is_whole()
    {
        await _shell.TellAsync();
        var target = Path.Combine(_shell.Folder, "copy.db");
        await File.WriteAllTextAsync(target + ".part", "half", Stop);
        await File.WriteAllBytesAsync(target, [], Stop);
        Assert.Equal(0, (await _shell.RunAsync("database", "backup", "copy.db")).ExitCode);
        Assert.Equal(Ask("SELECT COUNT(*) FROM Tasks"), Ask("SELECT COUNT(*) FROM Tasks", target));
        Assert.False(File.Exists(target + ".part"));
        Assert.Equal(1, (await _shell.RunAsync("database", "backup", "copy.db")).ExitCode);
        await PlainAsync("database", "backup", "/proc/copy.db");
        await PlainAsync("export", "/proc/copy.xlsx");
        await PlainAsync("summary", "--year", "2025", "--out", "/proc/copy.xlsx");
    }

    [Fact]
    public async Task A_demo_is_one_unit_and_a_start_cut_short_is_taken_up()
    {
        // The last act of the story, keeping a scan, fails.
        Directory.CreateDirectory(_shell.DataDirectory);
        var files = Path.Combine(_shell.DataDirectory, "files");
        await File.WriteAllTextAsync(files, "in the way", Stop);
        await PlainAsync("demo");
        Assert.Equal(
            "0 0 0",
            Ask(
                "SELECT (SELECT COUNT(*) FROM Tasks) || ' ' || (SELECT COUNT(*) FROM AspNetUsers) || ' ' || (SELECT COUNT(*) FROM DatabaseMarks WHERE Name = 'demo')"
            )
        );

        // As a server leaves it that was killed between making the file and telling the story.
        File.Delete(files);
        Execute("INSERT INTO DatabaseMarks VALUES ('demo-due', 'database/demo')");
        await using (
            var app = App.Build(
                ["--DataDirectory=" + _shell.DataDirectory, "--urls=http://127.0.0.1:0"],
                StoryClock.Instance
            )
        )
        {
            await Commands.ServeVerb.StartAsync(app, Stop);
            await app.StopAsync(Stop);
        }
        Assert.Equal(
            "26 12 1",
            Ask(
                "SELECT (SELECT COUNT(*) FROM Tasks) || ' ' || (SELECT COUNT(*) FROM AspNetUsers) || ' ' || (SELECT COUNT(*) FROM DatabaseMarks WHERE Name = 'demo')"
            )
        );
        Assert.Equal("0", Ask("SELECT COUNT(*) FROM DatabaseMarks WHERE Name = 'demo-due'"));
    }

    [Fact]
    public async Task A_second_server_on_the_folder_is_refused_and_a_verb_beside_works()
    {
        await using var app = await RunningApp.StartAsync();
        _shell.Settings["DataDirectory"] = app.Folder;
        var second = await _shell.RunAsync("serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal(3, second.ExitCode);
        Assert.Contains(app.Folder, second.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await _shell.RunAsync("backlog", "--json")).ExitCode);
        Assert.Equal(0, (await _shell.RunAsync("alerts", "--json")).ExitCode);
    }

    [Fact]
    public async Task An_unreachable_server_names_its_setting()
    {
        (_shell.Settings["Database__Provider"], _shell.Settings["ConnectionStrings__SciTasks"]) = (
            "SqlServer",
            "Server=127.0.0.1,1;Database=x;User Id=a;Password=b;Connect Timeout=3;Encrypt=false"
        );
        var ran = await _shell.RunAsync("summary", "--year", "2025");
        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("ConnectionStrings:SciTasks", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
        await RefusedAsync("database.unreachable", "database", "check");
        _shell.Settings["ConnectionStrings__SciTasks"] = "Srver=x;;=";
        await RefusedAsync("settings", "summary", "--year", "2025");
    }

    [Fact]
    public async Task What_is_derived_is_compared_and_written_again_when_the_reference_data_change()
    {
        await _shell.TellAsync();
        Execute(
            """
            UPDATE Deadlines SET Due = '2001-01-01' WHERE Id = (SELECT MIN(Id) FROM Deadlines);
            DELETE FROM TaskWords WHERE TaskId = (SELECT MIN(Id) FROM Tasks);
            UPDATE FundTotals SET Settled = Settled + 1 WHERE TaskId = (SELECT MAX(Id) FROM Tasks);
            UPDATE Organizations SET SortKey = 'zz';
            """
        );
        var found = (
            await _shell.RunAsync("database", "check", "--language", "en", "--json")
        ).Output;
        foreach (
            var part in new[] { "Deadlines of task", "Search words of task", "Totals of task" }
        )
            Assert.Contains(part, found, StringComparison.Ordinal);
        // As another file of reference data leaves it: the hash in the mark differs.
        Execute(
            "UPDATE DatabaseMarks SET Value = substr(Value, 1, instr(Value, ':')) || 'other' WHERE Name = 'derived'"
        );
        Assert.Equal(0, (await _shell.RunAsync("backlog", "--json")).ExitCode);
        var check = await _shell.RunAsync("database", "check", "--json");
        Assert.True(check.ExitCode == 0, check.Output);
        Assert.Equal("0", Ask("SELECT COUNT(*) FROM Organizations WHERE SortKey = 'zz'"));
    }

    [Fact]
    public void A_change_in_any_file_of_the_rules_changes_their_hash()
    {
        var copy = Directory.CreateDirectory(Path.Combine(_shell.Folder, "reference")).FullName;
        foreach (var file in Directory.GetFiles(Data.Reference.DefaultFolder))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var before = Data.Reference.Load(copy).Hash;
        Assert.Equal(Data.Reference.Load(Data.Reference.DefaultFolder).Hash, before);
        foreach (var name in new[] { "days.csv", "deadline-rules.json", "dossiers.json" })
        {
            var text = File.ReadAllText(Path.Combine(copy, name));
            File.WriteAllText(
                Path.Combine(copy, name),
                name == "days.csv" ? text + "2031-01-01,Holiday,x,y,no\n" : text + " "
            );
            var after = Data.Reference.Load(copy).Hash;
            Assert.NotEqual(before, after);
            before = after;
        }
    }

    /// <summary>Noon of a day, standing still.</summary>
    private sealed class Held(DateTime day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, TimeSpan.Zero);
    }

    [Fact]
    public async Task What_is_sound_today_is_sound_in_a_year_when_nobody_changed_anything()
    {
        await _shell.TellAsync();
        await _shell.RunAsync("demo", "--tasks", "60");
        foreach (
            var day in new[]
            {
                new DateTime(2026, 12, 31, 5, 0, 0, DateTimeKind.Utc),
                new DateTime(2027, 12, 1, 5, 0, 0, DateTimeKind.Utc),
            }
        )
        {
            await using var app = App.Build(
                ["--DataDirectory=" + _shell.DataDirectory],
                new Held(day)
            );
            await using var scope = app.Services.CreateAsyncScope();
            var problems = new List<string>();
            await foreach (
                var problem in scope
                    .ServiceProvider.GetRequiredService<Setup.Soundness>()
                    .ProblemsAsync(Stop)
            )
                problems.Add(problem);
            Assert.Empty(problems);
        }
    }
}
