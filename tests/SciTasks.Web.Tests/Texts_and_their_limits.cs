using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Funding;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;

namespace SciTasks.Web.Tests;

/// <summary>What a form or a file lets through fits into its column on every database: SQLite would keep more, SQL
/// Server would fail.</summary>
public sealed class Texts_and_their_limits(Demo demo) : WorkOverHttp(demo), IClassFixture<Demo>
{
    /// <summary>Fields that are chosen, looked up or parsed, and never stored as typed.</summary>
    private static readonly string[] NeverStored =
    [
        "HostChoice",
        "LeadChoice",
        "OfficerChoice",
        "Party",
        "Back",
        "Host",
        "Lead",
        "Officer",
    ];

    /// <summary>Form properties whose column has another name.</summary>
    private static readonly Dictionary<string, (Type Entity, string Property)> Columns = new()
    {
        ["ReportForm.Done"] = (typeof(ProgressReport), nameof(ProgressReport.Work)),
        ["AdjustmentForm.Done"] = (typeof(ReportAdjustment), nameof(ReportAdjustment.Work)),
        ["FileForm.Reason"] = (typeof(StoredFile), nameof(StoredFile.WithdrawnReason)),
        ["NameForm.Contact"] = (typeof(Organization), nameof(Organization.Address)),
        ["NameForm.Name"] = (typeof(Organization), nameof(Organization.Name)),
        ["ChangeForm.NewName"] = (typeof(ChangeRequest), nameof(ChangeRequest.NewName)),
    };

    private IModel Model()
    {
        using var scope = Demo.App.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<AppDb>().Model;
    }

    private IEnumerable<PropertyInfo> TypedTexts() =>
        Demo
            .App.Services.GetRequiredService<IActionDescriptorCollectionProvider>()
            .ActionDescriptors.Items.OfType<ControllerActionDescriptor>()
            .Where(a => a.MethodInfo.GetCustomAttributes<HttpPostAttribute>().Any())
            .SelectMany(a => a.MethodInfo.GetParameters())
            .Select(p => p.ParameterType)
            .Where(t =>
                t.Namespace?.StartsWith("SciTasks.Web", StringComparison.Ordinal) == true
                && t.IsClass
            )
            .Distinct()
            .SelectMany(t => t.GetProperties())
            .Where(p => p.PropertyType == typeof(string) && p.CanWrite);

    [Fact]
    public void Every_text_of_a_form_has_a_limit_within_its_column()
    {
        var longest = Model()
            .GetEntityTypes()
            .Where(e =>
                e.ClrType.Namespace?.StartsWith("SciTasks", StringComparison.Ordinal) == true
            )
            .SelectMany(e =>
                e.GetProperties()
                    .Concat(e.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties()))
            )
            .Where(p => p.ClrType == typeof(string))
            .ToLookup(p => p.Name, p => p.GetMaxLength() is > 0 and var most ? most : int.MaxValue);
        var typed = TypedTexts().ToList();
        Assert.True(typed.Count > 30);
        foreach (var property in typed)
        {
            var name = $"{property.DeclaringType!.Name}.{property.Name}";
            Assert.True(
                property.GetCustomAttribute<StringLengthAttribute>() is not null,
                $"{name} has no limit"
            );
            if (NeverStored.Contains(property.Name))
                continue;
            var limit = property.GetCustomAttribute<StringLengthAttribute>()!.MaximumLength;
            var column = Columns.TryGetValue(name, out var known)
                ? Model().FindEntityType(known.Entity)!.FindProperty(known.Property)!.GetMaxLength()
                    ?? int.MaxValue
                : longest[property.Name].DefaultIfEmpty(4000).Max();
            Assert.True(
                limit <= (column < 0 ? int.MaxValue : column),
                $"{name}: {limit} > {column}"
            );
        }
    }

    [Fact]
    public async Task Every_text_of_a_file_as_long_as_its_column_allows_is_kept()
    {
        await using var scope = Demo.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var task = new ResearchTask("DÀI", "DAI-01", "Dài");
        db.Tasks.Add(task);
        Fill(TaskSheet.Sheet, task);
        Put(task, PartSheets.Tranches, task.Tranches, new Tranche(1, Fund.State));
        Put(
            task,
            PartSheets.Ledger,
            task.Ledger,
            new LedgerEntry(LedgerKind.Advance, Fund.Other, new(2020, 1, 1), new(1), 1)
        );
        Put(task, PartSheets.YearBudgets, task.YearBudgets, new YearBudget(2020, Fund.State));
        Put(
            task,
            PartSheets.BudgetChanges,
            task.BudgetChanges,
            task.NewBudgetChange(Fund.State, new(2020, 1, 1), new(1))
        );
        Put(task, PartSheets.Extensions, task.Extensions, new Extension(1, new(2021, 1, 1)));
        Put(
            task,
            PartSheets.Changes,
            task.Changes,
            new ChangeRequest(1, ChangeKind.Content) { State = ChangeState.Refused }
        );
        Put(
            task,
            PartSheets.Reports,
            task.Reports,
            new ProgressReport(new(2020, 1, 1), new(2020, 6, 30))
        );
        var inspection = new Inspection(1, new(2020, 1, 1));
        inspection.Findings.Add(
            new Finding(
                1,
                new string(
                    'x',
                    PartSheets
                        .Inspections.Columns.Single(c => c.English == PartSheets.Finding)
                        .MaxLength
                )
            )
        );
        task.Inspections.Add(inspection);
        Fill(
            PartSheets.Inspections,
            new Part<InspectionLine>(task, new(inspection, inspection.Findings[0]))
        );
        await db.SaveChangesAsync(Stop);

        static void Fill<T>(Sheet<T> sheet, T item)
        {
            foreach (
                var column in sheet.Columns.Where(c =>
                    c
                        is
                    {
                        Kind: ColumnKind.Text or ColumnKind.Email or ColumnKind.List,
                        Set: not null
                    }
                )
            )
                column.Set!(item, new string('x', column.MaxLength));
        }

        static void Put<T>(ResearchTask task, Sheet<Part<T>> sheet, Domain.Basics.Rows<T> parts, T part)
            where T : class
        {
            parts.Add(part);
            Fill(sheet, new(task, part));
        }
    }

    [Fact]
    public async Task A_text_longer_than_its_column_is_refused_on_every_database()
    {
        await using var scope = Demo.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.People.Add(new Person(new string('x', Person.LongestName + 1)));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => db.SaveChangesAsync(Stop));
        Assert.Equal(["Person.Name", 300, 301], refused.Refusals[0].Numbers);
    }

    [Fact]
    public async Task A_finding_of_six_hundred_characters_passes_and_its_audit_too()
    {
        await using var scope = Demo.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var task = await db
            .Tasks.Include(t => t.Inspections)
            .FirstAsync(t => t.Inspections.Any(), Stop);
        task.Inspections[0].Findings.Add(new Finding(90, new string('k', 600)));
        await db.SaveChangesAsync(Stop);
    }

    [Fact]
    public async Task A_reason_longer_than_it_may_be_is_told_and_the_file_stays()
    {
        using var clerk = await Demo.App.SignInAsync(Clerk);
        var task = await IdAsync("ĐT-12/2025");
        await clerk.PostAsync(
            $"/tasks/{task}/documents",
            $"/tasks/{task}/files",
            new() { ["Category"] = "other" },
            ("Upload", $"{new string('a', 400)}\uFFFE.pdf", "%PDF-1.7 tên dài"u8.ToArray())
        );
        var file = await InDbAsync(db =>
            db.Files.OrderByDescending(f => f.Id).FirstAsync(f => f.TaskId == task, Stop)
        );
        Assert.True(file.Name.Length <= 255);
        var opened = await clerk.OpenAsync(
            $"/tasks/{task}/documents",
            $"/files/{file.Id}/withdrawal"
        );
        await clerk.SendAsync(
            $"/files/{file.Id}/withdrawal",
            opened,
            new() { ["Reason"] = new string('l', 1001) }
        );
        Assert.Null(
            (await InDbAsync(db => db.Files.SingleAsync(f => f.Id == file.Id, Stop))).WithdrawnAt
        );
    }
}
