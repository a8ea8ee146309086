using System.Globalization;
using System.Net;
using System.Text;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Testing;

namespace SciTasks.Web.Tests;

/// <summary>Requests, decisions, payments and what follows, each by its own people.</summary>
public abstract class Money_leaves_the_department(Demo demo) : FundingOverHttp(demo)
{
    [Fact]
    public async Task Two_approvals_at_the_same_moment_have_one_winner_and_the_loser_is_told()
    {
        var id = (await TrancheAsync("ĐT-16/2024", 2)).Id;
        using var director = await Demo.App.SignInAsync(Director);
        using var deputy = await Demo.App.SignInAsync(Deputy);
        var (page, action) = ($"/tranches/{id}", $"/tranches/{id}/approvals");
        var (one, other) = (
            await director.OpenAsync(page, action),
            await deputy.OpenAsync(page, action)
        );
        var answers = await Task.WhenAll(
            director.SendAsync(action, one),
            deputy.SendAsync(action, other)
        );
        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.Conflict],
            answers.Select(a => a.StatusCode).Order()
        );
        var lost = await BodyAsync(answers.Single(a => a.StatusCode == HttpStatusCode.Conflict));
        var approval = Assert.Single(
            await MovesAsync("ĐT-16/2024", 2),
            m => m.Kind == MoveKind.Approve
        );
        Assert.Contains(
            $"{approval.Actor} đã duyệt đợt 2 của ĐT-16/2024: 280.000.000 đồng lúc",
            lost,
            StringComparison.Ordinal
        );
        Assert.Contains("Còn lại của kinh phí được duyệt: ", lost, StringComparison.Ordinal);
        Assert.Equal(TrancheState.Approved, (await TrancheAsync("ĐT-16/2024", 2)).State);
    }

    [Fact]
    public async Task Fifty_payments_at_once_never_pay_more_than_is_approved()
    {
        var id = (await TrancheAsync("DA-18/2024", 2)).Id;
        using var accountant = await Demo.App.SignInAsync(Accountant);
        var (page, action) = ($"/tranches/{id}", $"/tranches/{id}/payments");
        Dictionary<string, string> Payment(int n) =>
            new()
            {
                ["Kind"] = "Advance",
                ["Amount"] = "40.000.000",
                ["Voucher"] = $"UNC-T-{n}",
                ["Treasury"] = "KBNN tỉnh",
            };
        var opened = await accountant.OpenAsync(page, action);
        var first = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(n => accountant.SendAsync(action, opened, Payment(n)))
        );
        Assert.Equal(1, first.Count(a => a.StatusCode == HttpStatusCode.Redirect));
        foreach (var lost in first.Where(a => a.StatusCode != HttpStatusCode.Redirect))
        {
            Assert.Equal(HttpStatusCode.Conflict, lost.StatusCode);
            Assert.Contains(
                "Kế toán Võ Thị Mai đã ghi chi đợt 2 của DA-18/2024: 40.000.000 đồng",
                await BodyAsync(lost),
                StringComparison.Ordinal
            );
        }
        // The losers look again and try again until a rule, not a race, says no: 250 million hold six payments of 40.
        var rest = await Task.WhenAll(
            Enumerable
                .Range(50, 8)
                .Select(async n =>
                {
                    while (true)
                    {
                        var answer = await accountant.SendAsync(
                            action,
                            await accountant.OpenAsync(page, action),
                            Payment(n)
                        );
                        if (answer.StatusCode != HttpStatusCode.Conflict)
                            return answer;
                    }
                })
        );
        Assert.Equal(5, rest.Count(a => a.StatusCode == HttpStatusCode.Redirect));
        foreach (var refused in rest.Where(a => a.StatusCode == HttpStatusCode.UnprocessableEntity))
            Assert.Contains(
                "vượt số được duyệt 250.000.000 đồng",
                await BodyAsync(refused),
                StringComparison.Ordinal
            );
        var paid = await TrancheAsync("DA-18/2024", 2);
        Assert.Equal((new Money(240_000_000), new Money(240_000_000)), (paid.Paid, paid.PaidHere));
        var (stored, replayed) = await InScopeAsync(
            async (_, db) =>
            {
                var task = await db
                    .Tasks.AsNoTracking()
                    .WithEverything()
                    .Include(t => t.FundTotals)
                    .SingleAsync(t => t.Code == "DA-18/2024", Stop);
                return (
                    task.FundTotals.Single(f => f.Fund == Fund.State).Paid,
                    task.Ledger.NetPaid(Fund.State)
                );
            }
        );
        Assert.Equal(replayed, stored);
    }

    [Fact]
    public async Task A_tranche_goes_the_whole_way_by_its_own_people()
    {
        var id = (await TrancheAsync("ĐT-16/2024", 3)).Id;
        var page = $"/tranches/{id}";
        using var lead = await Demo.App.SignInAsync(Lead);
        var before = WebUtility.HtmlDecode(await lead.TextAsync(page));
        Assert.Contains("đã hoàn ứng ít nhất 50 % số đã tạm ứng", before, StringComparison.Ordinal); // the lead sees the department's list before asking
        Assert.DoesNotContain("id=\"ledger\"", before, StringComparison.Ordinal);
        Assert.Contains(
            "đã đề nghị cấp đợt 3 của ĐT-16/2024: 240.000.000 đồng",
            await DoneAsync(
                lead,
                page,
                page + "/requests",
                new() { ["Amount"] = "240.000.000", ["Reason"] = "Cuối kỳ 4" }
            ),
            StringComparison.Ordinal
        );
        using var officer = await Demo.App.SignInAsync(Officer);
        var less = await officer.PostAsync(
            page,
            page + "/verifications",
            new() { ["Amount"] = "230.000.000" }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, less.StatusCode);
        Assert.Contains("value=\"230.000.000\"", await BodyAsync(less), StringComparison.Ordinal); // what was typed is kept
        await DoneAsync(
            officer,
            page,
            page + "/verifications",
            new() { ["Amount"] = "230.000.000", ["Reason"] = "Trừ phần chưa nghiệm thu" }
        );
        using var accountant = await Demo.App.SignInAsync(Accountant);
        await DoneAsync(accountant, page, page + "/checks");
        using var head = await Demo.App.SignInAsync(Head);
        await DoneAsync(head, page, page + "/endorsements");
        using var deputy = await Demo.App.SignInAsync(Deputy);
        await DoneAsync(
            deputy,
            page,
            page + "/approvals",
            new() { ["DocumentNumber"] = "120/QĐ-SKHCN" }
        );
        await DoneAsync(
            accountant,
            page,
            page + "/payments",
            new()
            {
                ["Kind"] = "Advance",
                ["Amount"] = "230.000.000",
                ["Voucher"] = "UNC-W-1",
                ["Treasury"] = "KBNN tỉnh",
            }
        );
        await DoneAsync(
            accountant,
            page,
            page + "/settlements",
            new() { ["Amount"] = "200.000.000", ["Voucher"] = "HU-W-1" }
        );
        await DoneAsync(
            accountant,
            page,
            page + "/given-back",
            new() { ["Amount"] = "30.000.000", ["Voucher"] = "NT-W-1" }
        );
        var closed = await DoneAsync(accountant, page, page + "/closures");
        Assert.Contains("Đã kết thúc", closed, StringComparison.Ordinal);
        Assert.Equal(
            [
                MoveKind.Request,
                MoveKind.Verify,
                MoveKind.Check,
                MoveKind.Endorse,
                MoveKind.Approve,
                MoveKind.Pay,
                MoveKind.Settle,
                MoveKind.GiveBack,
                MoveKind.Close,
            ],
            (await MovesAsync("ĐT-16/2024", 3)).Select(m => m.Kind)
        );
    }

    [Fact]
    public async Task A_voucher_stands_once_and_its_second_entry_says_so()
    {
        var id = (await TrancheAsync("DA-18/2024", 4)).Id;
        using var accountant = await Demo.App.SignInAsync(Accountant);
        var (page, action) = ($"/tranches/{id}", $"/tranches/{id}/payments");
        var fields = new Dictionary<string, string>
        {
            ["Kind"] = "Advance",
            ["Amount"] = "10.000.000",
            ["Voucher"] = "unc-26-66",
            ["Treasury"] = "KBNN Tỉnh",
        };
        var twice = await accountant.PostAsync(page, action, fields);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Contains(
            "Chứng từ unc-26-66 dòng 1 năm ngân sách 2026 đã có trong sổ chi",
            await BodyAsync(twice),
            StringComparison.Ordinal
        );
        fields["Line"] = "2";
        await DoneAsync(accountant, page, action, fields);
    }

    [Fact]
    public async Task What_happened_on_paper_is_recorded_on_its_day_and_marked()
    {
        var id = (await TrancheAsync("ĐT-25/2024", 2)).Id; // no inspection on record
        using var accountant = await Demo.App.SignInAsync(Accountant);
        var page = $"/tranches/{id}";
        using var clerk = await Demo.App.SignInAsync("vanthu@sokhcn.example");
        await DoneAsync(
            clerk,
            "/documents/new",
            "/documents/new",
            new()
            {
                ["Number"] = "77/QĐ-SKHCN",
                ["Day"] = "20/10/2026",
                ["Kind"] = "Decision",
                ["Abstract"] = "Cấp kinh phí đợt 2",
            }
        );
        await DoneAsync(
            clerk,
            page,
            page + "/paper-approvals",
            new()
            {
                ["Amount"] = "250.000.000",
                ["DocumentNumber"] = "77/QĐ-SKHCN",
                ["DocumentDay"] = "20/10/2026",
            }
        );
        var marked = await DoneAsync(
            accountant,
            page,
            page + "/paper-payments",
            new()
            {
                ["Kind"] = "Advance",
                ["Amount"] = "260.000.000",
                ["Voucher"] = "UNC-P-1",
                ["Treasury"] = "KBNN tỉnh",
                ["Day"] = "22/10/2026",
            }
        );
        Assert.Contains("không đủ điều kiện tại ngày ký", marked, StringComparison.Ordinal);
        var tranche = await TrancheAsync("ĐT-25/2024", 2);
        Assert.Equal(
            (new DateOnly(2026, 10, 20), new Money(260_000_000), Money.Zero),
            (tranche.Approved, tranche.Paid, tranche.PaidHere)
        );
        Assert.All(
            await MovesAsync("ĐT-25/2024", 2),
            m =>
                Assert.True(
                    m.Kind == MoveKind.Request
                        || GateRecord.Read(m.FailedRules).Any(f => f.Code == GateCode.Inspection)
                )
        );
    }

    [Fact]
    public async Task A_cut_becomes_a_refund_due_on_the_page_and_in_the_ageing()
    {
        var task = await InScopeAsync(
            (_, db) =>
                db.Tasks.Where(t => t.Code == "ĐT-09/2024").Select(t => t.Id).SingleAsync(Stop)
        );
        using var head = await Demo.App.SignInAsync(Head);
        var page = $"/tasks/{task}/funding";
        await DoneAsync(
            head,
            page,
            $"/tasks/{task}/budget-changes",
            new()
            {
                ["Fund"] = "State",
                ["Amount"] = "850.000.000",
                ["DocumentNumber"] = "90/QĐ-UBND",
                ["DocumentDay"] = "1/10/2026",
                ["Reason"] = "Cắt giảm dự toán",
            }
        );
        var funding = await head.TextAsync(page);
        Assert.Contains(">50.000.000<", funding, StringComparison.Ordinal);
        var ageing = await head.TextAsync("/ageing");
        Assert.Contains("ĐT-09/2024", ageing, StringComparison.Ordinal);
        var refused = await head.PostAsync(
            page,
            $"/tasks/{task}/tranches",
            new() { ["Fund"] = "State", ["Amount"] = "1" }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode); // promised 900, approved 850
    }

    [Fact]
    public async Task What_is_left_of_a_year_goes_on_to_the_next_all_or_none()
    {
        using var accountant = await Demo.App.SignInAsync(Accountant);
        var budget = await InScopeAsync(
            (_, db) =>
                db
                    .YearBudgets.Where(b =>
                        b.Year == 2025
                        && db.Tasks.Any(t => t.Id == b.TaskId && t.Code == "ĐT-16/2024")
                    )
                    .Select(b => b.Id)
                    .SingleAsync(Stop)
        );
        Assert.DoesNotContain(
            "name=\"ids\"",
            await accountant.TextAsync("/year-budgets/carry-over?year=2026"),
            StringComparison.Ordinal
        ); // the year is not over
        Assert.Contains(
            "60.000.000",
            await accountant.TextAsync("/year-budgets/carry-over?year=2025"),
            StringComparison.Ordinal
        );
        var stale = await accountant.PostAsync(
            "/year-budgets/carry-over?year=2025",
            "/year-budgets/carry-over",
            new()
            {
                ["ids"] = budget.ToString(CultureInfo.InvariantCulture),
                ["seen"] = $"{budget}:1",
            }
        );
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var done = await DoneAsync(
            accountant,
            "/year-budgets/carry-over?year=2025",
            "/year-budgets/carry-over",
            new()
            {
                ["ids"] = budget.ToString(CultureInfo.InvariantCulture),
                ["decisionNumber"] = "3/QĐ-STC",
            }
        );
        Assert.Contains("ĐT-16/2024", done, StringComparison.Ordinal);
        Assert.Contains(">60.000.000<", done, StringComparison.Ordinal);
        await DoneAsync(
            accountant,
            "/year-budgets?year=2026",
            "/year-budgets",
            new()
            {
                ["Code"] = "ĐT-16/2024",
                ["Fund"] = "State",
                ["Adjusted"] = "-50.000.000",
                ["DocumentNumber"] = "16/QĐ-STC",
            }
        );
    }

    [Fact]
    public async Task A_treasury_statement_is_laid_beside_the_ledger_or_refused_whole()
    {
        using var accountant = await Demo.App.SignInAsync(Accountant);
        var bad = await accountant.PostAsync(
            "/reconciliations",
            "/reconciliations",
            new() { ["treasury"] = "KBNN tỉnh" },
            (
                "file",
                "sao-ke.csv",
                Encoding.UTF8.GetBytes("Số chứng từ,Ngày,Số tiền\nX-1,32/13/2026,1\n")
            )
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Contains("Dòng 2", await BodyAsync(bad), StringComparison.Ordinal);
        var rows =
            "Sao kê tháng 6\n,,\nSố chứng từ,Ngày,Số tiền,Nội dung\nUNC-75,30/06/2026,360.000.000,Khớp\nUNC-70,18/06/2026,300.000.000,Lệch tiền\nLẠ-1,19/06/2026,5.000.000,Chỉ ở kho bạc\n";
        var good = await accountant.PostAsync(
            "/reconciliations",
            "/reconciliations",
            new() { ["treasury"] = "KBNN tỉnh" },
            ("file", "sao-ke-06.csv", Encoding.UTF8.GetBytes(rows))
        );
        Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
        var shown = WebUtility.HtmlDecode(
            await accountant.TextAsync(good.Headers.Location!.ToString())
        );
        Assert.Contains("Lệch số tiền: 10.000.000", shown, StringComparison.Ordinal);
        Assert.Contains("LẠ-1", shown, StringComparison.Ordinal);
        using var workbook = new XLWorkbook(
            await (
                await accountant.GetAsync(good.Headers.Location + "/workbook")
            ).Content.ReadAsStreamAsync(Stop)
        );
        Assert.Contains(workbook.Worksheet(1).CellsUsed(), c => c.GetString() == "LẠ-1");
    }

    [Fact]
    public async Task Every_list_comes_out_as_a_workbook_whose_totals_are_the_sums()
    {
        using var accountant = await Demo.App.SignInAsync(Accountant);
        foreach (
            var path in new[]
            {
                "/funding.xlsx?show=all",
                "/disbursements.xlsx?year=2026",
                "/year-budgets.xlsx?year=2026",
                "/day-book.xlsx?from=2026-01-01",
                "/ageing.xlsx?by=host",
                "/reconciliations/1/workbook",
                "/tasks/16/funding.xlsx",
            }
        )
        {
            var answer = await accountant.GetAsync(path);
            Assert.True(answer.IsSuccessStatusCode, path);
            using var workbook = new XLWorkbook(await answer.Content.ReadAsStreamAsync(Stop));
            Assert.True(workbook.Worksheet(1).CellsUsed().Count() > 20, path);
        }
    }

    [Fact]
    public async Task Drafts_are_sound_documents_with_the_amount_in_words()
    {
        var id = (await TrancheAsync("DA-18/2024", 4)).Id;
        using var accountant = await Demo.App.SignInAsync(Accountant);
        foreach (var paper in new[] { "decision", "request" })
        {
            using var document = WordprocessingDocument.Open(
                await (
                    await accountant.GetAsync($"/tranches/{id}/{paper}.docx")
                ).Content.ReadAsStreamAsync(Stop),
                false
            );
            Assert.Empty(
                new OpenXmlValidator().Validate(document, Stop).Select(e => e.Description)
            );
            Assert.Contains(
                "Ba trăm triệu đồng chẵn",
                document.MainDocumentPart!.Document!.InnerText,
                StringComparison.Ordinal
            );
            Assert.Contains(
                "Độc lập - Tự do - Hạnh phúc",
                document.MainDocumentPart.Document.InnerText,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task An_approved_total_on_which_money_rests_changes_by_decision_only()
    {
        var task = (await TrancheAsync("ĐT-22/2024", 2)).TaskId;
        using var officer = await Demo.App.SignInAsync(Officer);
        var page = await officer.PostAsync(
            $"/tasks/{task}/edit",
            $"/tasks/{task}/edit",
            new()
            {
                ["Title"] = "Chế phẩm vi sinh",
                ["StateBudget"] = "2.000.000.000",
                ["Reason"] = "Sửa",
            }
        );
        Assert.Contains(
            "điều chỉnh bằng quyết định",
            await BodyAsync(page),
            StringComparison.Ordinal
        );
        Assert.Equal(
            new Money(1_000_000_000),
            await InScopeAsync(
                (_, db) =>
                    db
                        .Tasks.Where(t => t.Id == task)
                        .Select(t => t.StateBudget!.Value)
                        .SingleAsync(Stop)
            )
        );
    }

    [Fact]
    public async Task A_contribution_is_recorded_and_taken_back()
    {
        var task = (await TrancheAsync("ĐT-12/2025", 1)).TaskId;
        using var accountant = await Demo.App.SignInAsync(Accountant);
        var page = $"/tasks/{task}/funding";
        await DoneAsync(
            accountant,
            page,
            $"/tasks/{task}/contributions",
            new()
            {
                ["Fund"] = "Counterpart",
                ["Amount"] = "10.000.000",
                ["Day"] = "1/10/2026",
                ["Voucher"] = "ĐƯ-1",
            }
        );
        var entry = await InScopeAsync(
            (_, db) => db.Ledger.Where(e => e.Voucher == "ĐƯ-1").Select(e => e.Id).SingleAsync(Stop)
        );
        await DoneAsync(
            accountant,
            page,
            $"/tasks/{task}/reversals",
            new()
            {
                ["Entry"] = entry.ToString(CultureInfo.InvariantCulture),
                ["Day"] = "2/10/2026",
                ["Reason"] = "Nhập nhầm",
            }
        );
        var tooMuch = await accountant.PostAsync(
            page,
            $"/tasks/{task}/contributions",
            new()
            {
                ["Fund"] = "Counterpart",
                ["Amount"] = "100.000.000",
                ["Day"] = "1/10/2026",
            }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooMuch.StatusCode); // 60 of 120 million were contributed
    }

    [Theory]
    [InlineData("UPDATE Ledger SET Amount = Amount + 1")]
    [InlineData("UPDATE Ledger SET Day = '2020-01-01'")]
    [InlineData("DELETE FROM Ledger")]
    [InlineData("UPDATE TrancheMoves SET Kind = 1")]
    [InlineData("DELETE FROM TrancheMoves")]
    [InlineData("UPDATE FundTotals SET Paid = Approved + 1, Owed = 0 WHERE Approved IS NOT NULL")]
    [InlineData(
        "UPDATE Tranches SET PaidHere = ApprovedAmount + 1 WHERE ApprovedAmount IS NOT NULL"
    )]
    [InlineData("UPDATE Tranches SET VerifiedAmount = 0")]
    [InlineData("UPDATE Ledger SET VoucherKey = 'same'")]
    public async Task The_database_itself_refuses(string sql) =>
        await InScopeAsync(
            async (_, db) =>
            {
                await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                    db.Database.ExecuteSqlRawAsync(sql, Stop)
                );
                return true;
            }
        );

    [Fact]
    public async Task The_demo_holds_every_state_and_a_request_blocked_by_each_rule()
    {
        await using var fresh = await RunningApp.StartAsync();
        await using var scope = fresh.Services.CreateAsyncScope();
        var (db, rules) = (
            scope.ServiceProvider.GetRequiredService<AppDb>(),
            scope.ServiceProvider.GetRequiredService<RuleBook>()
        );
        var tasks = await db.Tasks.AsNoTracking().WithEverything().ToListAsync(Stop);
        Assert.Empty(
            Enum.GetValues<TrancheState>()
                .Except(tasks.SelectMany(t => t.Tranches).Select(t => t.State))
        );
        var blocked = tasks
            .SelectMany(t =>
                t.Tranches.Where(x => x.State is TrancheState.Requested or TrancheState.Endorsed)
                    .Select(x =>
                        new FundingGate(t, x, new(2026, 11, 20), rules, new(2021, 1, 1))
                            .Judge()
                            .Failed.Select(f => f.Code)
                            .ToList()
                    )
            )
            .ToList();
        foreach (
            var rule in rules
                .GateRules.Select(r => r.Code)
                .Distinct()
                .Where(c => c != GateCode.TwoMissed)
        )
            Assert.True(blocked.Exists(b => b is [var only] && only == rule), rule);
        Assert.Contains(blocked, b => b is [GateCode.Reports, GateCode.TwoMissed]); // two missed reports are overdue reports too
        Assert.Contains(
            tasks.SelectMany(t => t.Moves),
            m => m is { Kind: MoveKind.Approve, FailedRules: not null, Reason: not null }
        );
        Assert.Contains(tasks.SelectMany(t => t.Moves), m => m.For is not null);
    }
}

public sealed class Money_leaves_the_department_on_SQLite(Demo demo)
    : Money_leaves_the_department(demo),
        IClassFixture<Demo>
{
    [Fact]
    public async Task The_triggers_of_the_ledger_are_there() =>
        Assert.Equal(
            [
                "TR_Audit_AppendOnly",
                "TR_Audit_AppendOnly_Delete",
                "TR_Ledger_AppendOnly",
                "TR_Ledger_AppendOnly_Delete",
                "TR_Seals_AppendOnly",
                "TR_Seals_AppendOnly_Delete",
                "TR_TrancheMoves_AppendOnly",
                "TR_TrancheMoves_AppendOnly_Delete",
                "TR_WorkMoves_AppendOnly",
                "TR_WorkMoves_AppendOnly_Delete",
            ],
            await NamesAsync(Demo, "SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'")
        );

    internal static async Task<IEnumerable<string>> NamesAsync(Demo demo, string sql)
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        return (
            await scope
                .ServiceProvider.GetRequiredService<AppDb>()
                .Database.SqlQueryRaw<string>(sql)
                .ToListAsync(TestContext.Current.CancellationToken)
        ).Order(StringComparer.Ordinal);
    }

    /// <summary>One sentence of the gate on the page, on the command line and in the audit, in both
    /// languages.</summary>
    [Theory]
    [InlineData(
        "vi",
        "Năm 2026: đã duyệt và cấp 0 đồng, thêm 250.000.000 đồng thì vượt dự toán 150.000.000 đồng"
    )]
    [InlineData(
        "en",
        "Year 2026: 0 đồng approved or paid; 250.000.000 đồng more exceeds the budget of 150.000.000 đồng"
    )]
    public async Task The_gate_says_the_same_everywhere(string language, string sentence)
    {
        await using var app = await RunningApp.StartAsync();
        var stop = TestContext.Current.CancellationToken;
        int id,
            task;
        await using (var scope = app.Services.CreateAsyncScope())
            (id, task) = await scope
                .ServiceProvider.GetRequiredService<AppDb>()
                .Tasks.Where(t => t.Code == "ĐT-20/2024")
                .SelectMany(
                    t => t.Tranches.Where(x => x.Number == 2),
                    (t, x) => new ValueTuple<int, int>(x.Id, t.Id)
                )
                .SingleAsync(stop);
        using var director = await app.SignInAsync("giamdoc@sokhcn.example");
        if (language == "en")
            await director.PostAsync("/desk", "/language", new() { ["language"] = "en" });
        Assert.Contains(
            sentence,
            WebUtility.HtmlDecode(await director.TextAsync($"/tranches/{id}")),
            StringComparison.Ordinal
        );

        using var shell = new Shell();
        shell.Settings["DataDirectory"] = app.Folder;
        var gate = await shell.RunAsync(
            "gate",
            "ĐT-20/2024",
            "--tranche",
            "2",
            "--on",
            "2026-11-25",
            "--json",
            "--language",
            language
        );
        Assert.Equal(1, gate.ExitCode);
        Assert.Contains(
            gate.Json.GetProperty("rules").EnumerateArray(),
            r =>
                r.GetProperty("code").GetString() == "year"
                && r.GetProperty("message")
                    .GetString()!
                    .StartsWith(sentence, StringComparison.Ordinal)
        );

        var refused = await director.PostAsync($"/tranches/{id}", $"/tranches/{id}/approvals", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await director.PostAsync(
                    $"/tranches/{id}",
                    $"/tranches/{id}/approvals",
                    new() { ["Reason"] = "Bổ sung dự toán theo công văn 12/STC" }
                )
            ).StatusCode
        );
        var history = WebUtility.HtmlDecode(await director.TextAsync($"/tasks/{task}"));
        Assert.Contains(
            sentence,
            history[history.IndexOf("id=\"history\"", StringComparison.Ordinal)..],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Bổ sung dự toán theo công văn 12/STC",
            WebUtility.HtmlDecode(await director.TextAsync("/summaries/2026")),
            StringComparison.Ordinal
        );
    }
}

public sealed class Money_leaves_the_department_on_SqlServer
    : Money_leaves_the_department,
        IClassFixture<DemoOnSqlServer>
{
    public Money_leaves_the_department_on_SqlServer(DemoOnSqlServer demo)
        : base(demo) => demo.SkipWithoutServer();
}
