using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Data.Sealing;
using SciTasks.Testing;
using SciTasks.Web.Jobs;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Tests;

/// <summary>Someone with the whole database in their hands, its triggers included, meddles with what is written once;
/// the check names it.</summary>
public sealed class Seals_tell_of_meddling : IAsyncLifetime
{
    private RunningApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await RunningApp.StartAsync();
        await SealAsync();
        await DropTriggersAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_register_nobody_meddled_with_is_whole()
    {
        Assert.Empty(await FoundAsync());
        Assert.Equal(0, await TailAsync());
    }

    [Theory]
    [InlineData("UPDATE Audit SET Author = Author || 'x' WHERE Id = 4", "Audit", SealFault.RowChanged)]
    [InlineData("UPDATE Audit SET At = datetime(At, '-1 day') WHERE Id = 4", "Audit", SealFault.RowChanged)]
    [InlineData("UPDATE Audit SET Hash = 'other' WHERE Id = 4", "Audit", SealFault.RowChanged)]
    [InlineData("DELETE FROM Audit WHERE Id = 4", "Audit", SealFault.RowMissing)]
    [InlineData("UPDATE Ledger SET Amount = Amount + 1 WHERE Id = 4", "Ledger", SealFault.RowChanged)]
    [InlineData("UPDATE Ledger SET Kind = 'nonsense' WHERE Id = 4", "Ledger", SealFault.RowChanged)]
    [InlineData("UPDATE Ledger SET BudgetYear = 1999 WHERE Id = 4", "Ledger", SealFault.RowCompletedInSilence)]
    [InlineData("DELETE FROM Ledger WHERE Id = 4", "Ledger", SealFault.RowMissing)]
    [InlineData(
        "UPDATE TrancheMoves SET ActorId = 1 + coalesce(ActorId, 0) WHERE Id = 4",
        "TrancheMoves",
        SealFault.RowChanged
    )]
    [InlineData(
        "UPDATE TrancheMoves SET Reason = NULL, Actor = Reason || Actor WHERE Id = (SELECT Id FROM TrancheMoves WHERE Reason IS NOT NULL LIMIT 1)",
        "TrancheMoves",
        SealFault.RowChanged
    )]
    [InlineData("DELETE FROM TrancheMoves WHERE Id = 4", "TrancheMoves", SealFault.RowMissing)]
    [InlineData("UPDATE WorkMoves SET Day = '2001-01-01' WHERE Id = 4", "WorkMoves", SealFault.RowChanged)]
    [InlineData("DELETE FROM WorkMoves WHERE Id = 4", "WorkMoves", SealFault.RowMissing)]
    public async Task What_was_done_to_a_row_is_named(string sql, string table, SealFault fault)
    {
        Assert.Equal(1, await DoAsync(sql));
        var found = Assert.Single(await FoundAsync());
        Assert.Equal((fault, table), (found.Fault, found.Table));
        Assert.Equal(found.First, found.Last);
    }

    [Fact]
    public async Task Rows_that_changed_places_are_both_named()
    {
        await DoAsync(
            "UPDATE Audit SET Id = -1 WHERE Id = 4; UPDATE Audit SET Id = 4 WHERE Id = 5; UPDATE Audit SET Id = 5 WHERE Id = -1"
        );
        Assert.Equal([4, 5], (await FoundAsync()).Select(f => f.First));
    }

    /// <summary>Put back as it was it is the same row; a further one, with a key nobody gives, is not.</summary>
    [Fact]
    public async Task A_row_put_among_sealed_ones_is_named()
    {
        await DoAsync("CREATE TABLE Kept AS SELECT * FROM Audit WHERE Id = 4");
        await DoAsync("DELETE FROM Audit WHERE Id = 4");
        await DoAsync("INSERT INTO Audit SELECT * FROM Kept");
        Assert.Empty(await FoundAsync());
        await DoAsync(
            "INSERT INTO Audit SELECT 0, At, Author, Action, Subject, TaskKey, Changes, Reason, Hash FROM Kept"
        );
        Assert.Equal(new SealFinding(SealFault.RowSlippedIn, "Audit", 0, 0), Assert.Single(await FoundAsync()));
    }

    [Theory]
    [InlineData("UPDATE Seals SET Lines = replace(Lines, 'A', 'B') WHERE Number = 1", SealFault.BlockChanged)]
    [InlineData("UPDATE Seals SET Code = lower(hex(randomblob(32))) WHERE Number = 1", SealFault.BlockChanged)]
    [InlineData("DELETE FROM Seals WHERE Number = 2", SealFault.BlockMissing)]
    [InlineData("DELETE FROM Seals WHERE Number = (SELECT max(Number) FROM Seals)", SealFault.EndMissing)]
    [InlineData("DELETE FROM Seals", SealFault.EndMissing)]
    public async Task What_was_done_to_the_chain_is_named(string sql, SealFault fault)
    {
        await DoAsync(sql);
        Assert.Contains(await FoundAsync(), f => f.Fault == fault);
    }

    /// <summary>The last rows and their seals are gone together; the chain that is left is whole in itself.</summary>
    [Fact]
    public async Task A_cut_tail_is_found_by_its_end_kept_outside()
    {
        await DoAsync(
            "DELETE FROM WorkMoves WHERE Id >= (SELECT FromId FROM Seals WHERE Number = (SELECT max(Number) FROM Seals))"
        );
        await DoAsync("DELETE FROM Seals WHERE Number = (SELECT max(Number) FROM Seals)");
        Assert.Equal(SealFault.EndMissing, Assert.Single(await FoundAsync()).Fault);
        // And nothing is sealed over the cut.
        Assert.Null(await SealAsync());
    }

    /// <summary>The head of the file was cut with the tail; the one in the mail of the day was not.</summary>
    [Fact]
    public async Task A_head_from_a_mail_tells_of_a_cut_too()
    {
        var book = _app.Services.GetRequiredService<SealBook>();
        var mailed = book.Head!;
        await DoAsync("DELETE FROM Seals WHERE Number = (SELECT max(Number) FROM Seals)");
        File.Delete(Path.Combine(_app.Folder, "keys", "seal.head"));
        Assert.DoesNotContain(await FoundAsync(), f => f.Fault == SealFault.EndMissing);
        Assert.Contains(await FoundAsync(mailed), f => f.Fault == SealFault.EndMissing);
    }

    /// <summary>Who can write the database and not read the key makes a chain of their own.</summary>
    [Fact]
    public async Task A_chain_made_with_another_key_is_not_taken_for_the_true_one()
    {
        await DoAsync("UPDATE Audit SET Author = 'nobody' WHERE Id = 4");
        await DoAsync("DELETE FROM Seals");
        var forged = new byte[32];
        await using (var scope = _app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Sealer>().SealAsync(forged, null, Cancellation);
        File.Delete(Path.Combine(_app.Folder, "keys", "seal.head"));
        Assert.Contains(await FoundAsync(), f => f.Fault == SealFault.BlockChanged);
    }

    [Fact]
    public async Task The_director_is_sent_the_end_of_the_chain_once()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetRequiredService<HeadOfSealsJob>();
        await job.RunAsync(Cancellation);
        await job.RunAsync(Cancellation);
        var head = _app.Services.GetRequiredService<SealBook>().Head!.ToString();
        var mail = Assert.Single(
            scope.ServiceProvider.GetRequiredService<AppDb>().Outbox.Where(m => m.Text.Contains(head))
        );
        Assert.Equal("giamdoc@sokhcn.example", mail.To);
    }

    [Fact]
    public async Task Without_the_key_nothing_is_proved()
    {
        File.Delete(Path.Combine(_app.Folder, "keys", "seal.key"));
        Assert.Contains(await FoundAsync(), f => f.Fault == SealFault.KeyMissing);
        Assert.Null(await SealAsync());
    }

    [Fact]
    public async Task What_is_not_sealed_yet_is_counted()
    {
        await DoAsync(
            "INSERT INTO Audit SELECT NULL, At, Author, Action, Subject, TaskKey, Changes, Reason, Hash FROM Audit WHERE Id < 4"
        );
        Assert.Equal(3, await TailAsync());
        Assert.NotNull(await SealAsync());
        Assert.Equal(0, await TailAsync());
    }

    /// <summary>A row whose transaction ended after later ones were sealed is sealed by itself.</summary>
    [Fact]
    public async Task A_row_that_comes_late_is_sealed_too()
    {
        await DoAsync(
            "INSERT INTO Audit SELECT (SELECT max(Id) FROM Audit) + 2, At, Author, Action, Subject, TaskKey, Changes, Reason, Hash FROM Audit WHERE Id = 1"
        );
        await SealAsync();
        await DoAsync(
            "INSERT INTO Audit SELECT (SELECT max(Id) FROM Audit) - 1, At, Author, Action, Subject, TaskKey, Changes, Reason, Hash FROM Audit WHERE Id = 1"
        );
        Assert.Equal(SealFault.RowSlippedIn, Assert.Single(await FoundAsync()).Fault);
        await SealAsync();
        Assert.Empty(await FoundAsync());
    }

    [Fact]
    public async Task Missing_triggers_are_told()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var problems = await scope
            .ServiceProvider.GetRequiredService<Soundness>()
            .ProblemsAsync(Cancellation)
            .ToListAsync(Cancellation);
        Assert.Equal(SealCheck.Triggers.Count, problems.Count);
        Assert.Contains(problems, p => p.Contains("TR_Ledger_AppendOnly", StringComparison.Ordinal));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<SealHead?> SealAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Sealing>().RunAsync(Cancellation);
    }

    private async Task<List<SealFinding>> FoundAsync(SealHead? mailed = null)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<SealBook>();
        SealHead?[] known = [book.Head, mailed];
        return await scope
            .ServiceProvider.GetRequiredService<SealCheck>()
            .FindingsAsync(book.Key, [.. known.OfType<SealHead>().Distinct()], Cancellation)
            .ToListAsync(Cancellation);
    }

    private async Task<long> TailAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var check = scope.ServiceProvider.GetRequiredService<SealCheck>();
        await foreach (var _ in check.FindingsAsync(null, [], Cancellation)) { }
        return check.Tail;
    }

    private async Task<int> DoAsync(string sql)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_app.Folder, "scitasks.db")};Foreign Keys=False"
        );
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the texts are those of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task DropTriggersAsync()
    {
        foreach (var name in SealCheck.Triggers.SelectMany(t => new[] { t, t + "_Delete" }))
            await DoAsync($"DROP TRIGGER [{name}]");
    }
}
