using System.Globalization;
using ClosedXML.Excel;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;

namespace SciTasks.Excel.Summaries;

/// <summary>The yearly summary as a workbook: a pure function of the computation. Sheet names and KPI names are
/// fixed (docs/rules/summary.md).</summary>
public static class SummaryWorkbook
{
    private static readonly (string, double)[] TaskColumns =
    [
        ("STT", 5),
        ("Mã nhiệm vụ", 13),
        ("Tên nhiệm vụ", 32),
        ("Loại hình", 13),
        ("Lĩnh vực", 15),
        ("Tổ chức chủ trì", 22),
        ("Chủ nhiệm", 16),
        ("Số quyết định", 13),
        ("Ngày quyết định", 11),
        ("Bắt đầu", 11),
        ("Kết thúc", 11),
        ("Kết thúc ban đầu", 11),
        ("Tổng kinh phí (đồng)", 15),
        ("NSNN (đồng)", 15),
        ("Ghi chú", 14),
    ];

    private static readonly (string, double)[] Named = [("STT", 5), ("Mã nhiệm vụ", 13), ("Tên nhiệm vụ", 30)];

    public static void Write(AnnualSummary annual, SummaryFigures before, Letterhead head, RuleBook rules, Stream to)
    {
        using var workbook = new XLWorkbook();
        var period = Titled(annual.Period);
        var (until, open) = (Until(annual.Period), annual.Period.AsOf is not null);
        object?[] Row(ResearchTask t) => RowOf(t, annual.Period.Last, rules);
        object?[] Finished(ResearchTask t) => FinishedRow(Row(t), t);
        SummaryPage Page(string name, string title, (string, double)[] columns) =>
            new(workbook, name, $"{title} {period}", head, columns);
        var levels = annual.By(t => t.Level?.ToString() ?? "");
        var total = Page(
            "Tổng hợp",
            "TỔNG HỢP NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ",
            [
                ("STT", 6),
                ("Chỉ tiêu", 52),
                ("Toàn bộ", 18),
                ($"Năm {annual.Period.Year - 1}", 18.0),
                .. levels.Keys.Select(l => (Level(l), 18.0)),
            ]
        );

        var fresh = Page("Mới", "NHIỆM VỤ MỚI", TaskColumns);
        var newOnes = fresh.Add("A. Triển khai mới", annual.New.Select(Row));
        fresh.Total(newOnes, 13, 14);
        fresh.Add("B. Phê duyệt trong kỳ, chưa triển khai", annual.ApprovedNotStarted.Select(Row));
        fresh.Finish();

        var carried = Page("Chuyển tiếp", "NHIỆM VỤ CHUYỂN TIẾP", TaskColumns);
        var carriedIn = carried.Add("A. Từ năm trước", annual.CarriedIn.Select(Row));
        var carriedOut = carried.Add(
            open ? $"B. Đang thực hiện {until}" : "B. Sang năm sau",
            annual.CarriedOut.Select(Row)
        );
        carried.Finish();

        var done = Page(
            "Nghiệm thu",
            "NHIỆM VỤ ĐÃ KẾT THÚC",
            [
                .. TaskColumns[..7],
                ("Ngày kết thúc", 13),
                ("Xếp loại", 12),
                ("Số đăng ký", 16),
                ("Số công nhận", 16),
                ("Nơi tiếp nhận", 24),
                ("Hình thức ứng dụng", 24),
                ("Ghi chú", 24),
            ]
        );
        var accepted = done.Add("A. Đạt", annual.Accepted.Select(Finished));
        var failed = done.Add("B. Không đạt", annual.Failed.Select(Finished));
        var terminated = done.Add("C. Chấm dứt", annual.Terminated.Select(Finished));
        done.Finish();

        var slow = Page(
            "Chậm tiến độ",
            "NHIỆM VỤ CHẬM TIẾN ĐỘ",
            [
                .. TaskColumns[..7],
                ("Hạn hợp đồng", 12),
                ("Số ngày chậm", 8),
                ("Nguyên nhân", 26),
                ("Biện pháp", 26),
                ("Trách nhiệm", 18),
            ]
        );
        var late = slow.Add("A. Quá hạn", annual.Late.Select(t => LateRow(Row(t), t, annual.Period.Last)));
        slow.Add(
            "B. Trong hạn, nợ báo cáo",
            OwingReports(annual, rules).Select(t => LateRow(Row(t), t, annual.Period.Last))
        );
        slow.Add("C. Tạm dừng", annual.Suspended.Select(t => LateRow(Row(t), t, annual.Period.Last)));
        slow.Finish();

        var extension = Page(
            "Gia hạn",
            "GIA HẠN",
            [
                .. Named,
                ("Lần", 6),
                ("Hạn cũ", 13),
                ("Hạn mới", 13),
                ("Số tháng", 9),
                ("Số quyết định", 18),
                ("Ngày quyết định", 13),
                ("Lý do", 36),
            ]
        );
        var extended = extension.Add("Gia hạn được chấp thuận trong kỳ", annual.Extensions.Select(ExtensionRow));
        extension.Finish();

        var stuck = Page(
            "Tồn đọng",
            "NHIỆM VỤ TỒN ĐỌNG",
            [
                .. Named,
                ("Loại tồn đọng", 11),
                ("Tổ chức chủ trì", 18),
                ("Tạm ứng chưa hoàn (đồng)", 15),
                ("Phải thu hồi (đồng)", 15),
                ("Vướng mắc", 20),
                ("Hướng xử lý", 20),
                ("Hạn xử lý", 11),
                ("Người phụ trách", 15),
            ]
        );
        var backlog = stuck.Add($"Tồn đọng {until}", annual.Backlog.Select(b => BacklogRow(b, annual.Period.Last)));
        stuck.Finish();

        var money = Page(
            "Kinh phí",
            "CẤP VÀ GIẢI NGÂN KINH PHÍ",
            [
                .. Named,
                ("NSNN được duyệt (đồng)", 17),
                ("Dự toán năm (đồng)", 17),
                ("Giải ngân trong kỳ (đồng)", 17),
                ("Lũy kế đã cấp (đồng)", 17),
                ("Đã hoàn ứng (đồng)", 17),
                ("Còn tạm ứng (đồng)", 17),
                ("Ghi chú", 22),
            ]
        );
        var funded = money.Add(
            "Nhiệm vụ có kinh phí hoặc đang thực hiện trong kỳ",
            annual.Funded.Select(t => MoneyRow(t, annual))
        );
        money.Total(funded, 4, 5, 6, 7, 8, 9);
        if (annual.Overrides.Count > 0)
            money.Add(
                "Đợt cấp được duyệt khi chưa đủ điều kiện (lãnh đạo quyết định, có lý do)",
                annual.Overrides.Select(OverrideRow)
            );
        money.Finish();

        var checks = Page(
            "Kiểm tra",
            "KIỂM TRA NHIỆM VỤ",
            [
                .. Named,
                ("Ngày", 11),
                ("Đoàn", 24),
                ("Kết luận", 16),
                ("Kiến nghị", 36),
                ("Hạn khắc phục", 11),
                ("Đã khắc phục", 11),
                ("Đề nghị cấp tiếp", 10),
            ]
        );
        checks.Add(
            "Kiểm tra trong kỳ",
            annual.Tasks.SelectMany(t =>
                t.Inspections.Where(i => i.Day is { } held && annual.Period.Contains(held))
                    .SelectMany(i => InspectionRows(t, i))
            )
        );
        checks.Finish();

        var results = Page(
            "Kết quả",
            "ỨNG DỤNG, THƯƠNG MẠI HÓA KẾT QUẢ",
            [
                .. Named,
                ("Nơi tiếp nhận", 30),
                ("Hình thức ứng dụng", 30),
                ("Số đăng ký kết quả", 18),
                ("Ngày đăng ký", 13),
            ]
        );
        results.Add(
            "Nhiệm vụ nghiệm thu trong kỳ có kết quả bàn giao hoặc ứng dụng",
            annual
                .Accepted.Where(t => t.Recipient is not null || t.Application is not null)
                .Select(t =>
                    new object?[]
                    {
                        t.Code,
                        t.Title,
                        t.Recipient,
                        t.Application,
                        t.Registration.Number,
                        t.Registration.Day,
                    }
                )
        );
        results.Finish();

        var others = Page(
            "Lĩnh vực khác",
            "CÁC LĨNH VỰC KHÁC",
            [("STT", 6), ("Nội dung", 46), ("Số lượng", 14), ("Ghi chú", 40)]
        );
        others.Remark(
            "Chưa có dữ liệu: các sổ theo dõi giấy phép, sở hữu công nghiệp, đo lường, chất lượng và ISO 9001 chưa được ghi trong hệ thống."
        );
        others.Finish();

        var plan = Page("Kế hoạch năm sau", "KẾ HOẠCH NĂM SAU", TaskColumns);
        plan.Add(
            open ? $"A. Đang thực hiện {until}, dự kiến chuyển tiếp" : "A. Chuyển tiếp sang năm sau",
            annual.CarriedOut.Select(Row)
        );
        plan.Add("B. Đã phê duyệt, chưa triển khai", annual.ApprovedNotStarted.Select(Row));
        plan.Finish();

        void Figure(string label, string formula, string? name, Func<SummaryFigures, object> of)
        {
            total.Figure(label, formula, name, [of(before), .. levels.Values.Select(l => of(l.Figures()))]);
        }

        Figure("Chuyển tiếp từ năm trước", carriedIn.Count, "KPI_CarriedIn", f => f.CarriedIn);
        Figure("Triển khai mới", newOnes.Count, "KPI_New", f => f.New);
        Figure("Nghiệm thu đạt", accepted.Count, "KPI_Accepted", f => f.Accepted);
        Figure("Nghiệm thu không đạt", failed.Count, "KPI_Failed", f => f.Failed);
        Figure("Chấm dứt", terminated.Count, "KPI_Terminated", f => f.Terminated);
        Figure(
            open ? $"Đang thực hiện {until}" : "Chuyển tiếp sang năm sau",
            carriedOut.Count,
            "KPI_CarriedOut",
            f => f.CarriedOut
        );
        Figure($"Chậm tiến độ {until}", late.Count, "KPI_Late", f => f.Late);
        Figure("Lượt gia hạn trong kỳ", extended.Count, "KPI_Extended", f => f.Extended);
        Figure($"Tồn đọng {until}", backlog.Count, "KPI_Backlog", f => f.Backlog);
        Figure("Kinh phí phê duyệt của nhiệm vụ mới (đồng)", newOnes.Sum(13), "KPI_Approved", f => f.Approved);
        Figure("Trong đó NSNN (đồng)", newOnes.Sum(14), null, f => f.ApprovedState);
        Figure("Giải ngân NSNN trong kỳ (đồng)", funded.Sum(6), "KPI_Disbursed", f => f.Disbursed);
        Figure(
            "Kiểm tra: đầu kỳ + mới − kết thúc − cuối kỳ (phải bằng 0)",
            "KPI_CarriedIn+KPI_New-KPI_Accepted-KPI_Failed-KPI_Terminated-KPI_CarriedOut",
            null,
            f => f.CarriedIn + f.New - f.Accepted - f.Failed - f.Terminated - f.CarriedOut
        );
        if (annual.Incomplete.Count > 0)
            total.Remark($"Không tính vì thiếu ngày: {string.Join(", ", annual.Incomplete.Select(t => t.Code))}");
        if (annual.Inconsistent.Count > 0)
            total.Remark($"Không tính vì ngày mâu thuẫn: {string.Join(", ", annual.Inconsistent.Select(t => t.Code))}");
        total.Finish();
        workbook.SaveTo(to, evaluate: true);
    }

    /// <summary>The period in the heads of the sheets; a period that is not over says up to which day its figures
    /// go.</summary>
    private static string Titled(SummaryPeriod p) =>
        FormattableString.Invariant(
            p switch
            {
                { Ahead: true } => (FormattableString)
                    $"NĂM {p.Year} (kỳ chưa bắt đầu; số liệu đến ngày {p.Last:dd/MM/yyyy})",
                { AsOf: not null } => (FormattableString)
                    $"NĂM {p.Year} (từ {p.From:dd/MM/yyyy} đến ngày {p.Last:dd/MM/yyyy}; kỳ chưa kết thúc)",
                _ => $"NĂM {p.Year} (từ {p.From:dd/MM/yyyy} đến {p.To:dd/MM/yyyy})",
            }
        );

    private static string Until(SummaryPeriod p) =>
        p.AsOf is { } day ? string.Create(CultureInfo.InvariantCulture, $"đến ngày {day:dd/MM/yyyy}") : "đến cuối kỳ";

    private static object?[] RowOf(ResearchTask t, DateOnly on, RuleBook rules) =>
        [
            t.Code,
            t.Title,
            t.TypeText ?? WordLists.Types.Word(t.Type),
            rules.Fields.Named(t.Field),
            t.Host?.Name,
            t.Lead?.Name,
            t.Approval.Number,
            t.Approval.Day,
            TaskStatus.StartOf(t),
            TaskStatus.EffectiveEnd(t, on),
            t.End,
            t.TotalBudget ?? Money.Zero,
            t.StateBudget ?? Money.Zero,
            t.Note,
        ];

    private static object?[] FinishedRow(object?[] row, ResearchTask t) =>
        [
            .. row[..6],
            TaskStatus.FinishOf(t)!.Day,
            t.GradeText ?? WordLists.Grades.Word(t.Grade),
            t.Registration.Number,
            t.Recognition.Number,
            t.Recipient,
            t.Application,
            TaskStatus.FinishOf(t)!.Inferred ? "Suy từ ngày đăng ký, công nhận, quyết toán hoặc thanh lý" : t.Note,
        ];

    private static object?[] LateRow(object?[] row, ResearchTask t, DateOnly on) =>
        [
            .. row[..6],
            TaskStatus.EffectiveEnd(t, on),
            TaskStatus.EffectiveEnd(t, on) is { } end && end < on ? on.DayNumber - end.DayNumber : 0,
            t.Cause,
            t.NextAction,
            t.NextActionOwner,
        ];

    private static object?[] ExtensionRow(ExtensionInPeriod e)
    {
        var (extension, before) = (e.Extension.Extension, e.Extension.EndBefore);
        return
        [
            e.Task.Code,
            e.Task.Title,
            extension.Number,
            before,
            extension.NewEnd,
            before is { } old ? (int)Math.Round((extension.NewEnd.DayNumber - old.DayNumber) / 30.44) : null,
            extension.Decision.Number,
            extension.Decision.Day,
            extension.Reason,
        ];
    }

    private static object?[] BacklogRow(BacklogInPeriod b, DateOnly on) =>
        [
            b.Task.Code,
            b.Task.Title,
            string.Join(", ", b.Kinds),
            b.Task.Host?.Name,
            b.Task.Ledger.UnsettledAdvances(on),
            b.Task.RefundDue,
            b.Task.Cause,
            b.Task.NextAction,
            b.Task.NextActionDue,
            b.Task.NextActionOwner,
        ];

    private static object?[] MoneyRow(ResearchTask t, AnnualSummary annual)
    {
        var on = annual.Period.Last;
        var assigned = t
            .YearBudgets.Where(y => y.Year == annual.Period.Year && y.Fund == Fund.State)
            .Total(y => (y.Assigned ?? Money.Zero) + (y.CarriedIn ?? Money.Zero) + (y.Adjusted ?? Money.Zero));
        return
        [
            t.Code,
            t.Title,
            t.StateBudget ?? Money.Zero,
            assigned,
            annual.Disbursed(t),
            t.Ledger.NetPaid(Fund.State, on),
            t.Ledger.Settled(Fund.State, on),
            t.Ledger.UnsettledAdvances(on),
            null,
        ];
    }

    private static object?[] OverrideRow(OverrideInPeriod o) =>
        [
            o.Task.Code,
            o.Task.Title,
            null,
            null,
            null,
            null,
            null,
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Đợt {o.Approval.Tranche}: {o.Approval.Amount} đồng, {o.Approval.Actor} duyệt ngày {o.Approval.Day:dd/MM/yyyy}. Chưa đạt: {string.Join("; ", o.Failed.Select(f => f.LegalBasis))}. Lý do: {o.Approval.Reason}"
            ),
        ];

    private static IEnumerable<object?[]> InspectionRows(ResearchTask t, Inspection i)
    {
        object?[] Line(Finding? f) =>
            [
                t.Code,
                t.Title,
                i.Day,
                i.Team,
                i.ConclusionText ?? WordLists.Conclusions.Word(i.Conclusion),
                f?.Text,
                f?.FixBy,
                f?.Fixed,
                i.ContinueFunding is { } yes
                    ? yes
                        ? "có"
                        : "không"
                    : null,
            ];
        return i.Findings.Count == 0 ? [Line(null)] : i.Findings.OrderBy(f => f.Number).Select(Line);
    }

    /// <summary>In progress within its term, with a tracked report overdue on the last day.</summary>
    private static IEnumerable<ResearchTask> OwingReports(AnnualSummary annual, RuleBook rules) =>
        annual
            .CarriedOut.Except(annual.Late)
            .Except(annual.Suspended)
            .Where(t =>
                new DeadlinePlan(t, annual.Period.Last, rules)
                    .All()
                    .Any(d => d.Kind == TaskDeadline.ProgressReport && d.DaysLate(annual.Period.Last) > 0)
            );

    private static string Level(string name) =>
        Enum.TryParse<TaskLevel>(name, out var level) ? $"Cấp {WordLists.Levels.Word(level)}" : "Chưa rõ cấp";
}
