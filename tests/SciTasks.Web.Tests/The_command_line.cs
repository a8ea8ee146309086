using ClosedXML.Excel;
using Microsoft.Data.Sqlite;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Testing;

namespace SciTasks.Web.Tests;

/// <summary>The verbs, run as their user runs them: another process, files relative to the folder it is called
/// from.</summary>
[Collection(nameof(The_command_line))]
public sealed class The_command_line : IDisposable
{
    /// <summary>Read from files that know one payment per tranche; the export writes payments in the ledger
    /// only.</summary>
    private static readonly string[] PaymentColumns =
    [
        "Ngày giải ngân",
        "Số tiền cấp",
        "Số chứng từ",
        "Ngày hoàn ứng",
        "Số tiền hoàn ứng",
        "Số tiền thu hồi",
    ];

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    private static string Demo(string name) => Path.Combine(AppContext.BaseDirectory, "database", "demo", name);

    private static Dictionary<string, string> Cells(string file)
    {
        using var workbook = new XLWorkbook(file);
        return workbook
            .Worksheets.SelectMany(s => s.CellsUsed().Select(c => ($"{s.Name}!{c.Address}", $"{c.DataType}:{c.Value}")))
            .ToDictionary(c => c.Item1, c => c.Item2);
    }

    /// <summary>A workbook whose one task fills every column of its sheet, with a row in every other sheet.</summary>
    private string EveryColumn()
    {
        var file = Path.Combine(_shell.Folder, "every.xlsx");
        using var workbook = new XLWorkbook();
        void Sheet(string name, params (string Column, object Value)[] cells)
        {
            var sheet = workbook.Worksheets.Add(name);
            for (var i = 0; i < cells.Length; i++)
            {
                sheet.Cell(1, i + 1).SetValue(cells[i].Column);
                sheet.Cell(2, i + 1).Value = cells[i].Value;
            }
        }
        Sheet(
            "Nhiệm vụ",
            ("Nguồn dữ liệu", "Bạc Liêu cũ"),
            ("Mã nhiệm vụ", "'=1+1"),
            ("Tên nhiệm vụ", "Hòa “Bình” <b>&amp;</b> @SUM(A1)"),
            ("Loại hình", "đề tài lạ"),
            ("Cấp", "cơ sở"),
            ("Lĩnh vực", "405 Thủy sản"),
            ("Chương trình", "Nông thôn"),
            ("Tổ chức chủ trì", "Viện A"),
            ("Email tổ chức chủ trì", "a@vien.example"),
            ("Chủ nhiệm", "Trần Thị Bé"),
            ("Email chủ nhiệm", "be@vien.example"),
            ("Cán bộ theo dõi", "Lê Văn Em"),
            ("Email cán bộ theo dõi", "em@so.example"),
            ("Phương thức giao", "tuyển chọn"),
            ("Phương thức khoán", "từng phần"),
            ("Chế độ áp dụng", "R2013"),
            ("Ngày đề xuất", "1/2/2018"),
            ("Số quyết định danh mục", "1/QĐ"),
            ("Ngày quyết định danh mục", "03/2018"),
            ("Số quyết định", "2/QĐ"),
            ("Ngày quyết định", "2/5/2018"),
            ("Số hợp đồng", "3/HĐ"),
            ("Ngày hợp đồng", "1/6/2018"),
            ("Bắt đầu", "1/6/2018"),
            ("Kết thúc", "31/5/2020"),
            ("Báo cáo mỗi (tháng)", 12),
            ("Kỳ báo cáo", "theo năm dương lịch"),
            ("Kinh phí NSNN", 1_000_000_000),
            ("Kinh phí đối ứng", 200_000_000),
            ("Kinh phí khác", 5_000_000),
            ("Ngày nộp hồ sơ nghiệm thu", "1/7/2020"),
            ("Ngày nghiệm thu", "1/8/2020"),
            ("Xếp loại", "Khá"),
            ("Ngày hoàn thiện hồ sơ", "1/9/2020"),
            ("Số đăng ký kết quả", "4/GCN"),
            ("Ngày đăng ký kết quả", "2/9/2020"),
            ("Số công nhận", "5/QĐ"),
            ("Ngày công nhận", "5/9/2020"),
            ("Ngày quyết toán", "10/9/2020"),
            ("Ngày thanh lý", "12/9/2020"),
            ("Số tạm dừng", "6/QĐ"),
            ("Ngày tạm dừng", "1/1/2019"),
            ("Ngày tiếp tục", "1/2/2019"),
            ("Số chấm dứt", "7/QĐ"),
            ("Ngày chấm dứt", "1/10/2020"),
            ("Số tiền cấp khi chấm dứt", 15_000_000),
            ("Số tiền phải thu hồi", 1_000_000),
            ("Ngày quyết định thu hồi", "2/10/2020"),
            ("Ngày đóng hồ sơ", "1/1/2021"),
            ("Lý do đóng", "Xong"),
            ("Nơi tiếp nhận", "Huyện"),
            ("Hình thức ứng dụng", "Mô hình"),
            ("Nguyên nhân", "Mưa"),
            ("Hướng xử lý", "Chờ"),
            ("Hạn xử lý", "1/1/2027"),
            ("Người phụ trách", "Em"),
            ("Ghi chú", "=cmd")
        );
        Sheet(
            "Cấp kinh phí",
            ("Mã nhiệm vụ", "'=1+1"),
            ("Đợt", 1),
            ("Nguồn", "NSNN"),
            ("Đợt cuối", "không"),
            ("Thiết bị", "có"),
            ("Điều kiện", "Có biên bản"),
            ("Ngày hủy", "1/12/2020"),
            ("Ngày kết thúc đợt", "2/12/2020"),
            ("Ngày dự kiến", "1/7/2018"),
            ("Số tiền dự kiến", 400_000_000),
            ("Ngày đề nghị", "2/7/2018"),
            ("Số tiền đề nghị", 390_000_000),
            ("Ngày duyệt", "3/7/2018"),
            ("Số tiền được duyệt", 380_000_000),
            ("Số quyết định cấp", "8/QĐ"),
            ("Ghi chú", "x")
        );
        Sheet(
            "Sổ chi",
            ("Mã nhiệm vụ", "'=1+1"),
            ("Đợt", 1),
            ("Nguồn", "NSNN"),
            ("Loại", "tạm ứng"),
            ("Ngày", "5/7/2018"),
            ("Số tiền", 380_000_000),
            ("Số chứng từ", "C1"),
            ("Dòng chứng từ", 2),
            ("Kho bạc", "KBNN"),
            ("Năm ngân sách", 2018),
            ("Nội dung", "Tạm ứng")
        );
        // Only an opening balance speaks of several days.
        var ledger = workbook.Worksheet("Sổ chi");
        ledger.Cell("L1").SetValue("Từ ngày");
        string[] opening =
        [
            "'=1+1",
            "",
            "NSNN",
            "lũy kế đã cấp",
            "31/12/2016",
            "10000000",
            "",
            "",
            "",
            "",
            "Sổ cũ",
            "1/1/2016",
        ];
        for (var i = 0; i < opening.Length; i++)
            ledger.Cell(3, i + 1).Value = opening[i];
        Sheet(
            "Dự toán năm",
            ("Mã nhiệm vụ", "'=1+1"),
            ("Năm", 2018),
            ("Nguồn", "NSNN"),
            ("Dự toán giao", 400_000_000),
            ("Chuyển từ năm trước", 1_000_000),
            ("Điều chỉnh", 2_000_000),
            ("Hủy", 3_000_000),
            ("Chuyển sang năm sau", 4_000_000),
            ("Số quyết định", "9/QĐ")
        );
        Sheet(
            "Điều chỉnh kinh phí",
            ("Mã nhiệm vụ", "'=1+1"),
            ("Nguồn", "NSNN"),
            ("Ngày quyết định", "1/2/2019"),
            ("Số quyết định", "12/QĐ"),
            ("Kinh phí trước", 900_000_000),
            ("Kinh phí sau", 1_000_000_000),
            ("Lý do", "Bổ sung")
        );
        Sheet(
            "Gia hạn",
            ("Mã nhiệm vụ", "'=1+1"),
            ("Lần", 1),
            ("Ngày đề nghị", "1/4/2020"),
            ("Số quyết định", "10/QĐ"),
            ("Ngày quyết định", "20/4/2020"),
            ("Kết thúc mới", "30/6/2020"),
            ("Lý do", "Dịch bệnh"),
            ("Rút ngắn", "không"),
            ("Kết quả", "chấp thuận")
        );
        Sheet(
            "Điều chỉnh",
            ("Mã nhiệm vụ", "'=1+1"),
            ("Lần", 1),
            ("Loại", "chấm dứt"),
            ("Ngày đề nghị", "1/2/2019"),
            ("Người đề nghị", "Nguyễn Văn An"),
            ("Số công văn", "5/CV"),
            ("Ngày công văn", "1/2/2019"),
            ("Lý do", "Giá tăng"),
            ("Căn cứ", "content"),
            ("Kết thúc mới", "30/6/2020"),
            ("Lý do ngoại lệ", "c"),
            ("Phạm vi", 3),
            ("Ngày đủ hồ sơ", "5/2/2019"),
            ("Ý kiến", "d"),
            ("Đề nghị chấp thuận", "không"),
            ("Căn cứ ủy quyền", "e"),
            ("Trước điều chỉnh", "a"),
            ("Sau điều chỉnh", "b"),
            ("Email mới", "x@y.vn"),
            ("Mục chi", "labour=600>500; materials=400>500"),
            ("Hiệu lực từ", "1/3/2019"),
            ("Số tiền cấp khi chấm dứt", 1_000_000),
            ("Số tiền phải thu hồi", 2_000_000),
            ("Số quyết định", "13/QĐ"),
            ("Ngày quyết định", "20/2/2019"),
            ("Kết quả", "từ chối")
        );
        Sheet(
            "Báo cáo tiến độ",
            ("Mã nhiệm vụ", "'=1+1"),
            ("Từ ngày", "1/6/2018"),
            ("Đến ngày", "30/11/2018"),
            ("Hạn nộp", "15/12/2018"),
            ("Ngày nộp", "10/12/2018"),
            ("Hoàn thành %", 25),
            ("Kinh phí sử dụng", 100_000_000),
            ("Kết quả xem xét", "chấp nhận"),
            ("Ngày xem xét", "20/12/2018"),
            ("Người ký", "Nguyễn Văn An"),
            ("Không phát sinh", "không"),
            ("Kế hoạch trong kỳ", "Phần 1"),
            ("Nội dung", "Xong phần 1"),
            ("Sản phẩm", "Mẫu"),
            ("Khó khăn", "Mưa"),
            ("Kế hoạch kỳ tới", "Phần 2"),
            ("Chi theo mục", "labour=60000000; materials=40000000"),
            ("Đính chính", "05/01/2019 | Nguyễn Văn An | Cộng nhầm | 26% | 110000000 | Xong phần 1 và 2")
        );
        Sheet(
            "Kiểm tra",
            ("Mã nhiệm vụ", "'=1+1"),
            ("Ngày kiểm tra", "1/3/2019"),
            ("Loại", "định kỳ"),
            ("Số biên bản", "11/BB"),
            ("Đoàn kiểm tra", "Sở"),
            ("Kết luận", "đạt có kiến nghị"),
            ("Kiến nghị", "Bổ sung nhật ký"),
            ("Hạn khắc phục", "1/4/2019"),
            ("Ngày khắc phục", "20/3/2019"),
            ("Đề nghị cấp tiếp", "có"),
            ("Số thông báo", "14/TB"),
            ("Ngày thông báo", "20/2/2019"),
            ("Nội dung biên bản", "Đúng tiến độ"),
            ("Người khắc phục", "Kỹ thuật viên"),
            ("Minh chứng khắc phục", "Nhật ký")
        );
        workbook.SaveAs(file);
        return "every.xlsx";
    }

    [Fact]
    public async Task Exporting_importing_into_an_empty_system_and_exporting_again_gives_the_same_cells()
    {
        var imported = await _shell.RunAsync("import", EveryColumn(), "--json");
        Assert.True(imported.ExitCode == 0, imported.Output + imported.Errors);
        Assert.Equal(0, (await _shell.RunAsync("export", "one.xlsx", "--json")).ExitCode);
        using var other = new Shell();
        File.Copy(Path.Combine(_shell.Folder, "one.xlsx"), Path.Combine(other.Folder, "one.xlsx"));
        Assert.Equal(0, (await other.RunAsync("import", "one.xlsx", "--json")).ExitCode);
        Assert.Equal(0, (await other.RunAsync("export", "two.xlsx", "--json")).ExitCode);
        var (one, two) = (
            Cells(Path.Combine(_shell.Folder, "one.xlsx")),
            Cells(Path.Combine(other.Folder, "two.xlsx"))
        );
        Assert.Equal(one, two);
        using var written = new XLWorkbook(Path.Combine(_shell.Folder, "one.xlsx"));
        foreach (var sheet in written.Worksheets)
            foreach (
                var header in sheet
                    .Row(1)
                    .CellsUsed()
                    .Where(h =>
                        h.GetString() != "Ghi chú"
                        && !(sheet.Name == "Cấp kinh phí" && PaymentColumns.Contains(h.GetString()))
                    )
            )
                Assert.True(
                    sheet.Column(header.Address.ColumnNumber).CellsUsed().Count() > 1,
                    $"{sheet.Name}: {header.GetString()} is empty"
                );
    }

    [Fact]
    public async Task A_dry_run_and_a_check_create_nothing()
    {
        var check = await _shell.RunAsync("database", "check", "--json");
        Assert.Equal(
            (1, false, 0),
            (
                check.ExitCode,
                check.Json.GetProperty("migrated").GetBoolean(),
                check.Json.GetProperty("tasks").GetInt32()
            )
        );
        var dry = await _shell.RunAsync("import", EveryColumn(), "--dry-run", "--json");
        Assert.Equal((0, false), (dry.ExitCode, dry.Json.GetProperty("applied").GetBoolean()));
        Assert.False(Directory.Exists(_shell.DataDirectory));
    }

    [Theory]
    [InlineData(2, "usage", "nosuch", "--json")]
    [InlineData(2, "usage", "summary", "--json")]
    [InlineData(2, "file.not-found", "import", "none.xlsx", "--json")]
    public async Task What_goes_wrong_is_one_json_value_and_an_exit_code(
        int exit,
        string code,
        params string[] arguments
    )
    {
        var ran = await _shell.RunAsync(arguments);
        Assert.Equal((exit, code), (ran.ExitCode, ran.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_summary_of_a_running_year_says_until_when_and_that_of_a_closed_one_does_not()
    {
        Assert.Equal(0, (await _shell.RunAsync("import", EveryColumn(), "--json")).ExitCode);
        var today = TimeProvider.System.Today();
        var (running, ahead, closed) = (
            await _shell.RunAsync("summary", "--year", $"{today.Year}", "--json"),
            await _shell.RunAsync("summary", "--year", $"{today.Year + 1}", "--json"),
            await _shell.RunAsync("summary", "--year", "2019", "--json")
        );
        Assert.All([running, ahead], ran =>
            Assert.Equal(
                today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                ran.Json.GetProperty("asOf").GetString()
            )
        );
        Assert.Equal(
            [
                "year",
                "from",
                "to",
                "carriedIn",
                "new",
                "accepted",
                "failed",
                "terminated",
                "carriedOut",
                "late",
                "extended",
                "extendedTasks",
                "backlog",
                "approved",
                "approvedState",
                "disbursed",
            ],
            closed.Json.EnumerateObject().Select(p => p.Name)
        );
        Assert.Contains(
            today.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture),
            (await _shell.RunAsync("summary", "--year", $"{today.Year}")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_wrong_setting_is_named()
    {
        _shell.Settings["Database__Provider"] = "Oracle";
        var ran = await _shell.RunAsync("backlog", "--json");
        Assert.Equal(3, ran.ExitCode);
        Assert.Contains(
            "Database:Provider",
            ran.Json.GetProperty("error").GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_legacy_register_opens_with_one_digest_each_and_an_early_go_live_day_climbs_the_ladder()
    {
        File.Copy(Demo("Tasks.csv"), Path.Combine(_shell.Folder, "Tasks.csv"));
        Assert.Equal(0, (await _shell.RunAsync("import", "Tasks.csv", "--json")).ExitCode);
        await _shell.RunAsync("alerts", "--json");
        Assert.All(Rungs(_shell).Where(r => r.Late), r => Assert.Equal("opening", r.Rung));
        Assert.Contains(Rungs(_shell), r => r.Late);

        using var early = new Shell();
        File.Copy(Demo("Tasks.csv"), Path.Combine(early.Folder, "Tasks.csv"));
        Assert.Equal(0, (await early.RunAsync("import", "Tasks.csv", "--go-live", "2018-01-01", "--json")).ExitCode);
        await early.RunAsync("alerts", "--json");
        Assert.All(Rungs(early).Where(r => r.Late), r => Assert.NotEqual("opening", r.Rung));
    }

    [Fact]
    public async Task A_kill_between_queue_and_send_loses_no_mail()
    {
        File.Copy(Demo("Tasks.csv"), Path.Combine(_shell.Folder, "Tasks.csv"));
        await _shell.RunAsync("import", "Tasks.csv", "--json");
        var first = (await _shell.RunAsync("alerts", "--json")).Json;
        var mails = Directory.GetFiles(Path.Combine(_shell.DataDirectory, "mail"), "*.eml");
        Assert.Equal(first.GetProperty("sent").GetInt32(), mails.Length);
        // As a kill leaves it: queued and committed, one mail written but not yet marked, the others not begun.
        Execute("UPDATE Outbox SET State = 'Queued', SentAt = NULL, Attempts = 0");
        foreach (var mail in mails.Skip(1))
            File.Delete(mail);
        var again = (await _shell.RunAsync("alerts", "--json")).Json;
        Assert.Equal(
            (0, 0, mails.Length),
            (
                again.GetProperty("created").GetInt32(),
                again.GetProperty("queued").GetInt32(),
                again.GetProperty("sent").GetInt32()
            )
        );
        Assert.Equal(mails.Order(), Directory.GetFiles(Path.Combine(_shell.DataDirectory, "mail")).Order());
    }

    [Fact]
    public async Task A_mail_the_server_puts_off_is_tried_again_later_and_goes_out_once()
    {
        await using var server = new MailServer(putOff: 1);
        (_shell.Settings["Mail__Host"], _shell.Settings["Mail__Port"], _shell.Settings["Mail__UseTls"]) = (
            "127.0.0.1",
            server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "false"
        );
        File.Copy(Demo("Tasks.csv"), Path.Combine(_shell.Folder, "Tasks.csv"));
        await _shell.RunAsync("import", "Tasks.csv", "--json");
        var first = (await _shell.RunAsync("alerts", "--json")).Json;
        var queued = first.GetProperty("queued").GetInt32();
        Assert.Equal(
            (queued - 1, 1, queued - 1),
            (first.GetProperty("sent").GetInt32(), first.GetProperty("failed").GetInt32(), server.Messages.Count)
        );
        var soon = (await _shell.RunAsync("alerts", "--json")).Json;
        Assert.Equal(0, soon.GetProperty("sent").GetInt32());
        Execute("UPDATE Outbox SET NextAttemptAt = '2020-01-01 00:00:00' WHERE State = 'Queued'");
        var later = (await _shell.RunAsync("alerts", "--json")).Json;
        Assert.Equal((0, 1), (later.GetProperty("queued").GetInt32(), later.GetProperty("sent").GetInt32()));
        var ids = server.Messages.ConvertAll(m =>
            m.Split('\n').First(l => l.StartsWith("Message-I", StringComparison.OrdinalIgnoreCase))
        );
        Assert.Equal(queued, ids.Distinct().Count());
    }

    [Fact]
    public async Task The_gate_answers_from_imported_facts()
    {
        await _shell.TellAsync();
        var ran = await _shell.RunAsync("gate", "ĐT-13/2025", "--tranche", "1", "--on", "2026-11-24", "--json");
        Assert.Equal((1, false), (ran.ExitCode, ran.Json.GetProperty("allowed").GetBoolean()));
        Assert.Equal(
            "inspection",
            Assert
                .Single(ran.Json.GetProperty("rules").EnumerateArray(), r => !r.GetProperty("passed").GetBoolean())
                .GetProperty("code")
                .GetString()
        );
        Assert.Equal(
            0,
            (await _shell.RunAsync("gate", "đt-13/2025", "--tranche", "1", "--on", "2026-03-01", "--json")).ExitCode
        );
        Assert.Equal(
            "tranche.not-found",
            (await _shell.RunAsync("gate", "ĐT-13/2025", "--tranche", "9", "--json"))
                .Json.GetProperty("error")
                .GetProperty("code")
                .GetString()
        );
    }

    [Fact]
    public async Task What_the_story_leaves_is_sound_and_a_lost_file_is_not()
    {
        await _shell.RunAsync("demo", "--tasks", "30", "--json");
        var check = await _shell.RunAsync("database", "check", "--json");
        Assert.True(check.ExitCode == 0, check.Output);
        File.Delete(
            Directory
                .EnumerateFiles(Path.Combine(_shell.DataDirectory, "files"), "*", SearchOption.AllDirectories)
                .Single()
        );
        Assert.Contains(
            "hop-dong-21.pdf",
            (await _shell.RunAsync("database", "check", "--json")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_migration_killed_half_way_leaves_no_lock_behind()
    {
        // As a kill leaves it: the lock taken, nothing migrated.
        Directory.CreateDirectory(_shell.DataDirectory);
        Execute(
            "CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00')"
        );
        Assert.Equal(0, (await _shell.RunAsync("backlog", "--json")).ExitCode);
    }

    private static List<(string Rung, bool Late)> Rungs(Shell shell)
    {
        using var connection = Open(shell);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Rung, Due < \"On\" FROM Alerts";
        using var rows = command.ExecuteReader();
        var rungs = new List<(string, bool)>();
        while (rows.Read())
            rungs.Add((rows.GetString(0), rows.GetInt64(1) == 1));
        return rungs;
    }

    private void Execute(string sql)
    {
        using var connection = Open(_shell);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(Shell shell)
    {
        var connection = new SqliteConnection(
            $"Data Source={Path.Combine(shell.DataDirectory, "scitasks.db")};Pooling=False"
        );
        connection.Open();
        return connection;
    }
}
