using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Web.Features.Imports;
using SciTasks.Web.Importing;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Tests;

/// <summary>What a page says when the machine fails it, what it keeps, and how the server goes on afterwards.</summary>
public sealed class A_page_meets_a_fault(Demo demo) : WorkOverHttp(demo), IClassFixture<Demo>
{
    private string Database => Path.Combine(Demo.App.Folder, "scitasks.db");

    private static Dictionary<string, string> NewTask(string code) =>
        new()
        {
            ["Code"] = code,
            ["Title"] = "Giữ điều đã gõ",
            ["Level"] = "Provincial",
        };

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand below.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Stop);
    }

    [Fact]
    public async Task What_was_typed_into_a_form_with_a_field_named_code_comes_back_and_can_be_sent_again()
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        await ExecuteAsync(
            "CREATE TRIGGER no_room BEFORE INSERT ON Tasks BEGIN SELECT RAISE(ABORT, 'no'); END"
        );
        var failed = await officer.PostAsync("/tasks/new", "/tasks/new", NewTask("GIU-1"));
        await ExecuteAsync("DROP TRIGGER no_room");
        var page = await BodyAsync(failed);
        Assert.Equal(HttpStatusCode.Conflict, failed.StatusCode);
        Assert.Contains("Cơ sở dữ liệu từ chối", page, StringComparison.Ordinal);
        Assert.Contains("Giữ điều đã gõ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lỗi 0", page, StringComparison.Ordinal);

        var html = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(page, Stop);
        var kept = html
            .Forms.Single(f => f.GetAttribute("action") == "/tasks/new")
            .QuerySelectorAll("input")
            .Select(i =>
                KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")
            );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await officer.SendAllAsync("/tasks/new", kept)).StatusCode
        );
        Assert.Equal(
            "Giữ điều đã gõ",
            await InDbAsync(db =>
                db.Tasks.Where(t => t.Code == "GIU-1").Select(t => t.Title).SingleAsync(Stop)
            )
        );
    }

    [Fact]
    public async Task After_a_read_only_spell_the_server_goes_on_without_a_restart()
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var opened = await officer.OpenAsync("/tasks/new", "/tasks/new");
        // Every handle of the pool was opened while nobody could write.
        var scopes = Enumerable
            .Range(0, 8)
            .Select(_ => Demo.App.Services.CreateAsyncScope())
            .ToList();
        foreach (var scope in scopes)
            await scope
                .ServiceProvider.GetRequiredService<AppDb>()
                .Database.OpenConnectionAsync(Stop);
        foreach (var scope in scopes)
            await scope
                .ServiceProvider.GetRequiredService<AppDb>()
                .Database.ExecuteSqlRawAsync("PRAGMA query_only = 1", Stop);
        foreach (var scope in scopes)
            await scope.DisposeAsync();

        var failed = await officer.SendAsync("/tasks/new", opened, NewTask("GIU-2"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Contains("chỉ cho đọc", await BodyAsync(failed), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await officer.SendAsync("/tasks/new", opened, NewTask("GIU-2"))).StatusCode
        );
    }

    private async Task<int> ImportAsync(ImportState state, string? report = null)
    {
        var run = new ImportRun
        {
            FileName = "cut.csv",
            Content = "Mã nhiệm vụ,Tên nhiệm vụ\nCUT-1,Một\n"u8.ToArray(),
            Author = "x",
            CreatedAt = new DateTime(2026, 11, 26, 0, 0, 0, DateTimeKind.Utc),
            State = state,
            Report = report,
        };
        return await InDbAsync(async db =>
        {
            db.Imports.Add(run);
            await db.SaveChangesAsync(Stop);
            return run.Id;
        });
    }

    private Task<ImportState> StateAsync(int id) =>
        InDbAsync(db => db.Imports.Where(i => i.Id == id).Select(i => i.State).SingleAsync(Stop));

    [Theory]
    [InlineData(ImportState.Waiting)]
    [InlineData(ImportState.Checking)]
    [InlineData(ImportState.Applying)]
    [InlineData(ImportState.Failed)]
    public async Task An_import_can_be_discarded_in_every_state_before_it_is_in(ImportState state)
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var id = await ImportAsync(state);
        await DoneAsync(officer, $"/imports/{id}", $"/imports/{id}/discarding");
        Assert.Equal(ImportState.Discarded, await StateAsync(id));
    }

    [Fact]
    public async Task An_import_whose_server_died_says_so_on_its_page_and_can_be_checked_again()
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var (checking, applying) = (
            await ImportAsync(ImportState.Checking),
            await ImportAsync(ImportState.Applying, """{"applied":false,"sheets":[]}""")
        );
        await using (var scope = Demo.App.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<CutShortImports>().EndAsync(Stop);
        Assert.Contains(
            "Máy chủ đã dừng",
            WebUtility.HtmlDecode(await officer.TextAsync($"/imports/{checking}")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Máy chủ đã dừng",
            WebUtility.HtmlDecode(await officer.TextAsync($"/imports/{applying}")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            (ImportState.Failed, ImportState.Checked),
            (await StateAsync(checking), await StateAsync(applying))
        );
        await DoneAsync(officer, $"/imports/{checking}", $"/imports/{checking}/checking");
        for (
            var tries = 0;
            tries < 100 && await StateAsync(checking) is not ImportState.Checked;
            tries++
        )
            await Task.Delay(100, Stop);
        Assert.Equal(ImportState.Checked, await StateAsync(checking));
    }

    [Fact]
    public async Task Rows_of_an_import_that_was_discarded_meanwhile_do_not_come_in()
    {
        var id = await ImportAsync(ImportState.Discarded);
        await using var scope = Demo.App.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<ImportJob>()
            .RunAsync(id, apply: true, new ImportRights(true, true), "vi");
        Assert.False(await InDbAsync(db => db.Tasks.AnyAsync(t => t.Code == "CUT-1", Stop)));

        var failed = await ImportAsync(ImportState.Failed);
        await scope
            .ServiceProvider.GetRequiredService<ImportJob>()
            .RunAsync(failed, apply: true, new ImportRights(true, true), "vi");
        Assert.False(await InDbAsync(db => db.Tasks.AnyAsync(t => t.Code == "CUT-1", Stop)));

        var other = await ImportAsync(ImportState.Applying);
        await using var work = Demo.App.Services.CreateAsyncScope();
        var db = work.ServiceProvider.GetRequiredService<AppDb>();
        var raw = Excel.Reading.RawWorkbook.Read(
            (await db.Imports.AsNoTracking().SingleAsync(i => i.Id == other, Stop)).Content,
            "cut.csv"
        );
        var import = new RegisterImport(
            db,
            new DateOnly(2026, 11, 26),
            new ImportOptions(null, false, true, "SKHCN")
        )
        {
            BeforeSave = async () =>
            {
                (await db.Imports.SingleAsync(i => i.Id == other, Stop)).State =
                    ImportState.Applied;
                await InDbAsync(beside =>
                    beside
                        .Imports.Where(i => i.Id == other)
                        .ExecuteUpdateAsync(
                            i =>
                                i.SetProperty(x => x.State, ImportState.Discarded)
                                    .SetProperty(x => x.Version, Guid.NewGuid()),
                            Stop
                        )
                );
            },
        };
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            import.RunAsync(
                new Excel.Exchange.WorkbookParser(new DateOnly(2026, 11, 26)).Parse(raw, null),
                cancellation: Stop
            )
        );
        Assert.False(await InDbAsync(x => x.Tasks.AnyAsync(t => t.Code == "CUT-1", Stop)));
    }

    [Fact]
    public async Task The_nightly_check_is_shown_to_who_looks_after_the_machine()
    {
        using var admin = await Demo.App.SignInAsync(Admin);
        await using var scope = Demo.App.Services.CreateAsyncScope();
        var soundness = scope.ServiceProvider.GetRequiredService<Soundness>();
        Assert.Equal(
            [],
            (
                await soundness.KeepAsync(
                    new DateTime(2026, 11, 26, 19, 0, 0, DateTimeKind.Utc),
                    Stop
                )
            ).Problems
        );
        Assert.Contains(
            "27/11/2026 02:00",
            await admin.TextAsync("/alerts"),
            StringComparison.Ordinal
        );
        await ExecuteAsync(
            "UPDATE TaskWords SET Word = 'zzzz' WHERE TaskId = (SELECT MIN(TaskId) FROM TaskWords) AND Word = (SELECT MIN(Word) FROM TaskWords WHERE TaskId = (SELECT MIN(TaskId) FROM TaskWords))"
        );
        await soundness.KeepAsync(new DateTime(2026, 11, 27, 19, 0, 0, DateTimeKind.Utc), Stop);
        Assert.Contains(
            "Từ khóa tìm kiếm của nhiệm vụ",
            WebUtility.HtmlDecode(await admin.TextAsync("/alerts")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_registry_and_the_day_book_find_the_same_whatever_the_case_and_accents_of_what_is_typed()
    {
        using var clerk = await Demo.App.SignInAsync(Clerk);
        await DoneAsync(
            clerk,
            "/documents/new",
            "/documents/new",
            new()
            {
                ["Number"] = "77/ĐT-SKHCN",
                ["Day"] = "01/06/2026",
                ["Kind"] = "Letter",
                ["Abstract"] = "Đề nghị GIA HẠN thời gian thực hiện",
            }
        );
        foreach (var typed in new[] { "đề nghị gia hạn", "ĐỀ NGHỊ", "de nghi gia han", "77/đt" })
            Assert.Contains(
                "77/ĐT-SKHCN",
                WebUtility.HtmlDecode(
                    await clerk.TextAsync("/documents?q=" + Uri.EscapeDataString(typed))
                ),
                StringComparison.Ordinal
            );
        Assert.DoesNotContain(
            "77/ĐT-SKHCN",
            WebUtility.HtmlDecode(
                await clerk.TextAsync("/documents?q=" + Uri.EscapeDataString("không có"))
            ),
            StringComparison.Ordinal
        );

        using var accountant = await Demo.App.SignInAsync(Accountant);
        var voucher = await InDbAsync(db =>
            db.Ledger.Where(e => e.Voucher != null).Select(e => e.Voucher!).FirstAsync(Stop)
        );
        await ExecuteAsync(
            $"UPDATE Ledger SET Voucher = 'Đặc biệt 1' WHERE Id = (SELECT MIN(Id) FROM Ledger WHERE Voucher = '{voucher}')"
        );
        Assert.Contains(
            "Đặc biệt 1",
            WebUtility.HtmlDecode(
                await accountant.TextAsync(
                    "/day-book?from=01/01/2000&voucher=" + Uri.EscapeDataString("đẶC")
                )
            ),
            StringComparison.Ordinal
        );
    }

    /// <summary>Names of the numbers an address may hold, also within a filter.</summary>
    private static IEnumerable<string> Numbers(ActionDescriptor action) =>
        action.Parameters.SelectMany(p =>
            IsNumber(p.ParameterType) ? [p.Name]
            : p.ParameterType.IsClass && p.ParameterType != typeof(string)
                ? p
                    .ParameterType.GetProperties()
                    .Where(x => IsNumber(x.PropertyType))
                    .Select(x => x.Name)
            : []
        );

    private static bool IsNumber(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) == typeof(int);

    [Fact]
    public async Task No_number_in_an_address_breaks_a_list()
    {
        var actions = Demo
            .App.Services.GetRequiredService<IActionDescriptorCollectionProvider>()
            .ActionDescriptors.Items.OfType<ControllerActionDescriptor>()
            .Where(a =>
                a.AttributeRouteInfo?.Template is { } t
                && !t.Contains('{', StringComparison.Ordinal)
                && a.MethodInfo.IsDefined(typeof(HttpGetAttribute), false)
            )
            .ToList();
        var asked = 0;
        foreach (var person in new[] { Director, Accountant, Clerk })
        {
            using var visitor = await Demo.App.SignInAsync(person);
            foreach (var action in actions)
                foreach (var name in Numbers(action))
                    foreach (var number in new[] { int.MaxValue, int.MinValue, 0, 429_496_73 })
                    {
                        var address = string.Create(
                            CultureInfo.InvariantCulture,
                            $"/{action.AttributeRouteInfo!.Template!.TrimStart('/')}?{name}={number}"
                        );
                        var status = (await visitor.GetAsync(address)).StatusCode;
                        Assert.True((int)status < 500, $"{address}: {status}");
                        asked++;
                    }
        }
        Assert.InRange(asked, 100, 2_000);
    }
}
