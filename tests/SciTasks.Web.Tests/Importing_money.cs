using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;
using SciTasks.Testing;
using SciTasks.Web.Importing;

namespace SciTasks.Web.Tests;

/// <summary>Money that comes in by file: vouchers that stand once, approvals that cite their decision, cuts that
/// leave a refund.</summary>
public sealed class Importing_money(Demo demo) : IClassFixture<Demo>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<SheetResult> ImportAsync(
        string sheet,
        string rows,
        bool mayImportMoney = true
    )
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().Today();
        var parsed = new WorkbookParser(today).Parse(
            RawWorkbook.Read(Encoding.UTF8.GetBytes(rows), sheet + ".csv"),
            null
        );
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return (
            await new RegisterImport(
                db,
                today,
                new ImportOptions(null, DryRun: false, mayImportMoney, "SKHCN")
            ).RunAsync(parsed, cancellation: Stop)
        ).Sheets[0];
    }

    private async Task<List<int>> LinesAsync(string voucher)
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Ledger.Where(e => e.Voucher == voucher)
            .OrderBy(e => e.Line)
            .Select(e => e.Line)
            .ToListAsync(Stop);
    }

    [Fact]
    public async Task One_voucher_for_several_tasks_gets_a_line_each_and_comes_in_once()
    {
        const string Rows =
            "Mã nhiệm vụ,Nguồn,Loại,Ngày,Số tiền,Số chứng từ,Kho bạc\nĐT-12/2025,đối ứng,thanh toán,2026-05-05,1000000,GỘP-1,KBNN tỉnh\nĐT-06/2022,đối ứng,thanh toán,2026-05-05,2000000,GỘP-1,KBNN tỉnh\n";
        Assert.Equal(2, (await ImportAsync("Sổ chi", Rows)).Count(RowVerdict.Create));
        Assert.Equal([1, 2], await LinesAsync("GỘP-1"));
        Assert.Equal(2, (await ImportAsync("Sổ chi", Rows)).Count(RowVerdict.Unchanged));
    }

    [Fact]
    public async Task A_line_that_is_stated_and_taken_is_a_duplicate()
    {
        const string Header =
            "Mã nhiệm vụ,Nguồn,Loại,Ngày,Số tiền,Số chứng từ,Dòng chứng từ,Kho bạc\n";
        Assert.Equal(
            1,
            (
                await ImportAsync(
                    "Sổ chi",
                    Header + "ĐT-12/2025,đối ứng,thanh toán,2026-05-06,1000000,ĐÔI-1,3,KBNN tỉnh\n"
                )
            ).Count(RowVerdict.Create)
        );
        var again = await ImportAsync(
            "Sổ chi",
            Header + "ĐT-12/2025,đối ứng,thanh toán,2026-05-07,1500000,ĐÔI-1,3,kbnn TỈNH\n"
        );
        Assert.Contains(
            Assert.Single(again.Rows).Problems,
            p => p.What.Code == "ledger.voucher-twice"
        );
        Assert.Equal([3], await LinesAsync("ĐÔI-1"));
    }

    [Fact]
    public async Task An_entry_of_nothing_is_left_out_with_a_warning()
    {
        var row = Assert.Single(
            (
                await ImportAsync(
                    "Sổ chi",
                    "Mã nhiệm vụ,Nguồn,Loại,Ngày,Số tiền\nĐT-12/2025,NSNN,hoàn ứng,2026-05-06,0\n"
                )
            ).Rows
        );
        Assert.Equal(
            (RowVerdict.Unchanged, "ledger.zero"),
            (row.Verdict, row.Problems[^1].What.Code)
        );
    }

    [Fact]
    public async Task An_approval_after_go_live_cites_its_decision_and_comes_from_the_accountant()
    {
        const string Rows =
            "Mã nhiệm vụ,Đợt,Nguồn,Ngày duyệt,Số tiền được duyệt,Số quyết định cấp\nĐT-22/2024,7,NSNN,2026-10-01,1000000,";
        Assert.Contains(
            Assert.Single((await ImportAsync("Cấp kinh phí", Rows + "\n")).Rows).Problems,
            p => p.What.Code == "import.approval-needs-decision"
        );
        Assert.Contains(
            Assert
                .Single(
                    (await ImportAsync("Cấp kinh phí", Rows + "9/QĐ\n", mayImportMoney: false)).Rows
                )
                .Problems,
            p => p.What.Code == "import.money-after-go-live"
        );
        Assert.Equal(
            1,
            (await ImportAsync("Cấp kinh phí", Rows + "9/QĐ\n")).Count(RowVerdict.Create)
        );
    }

    [Theory]
    [InlineData("Mã nhiệm vụ,Đợt,Nguồn,Số tiền được duyệt\nDA-18/2024,2,NSNN,900000000\n")]
    [InlineData("Mã nhiệm vụ,Đợt,Nguồn,Ngày duyệt\nDA-18/2024,2,NSNN,-\n")]
    [InlineData("Mã nhiệm vụ,Đợt,Nguồn,Ngày hủy\nĐT-16/2024,4,NSNN,-\n")]
    [InlineData(
        "Mã nhiệm vụ,Đợt,Nguồn,Ngày giải ngân,Số tiền cấp\nDA-18/2024,4,NSNN,2026-10-21,90000000\n"
    )]
    public async Task What_was_moved_here_is_not_changed_by_a_file(string rows) =>
        Assert.Contains(
            Assert.Single((await ImportAsync("Cấp kinh phí", rows)).Rows).Problems,
            p => p.What.Code == "import.moved-here"
        );

    [Fact]
    public async Task An_officer_brings_in_no_request_year_budget_or_ledger_entry_of_the_time_followed_here()
    {
        foreach (
            var (sheet, rows) in new[]
            {
                (
                    "Cấp kinh phí",
                    "Mã nhiệm vụ,Đợt,Nguồn,Ngày đề nghị,Số tiền đề nghị\nĐT-22/2024,8,NSNN,2026-10-01,1000000\n"
                ),
                (
                    "Dự toán năm",
                    "Mã nhiệm vụ,Năm,Nguồn,Dự toán giao\nĐT-22/2024,2026,NSNN,900000000\n"
                ),
                (
                    "Sổ chi",
                    "Mã nhiệm vụ,Đợt,Nguồn,Loại,Ngày,Số tiền,Số chứng từ,Nội dung\nĐT-12/2025,2,NSNN,tạm ứng,2026-06-18,290000000,UNC-70,Đổi nội dung\n"
                ),
            }
        )
            Assert.Contains(
                Assert
                    .Single((await ImportAsync(sheet, rows, mayImportMoney: false)).Rows)
                    .Problems,
                p => p.What.Code == "import.money-after-go-live"
            );
        Assert.Equal(
            1,
            (
                await ImportAsync(
                    "Cấp kinh phí",
                    "Mã nhiệm vụ,Đợt,Nguồn,Ngày dự kiến,Số tiền dự kiến\nĐT-22/2024,8,NSNN,2027-03-01,1000000\n",
                    mayImportMoney: false
                )
            ).Count(RowVerdict.Create)
        );
    }

    [Fact]
    public async Task A_change_of_the_total_that_comes_by_file_moves_the_total()
    {
        Assert.Equal(
            1,
            (
                await ImportAsync(
                    "Điều chỉnh kinh phí",
                    "Mã nhiệm vụ,Nguồn,Ngày quyết định,Số quyết định,Kinh phí sau\nĐT-13/2025,NSNN,2026-09-01,44/QĐ,1300000000\n"
                )
            ).Count(RowVerdict.Create)
        );
        await using var scope = demo.App.Services.CreateAsyncScope();
        var task = await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Tasks.AsNoTracking()
            .Include(t => t.BudgetChanges)
            .SingleAsync(t => t.Code == "ĐT-13/2025", Stop);
        Assert.Equal(
            (1_300_000_000, 1_450_000_000),
            (task.StateBudget!.Value.Dong, task.BudgetChanges[0].Before!.Value.Dong)
        );
    }

    [Fact]
    public async Task The_accountant_reaches_the_import_and_brings_in_money_only()
    {
        using var accountant = await demo.App.SignInAsync("ketoan@sokhcn.example");
        Assert.True((await accountant.GetAsync("/imports")).IsSuccessStatusCode);
        await using var scope = demo.App.Services.CreateAsyncScope();
        var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().Today();
        var parsed = new WorkbookParser(today).Parse(
            RawWorkbook.Read(
                "Mã nhiệm vụ,Tên nhiệm vụ\nMỚI-1,Nhiệm vụ mới\n"u8.ToArray(),
                "Nhiệm vụ.csv"
            ),
            null
        );
        var result = await new RegisterImport(
            scope.ServiceProvider.GetRequiredService<AppDb>(),
            today,
            new ImportOptions(null, false, true, "SKHCN", MayImportTasks: false)
        ).RunAsync(parsed, cancellation: Stop);
        Assert.Contains(result.Sheets[0].Rows[0].Problems, p => p.What.Code == "import.only-money");
    }

    [Fact]
    public async Task The_day_from_which_a_source_is_followed_moves_only_with_the_right_to_money()
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().Today();
        var parsed = new WorkbookParser(today).Parse(
            RawWorkbook.Read(
                "Mã nhiệm vụ,Tên nhiệm vụ\nĐT-12/2025,Nền tảng dữ liệu mở phục vụ khởi nghiệp đổi mới sáng tạo\n"u8.ToArray(),
                "Nhiệm vụ.csv"
            ),
            null
        );
        var result = await new RegisterImport(
            scope.ServiceProvider.GetRequiredService<AppDb>(),
            today,
            new ImportOptions(today, false, false, "SKHCN")
        ).RunAsync(parsed, cancellation: Stop);
        Assert.Contains(
            result.Sheets[0].Rows[0].Problems,
            p => p.What.Code == "import.go-live-fixed"
        );
    }

    [Fact]
    public async Task A_register_with_cuts_cancellations_and_reversals_moves_to_an_empty_system()
    {
        using var shell = new Shell();
        shell.Settings["DataDirectory"] = demo.App.Folder;
        Assert.Equal(0, (await shell.RunAsync("export", "demo.xlsx", "--json")).ExitCode);
        using var other = new Shell();
        File.Copy(Path.Combine(shell.Folder, "demo.xlsx"), Path.Combine(other.Folder, "demo.xlsx"));
        var imported = await other.RunAsync(
            "import",
            "demo.xlsx",
            "--go-live",
            "2021-01-01",
            "--json"
        );
        Assert.True(imported.ExitCode == 0, imported.Output);
        var ageing = await other.RunAsync("backlog", "--on", "2026-11-25", "--json");
        Assert.Contains(
            ageing.Json.EnumerateArray(),
            b => b.GetProperty("task").GetString() == "DA-03/2020"
        );
        Assert.Equal(
            1,
            (
                await other.RunAsync(
                    "gate",
                    "ĐT-20/2024",
                    "--tranche",
                    "2",
                    "--on",
                    "2026-11-25",
                    "--json"
                )
            ).ExitCode
        );
    }

    [Fact]
    public async Task A_migration_that_was_cut_short_starts_again_from_the_copy()
    {
        using var shell = new Shell();
        await shell.TellAsync();
        var file = Path.Combine(shell.DataDirectory, "scitasks.db");
        File.Move(file, file + ".before-migration");
        await File.WriteAllTextAsync(file, "half of a migration", Stop);
        var check = await shell.RunAsync("backlog", "--json");
        Assert.True(check.ExitCode == 0, check.Output + check.Errors);
        Assert.NotEmpty(check.Json.EnumerateArray());
        Assert.False(File.Exists(file + ".before-migration"));
    }
}
