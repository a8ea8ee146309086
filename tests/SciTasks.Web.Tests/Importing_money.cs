using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Calendar;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;
using SciTasks.Testing;
using SciTasks.Web.Features.Imports;

namespace SciTasks.Web.Tests;

/// <summary>Money that comes in by file: vouchers that stand once, approvals that cite their decision, cuts that leave a refund.</summary>
public sealed class Importing_money(Demo demo) : IClassFixture<Demo>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<SheetResult> ImportAsync(string sheet, string rows, bool mayImportMoney = true)
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        var today = scope.ServiceProvider.GetRequiredService<TimeProvider>().Today();
        var parsed = new WorkbookParser(today).Parse(RawWorkbook.Read(Encoding.UTF8.GetBytes(rows), sheet + ".csv"), null);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return (await new RegisterImport(db, today, new ImportOptions(null, DryRun: false, mayImportMoney, "SKHCN")).RunAsync(parsed, cancellation: Stop)).Sheets[0];
    }

    private async Task<List<int>> LinesAsync(string voucher)
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Ledger.Where(e => e.Voucher == voucher).OrderBy(e => e.Line).Select(e => e.Line).ToListAsync(Stop);
    }

    [Fact]
    public async Task One_voucher_for_several_tasks_gets_a_line_each_and_comes_in_once()
    {
        const string Rows = "Mã nhiệm vụ,Nguồn,Loại,Ngày,Số tiền,Số chứng từ,Kho bạc\nĐT-12/2025,đối ứng,thanh toán,2026-05-05,1000000,GỘP-1,KBNN tỉnh\nĐT-06/2022,đối ứng,thanh toán,2026-05-05,2000000,GỘP-1,KBNN tỉnh\n";
        Assert.Equal(2, (await ImportAsync("Sổ chi", Rows)).Count(RowVerdict.Create));
        Assert.Equal([1, 2], await LinesAsync("GỘP-1"));
        Assert.Equal(2, (await ImportAsync("Sổ chi", Rows)).Count(RowVerdict.Unchanged));
    }

    [Fact]
    public async Task A_line_that_is_stated_and_taken_is_a_duplicate()
    {
        const string Header = "Mã nhiệm vụ,Nguồn,Loại,Ngày,Số tiền,Số chứng từ,Dòng chứng từ,Kho bạc\n";
        Assert.Equal(1, (await ImportAsync("Sổ chi", Header + "ĐT-12/2025,đối ứng,thanh toán,2026-05-06,1000000,ĐÔI-1,3,KBNN tỉnh\n")).Count(RowVerdict.Create));
        var again = await ImportAsync("Sổ chi", Header + "ĐT-12/2025,đối ứng,thanh toán,2026-05-07,1500000,ĐÔI-1,3,kbnn TỈNH\n");
        Assert.Contains(Assert.Single(again.Rows).Problems, p => p.What.Code == "ledger.voucher-twice");
        Assert.Equal([3], await LinesAsync("ĐÔI-1"));
    }

    [Fact]
    public async Task An_entry_of_nothing_is_left_out_with_a_warning()
    {
        var row = Assert.Single((await ImportAsync("Sổ chi", "Mã nhiệm vụ,Nguồn,Loại,Ngày,Số tiền\nĐT-12/2025,NSNN,hoàn ứng,2026-05-06,0\n")).Rows);
        Assert.Equal((RowVerdict.Unchanged, "ledger.zero"), (row.Verdict, row.Problems[^1].What.Code));
    }

    [Fact]
    public async Task An_approval_after_go_live_cites_its_decision_and_comes_from_the_accountant()
    {
        const string Rows = "Mã nhiệm vụ,Đợt,Nguồn,Ngày duyệt,Số tiền được duyệt,Số quyết định cấp\nĐT-22/2024,7,NSNN,2026-10-01,1000000,";
        Assert.Contains(Assert.Single((await ImportAsync("Cấp kinh phí", Rows + "\n")).Rows).Problems, p => p.What.Code == "import.approval-needs-decision");
        Assert.Contains(Assert.Single((await ImportAsync("Cấp kinh phí", Rows + "9/QĐ\n", mayImportMoney: false)).Rows).Problems, p => p.What.Code == "import.money-after-go-live");
        Assert.Equal(1, (await ImportAsync("Cấp kinh phí", Rows + "9/QĐ\n")).Count(RowVerdict.Create));
    }

    [Fact]
    public async Task A_register_with_cuts_cancellations_and_reversals_moves_to_an_empty_system()
    {
        using var shell = new Shell();
        shell.Settings["DataDirectory"] = demo.App.Folder;
        Assert.Equal(0, (await shell.RunAsync("export", "demo.xlsx", "--json")).ExitCode);
        using var other = new Shell();
        File.Copy(Path.Combine(shell.Folder, "demo.xlsx"), Path.Combine(other.Folder, "demo.xlsx"));
        var imported = await other.RunAsync("import", "demo.xlsx", "--go-live", "2021-01-01", "--json");
        Assert.True(imported.ExitCode == 0, imported.Output);
        var ageing = await other.RunAsync("backlog", "--on", "2026-11-25", "--json");
        Assert.Contains(ageing.Json.EnumerateArray(), b => b.GetProperty("task").GetString() == "DA-03/2020");
        Assert.Equal(1, (await other.RunAsync("gate", "ĐT-20/2024", "--tranche", "2", "--on", "2026-11-25", "--json")).ExitCode);
    }

    [Fact]
    public async Task A_migration_that_was_cut_short_starts_again_from_the_copy()
    {
        using var shell = new Shell();
        await shell.RunAsync("demo", "--json");
        var file = Path.Combine(shell.DataDirectory, "scitasks.db");
        File.Move(file, file + ".before-migration");
        await File.WriteAllTextAsync(file, "half of a migration", Stop);
        var check = await shell.RunAsync("backlog", "--json");
        Assert.True(check.ExitCode == 0, check.Output + check.Errors);
        Assert.NotEmpty(check.Json.EnumerateArray());
        Assert.False(File.Exists(file + ".before-migration"));
    }
}
