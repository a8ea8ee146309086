using SciTasks.Testing;

namespace SciTasks.Web.Tests;

/// <summary>The application with the demo story on the embedded database, once for the tests of a class.</summary>
public class Demo : IAsyncLifetime
{
    public RunningApp App { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => App = await RunningApp.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (App is not null)
            await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task StartOnAsync(SqlServerForTests server) =>
        App = await RunningApp.StartAsync(server: server);
}

/// <summary>The same on SQL Server; does not start where none is configured.</summary>
public sealed class DemoOnSqlServer : Demo
{
    public override async ValueTask InitializeAsync()
    {
        if (SqlServerForTests.Find() is { } server)
            await StartOnAsync(server);
    }

    public void SkipWithoutServer() =>
        Assert.SkipWhen(App is null, $"{SqlServerForTests.Variable} names no SQL Server.");
}
