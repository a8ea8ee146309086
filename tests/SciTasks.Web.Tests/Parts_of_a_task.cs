using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Data.Audit;
using SciTasks.Data.Parts;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Tests;

/// <summary>A part of a task is registered once; what forgets it is red here, not silent there.</summary>
public sealed class Parts_of_a_task(Demo demo) : IClassFixture<Demo>
{
    /// <summary>Rows within a part that are told of with it: their audit is that of the part.</summary>
    private static readonly Type[] ToldWithTheirPart = [typeof(ReportSpending)];

    private async Task<T> InModelAsync<T>(Func<AppDb, T> ask)
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        return ask(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    [Fact]
    public async Task Are_all_registered()
    {
        var listed = typeof(ResearchTask)
            .GetProperties()
            .Select(p => p.PropertyType)
            .Where(t => t.IsGenericType && typeof(System.Collections.IEnumerable).IsAssignableFrom(t))
            .Select(t => t.GetGenericArguments()[0]);
        Assert.Equal(Names(listed), Names(TaskParts.All.Select(p => p.Type)));
        var mapped = await InModelAsync(db =>
            db.Model.FindEntityType(typeof(ResearchTask))!.GetNavigations().Where(n => n.IsCollection).ToList()
        );
        Assert.Equal(Names(mapped.Select(n => n.TargetEntityType.ClrType)), Names(TaskParts.All.Select(p => p.Type)));
    }

    [Fact]
    public async Task Are_spoken_of_by_the_audit_or_keep_a_journal_of_their_own()
    {
        var unaudited = TaskParts.All.Where(p => p is { IsDerived: false, IsAudited: false }).Select(p => p.Type);
        Assert.Equal([typeof(WorkMove)], unaudited);
        var within = await InModelAsync(db =>
            db.Model.GetEntityTypes()
                .Where(e => TaskParts.All.Any(p => p is { IsDerived: false } && p.Type == e.ClrType))
                .SelectMany(e => e.GetNavigations().Where(n => n.IsCollection).Select(n => n.TargetEntityType.ClrType))
                .ToList()
        );
        Assert.NotEmpty(within);
        Assert.Empty(Names(within.Except(AuditedFacts.Kinds).Except(ToldWithTheirPart)));
    }

    [Fact]
    public async Task Are_loaded_with_the_whole_task_unless_they_are_derived()
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var task = await Data.Loading.TaskLoading
            .WithEverything(db.Tasks)
            .FirstAsync(t => t.Tranches.Count > 0, TestContext.Current.CancellationToken);
        Assert.All(
            db.Entry(task).Collections,
            c => Assert.Equal(TaskParts.All.Single(p => p.Type == c.Metadata.TargetEntityType.ClrType).IsDerived, !c.IsLoaded)
        );
    }

    /// <summary>Writing to any of them renews the version of the task, so that of two people only one wins.</summary>
    [Fact]
    public void Renew_the_version_of_their_task_where_they_are_facts()
    {
        Assert.All(
            TaskParts.All,
            p => Assert.Equal(!p.IsDerived, TaskParts.IsFact(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(p.Type)))
        );
        Assert.False(TaskParts.IsFact(new object()));
    }

    private static IEnumerable<string> Names(IEnumerable<Type> types) =>
        types.Select(t => t.Name).Order(StringComparer.Ordinal);
}
