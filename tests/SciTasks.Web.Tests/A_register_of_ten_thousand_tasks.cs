using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SciTasks.Testing;

namespace SciTasks.Web.Tests;

/// <summary>What a page costs does not grow with the rows it shows.</summary>
public sealed class A_register_of_ten_thousand_tasks
{
    private static readonly string[] Pages =
    [
        "/tasks",
        "/tasks?sort=end",
        "/tasks?sort=-budget",
        "/tasks?q=nuoi+tom",
        "/deadlines",
        "/desk",
        "/organizations",
        "/people",
        "/backlog",
        "/funding?show=all",
        "/funding?show=open",
        "/disbursements",
        "/day-book?from=2015-01-01",
        "/year-budgets?year=2026",
        "/ageing",
        "/reports",
        "/reports?show=review",
        "/inspections?year=2026",
        "/changes?show=all",
        "/documents",
    ];

    /// <summary>The lists of one page that are cut only in a large register: what is left out is counted, one statement
    /// each.</summary>
    private const int CutLists = 3;

    [Fact]
    public async Task Costs_as_many_statements_a_page_as_one_of_fifteen()
    {
        Dictionary<string, int> small,
            large;
        await using (var app = await RunningApp.StartAsync())
            small = await CountAsync(app);
        using var shell = new Shell();
        await shell.TellAsync();
        var made = await shell.RunAsync("demo", "--tasks", "10000", "--json");
        Assert.True(made.Json.GetProperty("tasks").GetInt32() >= 10_000);
        await using (var app = await RunningApp.StartAsync(shell.DataDirectory))
        {
            large = await CountAsync(app);
            foreach (var sort in new[] { "code", "-start", "end", "-budget" })
                await AssertWalksThreePagesAsync(app, sort);
        }
        Assert.All(
            Pages,
            page =>
                Assert.True(
                    large[page] <= small[page] + CutLists,
                    $"{page}: {small[page]} statements for 15 tasks, {large[page]} for 10,000"
                )
        );
    }

    private static async Task AssertWalksThreePagesAsync(RunningApp app, string sort)
    {
        using var visitor = await app.SignInAsync("thuha@sokhcn.example");
        var seen = new List<string>();
        for (var (page, n) = ($"/tasks?sort={sort}", 0); n < 3; n++)
        {
            var html = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(
                await visitor.TextAsync(page),
                TestContext.Current.CancellationToken
            );
            seen.AddRange(
                html.QuerySelectorAll("tbody tr").Select(row => row.GetAttribute("data-href")!)
            );
            page = html.QuerySelectorAll(".pager a")[^1].GetAttribute("href")!;
        }
        Assert.Equal(150, seen.Count);
        Assert.Equal(150, seen.Distinct().Count());
    }

    private static async Task<Dictionary<string, int>> CountAsync(RunningApp app)
    {
        using var visitor = await app.SignInAsync("thuha@sokhcn.example");
        var counts = new Dictionary<string, int>();
        foreach (var page in Pages)
        {
            // A job of the application that runs meanwhile is heard too; it does not run three times.
            counts[page] = int.MaxValue;
            for (var n = 0; n < 3; n++)
            {
                using var statements = new Statements(Path.Combine(app.Folder, "scitasks.db"));
                Assert.True((await visitor.GetAsync(page)).IsSuccessStatusCode, page);
                counts[page] = Math.Min(counts[page], statements.Count);
            }
        }
        Assert.All(counts.Values, count => Assert.InRange(count, 1, 40));
        return counts;
    }

    /// <summary>Counts what Entity Framework sends to one database while it lives; it hears the whole
    /// process.</summary>
    private sealed class Statements
        : IObserver<DiagnosticListener>,
            IObserver<KeyValuePair<string, object?>>,
            IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];
        private readonly string _database;
        private int _count;

        public Statements(string database)
        {
            _database = database;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Count => _count;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (
                value.Key == RelationalEventId.CommandExecuted.Name
                && value.Value
                    is CommandExecutedEventData { Command.Connection.DataSource: var sent }
                && sent == _database
            )
                Interlocked.Increment(ref _count);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
    }
}
