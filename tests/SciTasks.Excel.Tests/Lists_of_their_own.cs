using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Layouts;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Tests;

/// <summary>Lists as departments keep them, each in its own way: what is proposed for their columns and what comes of
/// their rows.</summary>
public sealed class Lists_of_their_own
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    private static RawSheet Sheet(string name, string[] merged, params string?[][] rows) =>
        new(
            name,
            [
                .. rows.Select(
                    (row, at) =>
                        new RawRow(
                            at + 1,
                            row.Select((text, column) => (text, column))
                                .Where(c => !string.IsNullOrEmpty(c.text))
                                .ToDictionary(c => c.column, c => new RawCell(c.text!))
                        )
                ),
            ],
            [.. merged.Select(Range)]
        );

    /// <summary>A1:C2, single letters only.</summary>
    private static MergedRange Range(string text) => new(text[1] - '0', text[4] - '0', text[0] - 'A', text[3] - 'A');

    private static RawSheet Merged =>
        Sheet(
            "DM đề tài",
            ["A1:D1", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:H4", "I4:I5"],
            ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
            ["", "DANH MỤC ĐỀ TÀI CẤP TỈNH GIAI ĐOẠN 2019 - 2021"],
            ["", "", "", "", "", "", "", "", "ĐVT: triệu đồng"],
            [
                "STT",
                "Tên đề tài, dự án",
                "Cơ quan chủ trì/\nChủ nhiệm",
                "Số, ngày QĐ phê duyệt",
                "Thời gian thực hiện",
                "Kinh phí",
                "",
                "",
                "Kết quả, xếp loại",
            ],
            ["", "", "", "", "", "Tổng số", "NSNN", "Nguồn khác", ""],
            ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
            ["I", "Lĩnh vực nông nghiệp"],
            [
                "1",
                "Nuôi ghép cua biển",
                "Trung tâm Khuyến nông tỉnh\nKS. Trịnh Văn Bảo",
                "1205/QĐ-UBND ngày 12/6/2019",
                "7/2019 - 6/2021",
                "1.250,5",
                "950,5",
                "300",
                "Đạt",
            ],
            [
                "2",
                "Giống lúa chịu mặn",
                "Sở Văn hóa, Thể thao và Du lịch\nTS. Lâm Thị Duyên",
                "1206/QĐ-UBND ngày 12/6/2019",
                "24 tháng (7/2019-7/2021)",
                "876.4",
                "876.4",
                "",
                "Chưa nghiệm thu, xin gia hạn đến 02/2022",
            ],
            ["II", "Lĩnh vực y tế"],
            [
                "1",
                "Phục hồi sau đột quỵ",
                "Bệnh viện Y học cổ truyền\nThS.BS. Ngô Thị Kiều",
                "90/QĐ-UBND ngày 14/01/2020",
                "2020-2021",
                "1.035",
                "735",
                "300",
                "Tồn đọng",
            ],
            ["", "Tổng cộng", "", "", "", "3.161,9", "2.561,9", "600"],
            [],
            ["", "", "", "", "", "", "TRƯỞNG PHÒNG QUẢN LÝ KHOA HỌC"]
        );

    private static RawSheet Plain =>
        Sheet(
            "Sheet1",
            [],
            ["SO KHOA HOC VA CONG NGHE"],
            ["", "", "", "", "", "", "Don vi tinh: nghin dong"],
            [
                "TT",
                "Ten nhiem vu",
                "Don vi chu tri",
                "Chu nhiem",
                "Quyet dinh phe duyet",
                "",
                "Thoi gian",
                "Kinh phi",
                "",
                "Hien trang",
            ],
            ["", "", "", "", "So", "Ngay", "", "Tong so", "NSNN", ""],
            ["A", "ĐỀ TÀI"],
            ["I", "Nông nghiệp"],
            [
                "1",
                "ĐT-07.2020: Nuôi tôm sinh thái",
                "Viện Nuôi trồng Thủy sản II",
                "TS. Lê Văn A",
                "12/QĐ-UBND",
                "5/3/20",
                "03/20 - 03/22",
                "1.200.000",
                "1.000.000",
                "Đã nghiệm thu (Khá)",
            ],
            [
                "2",
                "ĐT-08.2020: Giống lúa mùa",
                "Trung tâm Giống",
                "ThS. Trần B",
                "13/QĐ-UBND",
                "6/3/20",
                "2020-2022",
                "900.000",
                "900.000",
                "Quá hạn",
            ]
        );

    private static RawSheet Worded =>
        Sheet(
            "DS nhiem vu",
            [],
            ["DANH SÁCH NHIỆM VỤ ĐANG THỰC HIỆN"],
            [
                "Số TT",
                "Tên nhiệm vụ KH&CN",
                "Đơn vị chủ trì, chủ nhiệm",
                "QĐ phê duyệt",
                "Thời gian thực hiện",
                "Tổng kinh phí (đồng)",
                "Trong đó NSNN (đồng)",
                "Tình hình thực hiện",
                "Ghi chú",
            ],
            [
                "1",
                "Bản đồ ngập mặn",
                "Đơn vị chủ trì: Đài Khí tượng Thủy văn; Chủ nhiệm: ThS. Phạm D",
                "Quyết định số 123/QĐ-UBND ngày 05 tháng 4 năm 2021",
                "Từ tháng 4/2021 đến tháng 10/2023",
                "1.500.000.000",
                "1.200.000.000",
                "Gia hạn đến 31/12/2023",
                "Đang hoàn thiện",
            ],
            [
                "2",
                "Bảo tồn nguồn gen cá",
                "Trường Cao đẳng Cộng đồng (TS. Ngô E)",
                "Số 124/QĐ-UBND, 06/4/2021",
                "18 tháng (5/2021 - 11/2022)",
                "800.000.000",
                "800.000.000",
                "Nghiệm thu ngày 20/12/2022, xếp loại Đạt",
            ]
        );

    private static (IReadOnlyList<ParsedRow> Tasks, IReadOnlyList<ParsedRow> Extensions) Read(RawSheet raw)
    {
        var mapping = LayoutGuess.Mapping(LayoutGuess.Of([raw]))!;
        // What is proposed can be kept as a file and read again.
        var sheets = new WorkbookParser(Today).Parse([raw], MappingFile.Parse(mapping.ToJson()));
        Assert.DoesNotContain(sheets.SelectMany(s => s.Rows), r => r.HasErrors);
        return (sheets[0].Rows, sheets.FirstOrDefault(s => s.Sheet == PartSheets.Extensions)?.Rows ?? []);
    }

    private static string Facts(ParsedRow row, params string[] columns) =>
        string.Join(
            " | ",
            columns.Select(c =>
                row.Cells.FirstOrDefault(x => x.Key.English == c).Value?.Value switch
                {
                    DayValue day => day.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    Money money => money.Dong.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    var other => $"{other}",
                }
            )
        );

    [Fact]
    public void Merged_heads_groups_and_cells_of_several_facts()
    {
        var (tasks, extensions) = Read(Merged);
        Assert.Equal(
            [
                "Nuôi ghép cua biển | Trung tâm Khuyến nông tỉnh | KS. Trịnh Văn Bảo | 1205/QĐ-UBND | 2019-06-12 | 2019-07-01 | 2021-06-30 | 950500000 | 300000000 | Đạt | Lĩnh vực nông nghiệp",
                "Giống lúa chịu mặn | Sở Văn hóa, Thể thao và Du lịch | TS. Lâm Thị Duyên | 1206/QĐ-UBND | 2019-06-12 | 2019-07-01 | 2021-07-31 | 876400000 |  |  | Lĩnh vực nông nghiệp",
                "Phục hồi sau đột quỵ | Bệnh viện Y học cổ truyền | ThS.BS. Ngô Thị Kiều | 90/QĐ-UBND | 2020-01-14 | 2020-01-01 | 2021-12-31 | 735000000 | 300000000 |  | Lĩnh vực y tế",
            ],
            tasks.Select(t =>
                Facts(
                    t,
                    "Title",
                    "Host organisation",
                    "Principal investigator",
                    "Decision number",
                    "Decision date",
                    "Start",
                    "End",
                    "State budget",
                    "Other funds",
                    "Grade",
                    "Field"
                )
            )
        );
        // Asked for is not granted, and what is stuck is a cause.
        Assert.Equal("2022-02-28 | đang xem xét", Facts(Assert.Single(extensions), "New end", "Outcome"));
        Assert.Same(tasks[1], extensions[0].Owner);
        Assert.Equal("Tồn đọng", Facts(tasks[2], "Cause"));
    }

    [Fact]
    public void Heads_without_accents_or_merging_short_years_and_codes_before_titles()
    {
        var (tasks, _) = Read(Plain);
        Assert.Equal(
            [
                "ĐT-07.2020 | Nuôi tôm sinh thái | TS. Lê Văn A | 12/QĐ-UBND | 2020-03-05 | 2020-03-01 | 2022-03-31 | 1000000000 | Khá | đề tài KH&CN | Nông nghiệp",
                "ĐT-08.2020 | Giống lúa mùa | ThS. Trần B | 13/QĐ-UBND | 2020-03-06 | 2020-01-01 | 2022-12-31 | 900000000 |  | đề tài KH&CN | Nông nghiệp",
            ],
            tasks.Select(t =>
                Facts(
                    t,
                    "Code",
                    "Title",
                    "Principal investigator",
                    "Decision number",
                    "Decision date",
                    "Start",
                    "End",
                    "State budget",
                    "Grade",
                    "Type",
                    "Field"
                )
            )
        );
    }

    [Fact]
    public void Labels_brackets_and_days_in_words()
    {
        var (tasks, extensions) = Read(Worded);
        Assert.Equal(
            [
                "Đài Khí tượng Thủy văn | ThS. Phạm D | 123/QĐ-UBND | 2021-04-05 | 2021-04-01 | 2023-10-31 | 1200000000 |  | Gia hạn đến 31/12/2023; Đang hoàn thiện",
                "Trường Cao đẳng Cộng đồng | TS. Ngô E | 124/QĐ-UBND | 2021-04-06 | 2021-05-01 | 2022-11-30 | 800000000 | 2022-12-20 | Nghiệm thu ngày 20/12/2022, xếp loại Đạt",
            ],
            tasks.Select(t =>
                Facts(
                    t,
                    "Host organisation",
                    "Principal investigator",
                    "Decision number",
                    "Decision date",
                    "Start",
                    "End",
                    "State budget",
                    "Accepted",
                    "Note"
                )
            )
        );
        Assert.Equal("2023-12-31 | chấp thuận", Facts(Assert.Single(extensions), "New end", "Outcome"));
    }

    /// <summary>Every row that is no task is named with what it was taken for.</summary>
    [Fact]
    public void Nothing_is_left_out_without_a_word()
    {
        var mapping = LayoutGuess.Mapping(LayoutGuess.Of([Merged]))!;
        var sheet = new WorkbookParser(Today).Parse([Merged], mapping)[0];
        var said = sheet.Problems.Where(p => p.Row > 0).Select(p => p.Row).Concat(sheet.Rows.Select(r => r.Number));
        Assert.Equal(Merged.Rows.Where(r => r.Number > 5 && !r.IsEmpty).Select(r => r.Number), said.Order());
    }

    [Fact]
    public void A_sheet_without_a_table_is_not_guessed()
    {
        var letter = Sheet("Thư", [], ["Kính gửi: Sở Khoa học và Công nghệ"], ["Về việc báo cáo tiến độ"], ["1", "2"]);
        Assert.Null(LayoutGuess.Mapping(LayoutGuess.Of([letter])));
    }

    /// <summary>A cell typed anew is read in place of the file's, with the same knife.</summary>
    [Fact]
    public void A_mended_cell_is_taken_apart_like_any_other()
    {
        var mapping = LayoutGuess.Mapping(LayoutGuess.Of([Merged]))!;
        var mended = new WorkbookParser(Today).Parse(
            [Merged],
            mapping,
            [new("DM đề tài", 8, "Cơ quan chủ trì/ Chủ nhiệm", "Viện Mới\nTS. Người Mới")]
        );
        Assert.Equal(
            "Viện Mới | TS. Người Mới",
            Facts(mended[0].Rows[0], "Host organisation", "Principal investigator")
        );
    }

    /// <summary>Years between the rows are titles, no tasks and nobody's field.</summary>
    [Fact]
    public void A_line_of_text_between_numbered_rows_is_a_title()
    {
        var raw = Sheet(
            "Sheet1",
            [],
            ["TT", "TÊN ĐỀ TÀI/DỰ ÁN", "CƠ QUAN CHỦ TRÌ", "CHỦ NHIỆM", "THỜI GIAN", "KINH PHÍ (TRIỆU ĐỒNG)", "KẾT QUẢ"],
            ["", "Năm 2020"],
            [
                "1",
                "Nuôi cá lồng",
                "Chi cục Thủy sản",
                "PGS.TS Nguyễn X",
                "T7/2020-T6/2022",
                "500",
                "NT đạt loại Khá ngày 12/5/2022",
            ],
            ["", "Năm 2021"],
            [
                "2",
                "Trồng rừng",
                "Vườn quốc gia",
                "Th.S Lê Y",
                "Quý I/2021 - Quý IV/2022",
                "300",
                "Dự kiến nghiệm thu 12/2023",
            ],
            ["", "CỘNG", "", "", "", "800"]
        );
        var (tasks, _) = Read(raw);
        Assert.Equal(
            [
                "Nuôi cá lồng | PGS.TS Nguyễn X | 2020-07-01 | 2022-06-30 | 500000000 | Khá | 2022-05-12 | ",
                "Trồng rừng | Th.S Lê Y | 2021-01-01 | 2022-12-31 | 300000000 |  |  | ",
            ],
            tasks.Select(t =>
                Facts(
                    t,
                    "Title",
                    "Principal investigator",
                    "Start",
                    "End",
                    "State budget",
                    "Grade",
                    "Accepted",
                    "Field"
                )
            )
        );
    }

    /// <summary>What stands on every printed page, money of single years, contacts and several papers in one cell, a unit
    /// in the title: each was taken for something else once.</summary>
    [Fact]
    public void What_only_looks_like_a_fact_is_named_and_not_taken()
    {
        string[] head =
        [
            "TT",
            "Tên nhiệm vụ",
            "Đơn vị chủ trì",
            "Chủ nhiệm",
            "QĐ phê duyệt",
            "Thời gian thực hiện",
            "Tổng KP",
            "KP cấp năm 2023",
            "Đơn vị phối hợp thực hiện",
            "Tình trạng",
        ];
        var raw = Sheet(
            "DS",
            [],
            ["DANH MỤC 2019-2022 (ĐVT: Triệu đồng)"],
            head,
            ["1", "Lĩnh vực: Nông nghiệp"],
            [
                "1.1",
                "Nuôi sò huyết",
                "Chi cục Thủy sản",
                "ThS. Lê Anh\nĐT: 0912 345 678\nEmail: leanh@x.example",
                "QĐ 130/QĐ-UBND ngày 7/6/2019; QĐ 450/QĐ-UBND ngày 3/9/2020",
                "24 tháng (từ 7/2019)",
                "800",
                "100",
                "Sở Y tế",
                "Không được gia hạn đến 12/2023",
            ],
            head,
            ["2", "Lĩnh vực: Xã hội"],
            [
                "2.1",
                "Lễ hội",
                "Sở Văn hóa",
                "Bà Hoa",
                "131/QĐ-UBND ngày 8/6/2019",
                "2020-2021",
                "1.200",
                "",
                "",
                "Dự kiến nghiệm thu 12/2023",
            ]
        );
        var mapping = LayoutGuess.Mapping(LayoutGuess.Of([raw]))!;
        var sheets = new WorkbookParser(Today).Parse([raw], mapping);
        Assert.Equal(
            [
                "Nuôi sò huyết | Chi cục Thủy sản | ThS. Lê Anh | leanh@x.example | 130/QĐ-UBND | 2019-06-07 | 2019-07-01 | 2021-06-30 | 800000000 |  | Lĩnh vực: Nông nghiệp",
                "Lễ hội | Sở Văn hóa | Bà Hoa |  | 131/QĐ-UBND | 2019-06-08 | 2020-01-01 | 2021-12-31 | 1200000000 |  | Lĩnh vực: Xã hội",
            ],
            sheets[0]
                .Rows.Select(t =>
                    Facts(
                        t,
                        "Title",
                        "Host organisation",
                        "Principal investigator",
                        "Principal investigator email",
                        "Decision number",
                        "Decision date",
                        "Start",
                        "End",
                        "State budget",
                        "Accepted",
                        "Field"
                    )
                )
        );
        Assert.Single(sheets);
        Assert.Equal(
            ["KP cấp năm 2023", "Đơn vị phối hợp thực hiện"],
            sheets[0].Problems.Where(p => p.What.Code == "column.unused").Select(p => p.Column)
        );
        Assert.Contains(sheets[0].Problems, p => p.What.Code == "row.header-skipped");
        Assert.Superset(
            new HashSet<string> { "cut.more-papers", "cut.end-counted", "cut.contact" },
            sheets[0].Rows[0].Problems.Select(p => p.What.Code).ToHashSet()
        );
    }

    /// <summary>A lone sheet whose headers partly fit the exchange workbook was read as one, and what had been paid was left
    /// out with a warning.</summary>
    [Fact]
    public void A_list_with_columns_that_only_lists_have_is_no_exchange_workbook()
    {
        string[] known = ["Tên nhiệm vụ", "Tổ chức chủ trì", "Chủ nhiệm", "Kinh phí NSNN"];
        string[] row = ["Một", "Sở Y tế", "Bà Hoa", "800000000", "x"];
        Assert.Single(new WorkbookParser(Today).Parse([Sheet("DM", [], [.. known, "Màu bìa"], row)], null));
        foreach (var own in new[] { "Đã cấp đến 31/12/2023", "Thời gian", "QĐ phê duyệt" })
            Assert.Equal(
                "file.no-known-sheet",
                Assert
                    .Throws<UnreadableFileException>(() =>
                        new WorkbookParser(Today).Parse([Sheet("DM", [], [.. known, own], row)], null)
                    )
                    .Code
            );
    }

    /// <summary>The money of the task named its unit, what had been paid did not: 650 was taken as đồng.</summary>
    [Fact]
    public void What_was_paid_before_in_no_known_unit_is_refused()
    {
        var raw = Sheet(
            "DS",
            [],
            ["Tên đề tài", "Đơn vị chủ trì", "Chủ nhiệm", "Kinh phí NSNN (triệu đồng)", "Đã cấp đến 31/12/2019"],
            ["Một", "Sở Y tế", "Bà Hoa", "800", "650"]
        );
        var sheets = new WorkbookParser(Today).Parse([raw], LayoutGuess.Mapping(LayoutGuess.Of([raw]))!);
        var problem = Assert.Single(sheets.Single(s => s.Sheet == PartSheets.Ledger).Rows[0].Problems);
        Assert.Equal(("column.unit-unknown", "Đã cấp đến 31/12/2019"), (problem.What.Code, problem.Column));
    }

    [Fact]
    public void What_was_paid_before_is_an_opening_balance_of_the_days_in_the_header()
    {
        var raw = Sheet(
            "DS",
            [],
            [
                "Tên đề tài",
                "Đơn vị chủ trì",
                "Chủ nhiệm",
                "Kinh phí NSNN (triệu đồng)",
                "Đã cấp đến 31/12/2019 (triệu đồng)",
                "Kinh phí đã cấp năm 2020 (triệu đồng)",
                "Đã cấp 2021 (triệu đồng)",
                "Đã cấp (triệu đồng)",
                "Kinh phí còn lại đến 31/12/2021",
            ],
            ["Một", "Sở Y tế", "Bà Hoa", "800", "100", "200,5", "0", "300,5", "499,5"],
            ["Hai", "Sở Y tế", "Bà Hoa", "650,5", "", "", "nhiều", "", ""]
        );
        var sheets = new WorkbookParser(Today).Parse([raw], LayoutGuess.Mapping(LayoutGuess.Of([raw]))!);
        var rows = sheets.Where(s => s.Sheet == PartSheets.Ledger).SelectMany(s => s.Rows).ToList();
        Assert.Equal(
            [
                "lũy kế đã cấp | NSNN |  | 2019-12-31 | 100000000 | DS: Đã cấp đến 31/12/2019 (triệu đồng)",
                "lũy kế đã cấp | NSNN | 2020-01-01 | 2020-12-31 | 200500000 | DS: Kinh phí đã cấp năm 2020 (triệu đồng)",
            ],
            rows.Where(r => !r.HasErrors).Select(r => Facts(r, "Kind", "Fund", "From", "Date", "Amount", "Content"))
        );
        // What cannot be read is an error of its row, what says no day is named.
        Assert.Equal(3, Assert.Single(rows, r => r.HasErrors).Number);
        Assert.Equal(
            ["Đã cấp (triệu đồng)", "Kinh phí còn lại đến 31/12/2021"],
            sheets[0].Problems.Where(p => p.What.Code == "column.unused").Select(p => p.Column)
        );
    }

    [Theory]
    [InlineData("Đã cấp đến 31/12/2021", null, "2021-12-31")]
    [InlineData("Lũy kế đã cấp đến hết năm 2020", null, "2020-12-31")]
    [InlineData("Đã giải ngân đến tháng 02/2020", null, "2020-02-29")]
    [InlineData("Đã cấp trước năm 2020", null, "2019-12-31")]
    [InlineData("Kinh phí đã cấp / 2020", "2020-01-01", "2020-12-31")]
    [InlineData("Đã cấp giai đoạn 2019-2021", "2019-01-01", "2021-12-31")]
    [InlineData("Đã cấp đến 31/02/2021", "none", null)]
    [InlineData("Đã cấp", "none", null)]
    [InlineData("Đã cấp đến ngày 31 tháng 12 năm 2021", null, "2021-12-31")]
    [InlineData("Đã cấp đến tháng 6 năm 2021", null, "2021-06-30")]
    [InlineData("Đã cấp đến quý III/2021", "none", null)]
    [InlineData("Đã cấp 6 tháng đầu năm 2022", "none", null)]
    [InlineData("Lũy kế giải ngân 2021", "none", null)]
    public void A_header_names_the_days_of_what_was_paid(string header, string? from, string? to)
    {
        var days = PaidBefore.DaysOf(header);
        static string? Day(DateOnly? day) =>
            day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((from, to), days is { } d ? (Day(d.From), Day(d.To)) : ("none", null));
        Assert.True(PaidBefore.IsSaidBy(header));
    }

    /// <summary>800 đồng is no budget: without a unit nothing is taken.</summary>
    [Fact]
    public void Amounts_of_an_unknown_unit_are_refused()
    {
        var raw = Sheet(
            "DS",
            [],
            ["Tên đề tài", "Đơn vị chủ trì", "Chủ nhiệm", "Kinh phí NSNN"],
            ["Một", "Sở Y tế", "Bà Hoa", "800"],
            ["Hai", "Sở Y tế", "Bà Hoa", "650,5"]
        );
        var mapping = LayoutGuess.Mapping(LayoutGuess.Of([raw]))!;
        var rows = new WorkbookParser(Today).Parse([raw], mapping)[0].Rows;
        Assert.All(rows, r => Assert.Contains(r.Problems, p => p.What.Code == "column.unit-unknown"));
    }

    [Theory]
    [InlineData("Đạt", "Đạt")]
    [InlineData("Đã nghiệm thu (Xuất sắc)", "Xuất sắc")]
    [InlineData("Xếp loại: Khá", "Khá")]
    [InlineData("Không đạt", "Không đạt")]
    [InlineData("Chưa đạt", null)]
    [InlineData("Đang thực hiện, đạt 50% khối lượng", null)]
    [InlineData("Đã nghiệm thu", null)]
    public void A_grade_is_taken_only_where_one_is_given(string said, string? grade) =>
        Assert.Equal(grade, Cuts.GradeOf(said));

    [Theory]
    [InlineData("Viện Lúa - TS. Nguyễn A", "Viện Lúa", "TS. Nguyễn A")]
    [InlineData("TS. Nguyễn A, Trường Đại học B", "Trường Đại học B", "TS. Nguyễn A")]
    [InlineData("Công ty CP Xây dựng, Thương mại C\nCN: Trần D", "Công ty CP Xây dựng, Thương mại C", "Trần D")]
    [InlineData("Trung tâm Ứng dụng", "Trung tâm Ứng dụng", null)]
    [InlineData("PGS.TS. Lê E", null, "PGS.TS. Lê E")]
    public void Host_and_lead_are_told_apart(string cell, string? host, string? lead) =>
        Assert.Equal((host, lead), Cuts.PartyOf(cell, hostFirst: true));

    [Theory]
    [InlineData("7/2019 - 6/2021", "7/2019", "6/2021")]
    [InlineData("36 tháng, từ 01/2020 đến 12/2022", "01/2020", "12/2022")]
    [InlineData("01/7/2019 - 30/6/2021", "01/7/2019", "30/6/2021")]
    [InlineData("03/20-03/22", "03/2020", "03/2022")]
    [InlineData("7 - 12/2020", "7/2020", "12/2020")]
    [InlineData("03/10 - 03/12", null, null)] // days of March, or years: not for certain
    [InlineData("24 tháng", null, null)]
    public void A_period_is_read_only_where_it_is_one(string cell, string? start, string? end) =>
        Assert.Equal(start is null ? null : (start, end!), Cuts.PeriodOf(new(cell)));
}
