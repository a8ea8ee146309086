using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;
using static SciTasks.Excel.Exchange.ColumnKinds;

namespace SciTasks.Excel.Exchange;

/// <summary>Something that belongs to a task, with that task.</summary>
public sealed record Part<T>(ResearchTask Task, T Item);

/// <summary>An inspection with one of its findings; without any, null.</summary>
public sealed record InspectionLine(Inspection Inspection, Finding? Finding);

/// <summary>The sheets beside <c>Nhiệm vụ</c>. Columns without a setter are keys or are resolved by the
/// importer.</summary>
public static class PartSheets
{
    public const string Number = "Number",
        FundName = "Fund",
        Kind = "Kind",
        Date = "Date",
        Amount = "Amount",
        Year = "Year",
        From = "From",
        To = "To",
        NewEnd = "New end",
        NewEmail = "New email",
        Finding = "Finding",
        FixBy = "Fix by",
        Fixed = "Fixed",
        Paid = "Paid",
        PaidAmount = "Paid amount",
        Voucher = "Voucher",
        Settled = "Settled",
        SettledAmount = "Settled amount",
        Recovered = "Recovered",
        BudgetYear = "Budget year",
        Treasury = "Treasury",
        Content = "Content",
        Line = "Line",
        After = "After",
        Note = "Note";

    public static readonly Sheet<Part<Tranche>> Tranches = new(
        "Cấp kinh phí",
        "Tranches",
        [
            .. TaskKey<Tranche>(),
            Number<Part<Tranche>>("Đợt", Number, p => p.Item.Number, null, required: true),
            List<Part<Tranche>, Fund>("Nguồn", FundName, WordLists.Funds, p => (p.Item.Fund, null), null),
            YesNo<Part<Tranche>>("Đợt cuối", "Final", p => p.Item.Final, (p, v) => p.Item.Final = v),
            YesNo<Part<Tranche>>("Thiết bị", "Equipment", p => p.Item.Equipment, (p, v) => p.Item.Equipment = v),
            Day<Part<Tranche>>(
                "Ngày dự kiến",
                "Planned date",
                p => p.Item.PlannedDay,
                (p, d) => p.Item.PlannedDay = d,
                fact: false
            ),
            Amount<Part<Tranche>>(
                "Số tiền dự kiến",
                "Planned amount",
                p => p.Item.PlannedAmount,
                (p, v) => p.Item.PlannedAmount = v
            ),
            Day<Part<Tranche>>("Ngày đề nghị", "Requested", p => p.Item.Requested, (p, d) => p.Item.Requested = d),
            Amount<Part<Tranche>>(
                "Số tiền đề nghị",
                "Requested amount",
                p => p.Item.RequestedAmount,
                (p, v) => p.Item.RequestedAmount = v
            ),
            Day<Part<Tranche>>("Ngày duyệt", "Approved", p => p.Item.Approved, (p, d) => p.Item.Approved = d),
            Amount<Part<Tranche>>(
                "Số tiền được duyệt",
                "Approved amount",
                p => p.Item.ApprovedAmount,
                (p, v) => p.Item.ApprovedAmount = v
            ),
            Text<Part<Tranche>>(
                "Số quyết định cấp",
                "Approval number",
                p => p.Item.ApprovalNumber,
                (p, v) => p.Item.ApprovalNumber = v
            ),
            Text<Part<Tranche>>(
                "Điều kiện",
                "Conditions",
                p => p.Item.Conditions,
                (p, v) => p.Item.Conditions = v,
                2000,
                width: 30
            ),
            Day<Part<Tranche>>("Ngày hủy", "Cancelled", p => p.Item.Cancelled, (p, d) => p.Item.Cancelled = d),
            Day<Part<Tranche>>("Ngày kết thúc đợt", "Closed", p => p.Item.Closed, (p, d) => p.Item.Closed = d),
            // For files that know one payment per tranche; the export writes payments in Sổ chi only.
            Day<Part<Tranche>>("Ngày giải ngân", Paid, _ => null, null, aliases: ["Ngày chuyển"]),
            Amount<Part<Tranche>>("Số tiền cấp", PaidAmount, _ => null, null),
            Text<Part<Tranche>>("Số chứng từ", Voucher, _ => null, null, 100),
            Day<Part<Tranche>>("Ngày hoàn ứng", Settled, _ => null, null, aliases: ["Ngày quyết toán"]),
            Amount<Part<Tranche>>("Số tiền hoàn ứng", SettledAmount, _ => null, null, aliases: ["Số tiền quyết toán"]),
            Amount<Part<Tranche>>("Số tiền thu hồi", Recovered, _ => null, null),
            Remark<Part<Tranche>>(p => p.Item.Note, (p, v) => p.Item.Note = v),
        ]
    );

    public static readonly Sheet<Part<LedgerEntry>> Ledger = new(
        "Sổ chi",
        "Ledger",
        [
            .. TaskKey<LedgerEntry>(),
            Number<Part<LedgerEntry>>("Đợt", Number, p => p.Item.Tranche, null),
            List<Part<LedgerEntry>, Fund>(
                "Nguồn",
                FundName,
                WordLists.Funds,
                p => (p.Item.Fund, null),
                null,
                required: true
            ),
            List<Part<LedgerEntry>, LedgerKind>(
                "Loại",
                Kind,
                WordLists.LedgerKinds,
                p => (p.Item.Kind, null),
                null,
                required: true
            ),
            Day<Part<LedgerEntry>>("Ngày", Date, p => p.Item.Day, null, required: true),
            Amount<Part<LedgerEntry>>("Số tiền", Amount, p => p.Item.Amount, null, required: true),
            Text<Part<LedgerEntry>>("Số chứng từ", Voucher, p => p.Item.Voucher, (p, v) => p.Item.Voucher = v, 100),
            Number<Part<LedgerEntry>>("Dòng chứng từ", Line, p => p.Item.Line > 1 ? p.Item.Line : null, null),
            Text<Part<LedgerEntry>>("Kho bạc", Treasury, p => p.Item.Treasury, (p, v) => p.Item.Treasury = v, 200),
            Number<Part<LedgerEntry>>(
                "Năm ngân sách",
                BudgetYear,
                p => p.Item.BudgetYear,
                (p, v) => p.Item.BudgetYear = v ?? p.Item.Day.Year
            ),
            Text<Part<LedgerEntry>>("Nội dung", Content, p => p.Item.Content, (p, v) => p.Item.Content = v, width: 30),
            Remark<Part<LedgerEntry>>(p => p.Item.Note, (p, v) => p.Item.Note = v),
            // Of opening balances only: the first day they speak of, the day being the last.
            Day<Part<LedgerEntry>>("Từ ngày", From, p => p.Item.From, null),
        ]
    );

    public static readonly Sheet<Part<YearBudget>> YearBudgets = new(
        "Dự toán năm",
        "Year budgets",
        [
            .. TaskKey<YearBudget>(),
            Number<Part<YearBudget>>("Năm", Year, p => p.Item.Year, null, required: true),
            List<Part<YearBudget>, Fund>(
                "Nguồn",
                FundName,
                WordLists.Funds,
                p => (p.Item.Fund, null),
                null,
                required: true
            ),
            Amount<Part<YearBudget>>("Dự toán giao", "Assigned", p => p.Item.Assigned, (p, v) => p.Item.Assigned = v),
            Amount<Part<YearBudget>>(
                "Chuyển từ năm trước",
                "Carried in",
                p => p.Item.CarriedIn,
                (p, v) => p.Item.CarriedIn = v
            ),
            Amount<Part<YearBudget>>(
                "Điều chỉnh",
                "Adjusted",
                p => p.Item.Adjusted,
                (p, v) => p.Item.Adjusted = v,
                difference: true
            ),
            Amount<Part<YearBudget>>("Hủy", "Cancelled", p => p.Item.Cancelled, (p, v) => p.Item.Cancelled = v),
            Amount<Part<YearBudget>>(
                "Chuyển sang năm sau",
                "Carried out",
                p => p.Item.CarriedOut,
                (p, v) => p.Item.CarriedOut = v
            ),
            Text<Part<YearBudget>>(
                "Số quyết định",
                "Decision number",
                p => p.Item.DecisionNumber,
                (p, v) => p.Item.DecisionNumber = v
            ),
            Remark<Part<YearBudget>>(p => p.Item.Note, (p, v) => p.Item.Note = v),
        ]
    );

    public static readonly Sheet<Part<BudgetChange>> BudgetChanges = new(
        "Điều chỉnh kinh phí",
        "Budget changes",
        [
            .. TaskKey<BudgetChange>(),
            List<Part<BudgetChange>, Fund>("Nguồn", FundName, WordLists.Funds, p => (p.Item.Fund, null), null),
            Day<Part<BudgetChange>>("Ngày quyết định", Date, p => p.Item.Day, null, required: true),
            Text<Part<BudgetChange>>(
                "Số quyết định",
                "Decision number",
                p => p.Item.DecisionNumber,
                (p, v) => p.Item.DecisionNumber = v,
                200
            ),
            Amount<Part<BudgetChange>>("Kinh phí trước", "Before", p => p.Item.Before, (p, v) => p.Item.Before = v),
            Amount<Part<BudgetChange>>(
                "Kinh phí sau",
                After,
                p => p.Item.After,
                (p, v) => p.Item.After = v ?? p.Item.After,
                required: true
            ),
            Text<Part<BudgetChange>>("Lý do", "Reason", p => p.Item.Reason, (p, v) => p.Item.Reason = v, width: 30),
            Remark<Part<BudgetChange>>(p => p.Item.Note, (p, v) => p.Item.Note = v),
        ]
    );

    public static readonly Sheet<Part<Extension>> Extensions = new(
        "Gia hạn",
        "Extensions",
        [
            .. TaskKey<Extension>(),
            Number<Part<Extension>>("Lần", Number, p => p.Item.Number, null, required: true),
            Day<Part<Extension>>("Ngày đề nghị", "Requested", p => p.Item.Requested, (p, d) => p.Item.Requested = d),
            Text<Part<Extension>>(
                "Số quyết định",
                "Decision number",
                p => p.Item.Decision.Number,
                (p, v) => p.Item.Decision = p.Item.Decision with { Number = v }
            ),
            Day<Part<Extension>>(
                "Ngày quyết định",
                "Decided",
                p => p.Item.Decision.Day,
                (p, d) => p.Item.Decision = p.Item.Decision with { Day = d }
            ),
            Day<Part<Extension>>(
                "Kết thúc mới",
                NewEnd,
                p => p.Item.NewEnd,
                (p, d) => p.Item.NewEnd = d!.Value,
                fact: false,
                required: true
            ),
            Text<Part<Extension>>("Lý do", "Reason", p => p.Item.Reason, (p, v) => p.Item.Reason = v, width: 30),
            YesNo<Part<Extension>>("Rút ngắn", "Shortens", p => p.Item.Shortens, (p, v) => p.Item.Shortens = v),
            List<Part<Extension>, Outcome>(
                "Kết quả",
                "Outcome",
                WordLists.Outcomes,
                p => (p.Item.StatedOutcome, null),
                (p, v, _) => p.Item.StatedOutcome = v
            ),
            Remark<Part<Extension>>(p => p.Item.Note, (p, v) => p.Item.Note = v),
        ]
    );

    public static readonly Sheet<Part<ProgressReport>> Reports = new(
        "Báo cáo tiến độ",
        "Progress reports",
        [
            .. TaskKey<ProgressReport>(),
            Day<Part<ProgressReport>>(
                "Từ ngày",
                From,
                p => p.Item.From,
                null,
                fact: false,
                required: true,
                start: true
            ),
            Day<Part<ProgressReport>>("Đến ngày", To, p => p.Item.To, null, fact: false, required: true),
            Day<Part<ProgressReport>>("Hạn nộp", "Due", p => p.Item.Due, (p, d) => p.Item.Due = d, fact: false),
            Day<Part<ProgressReport>>("Ngày nộp", "Submitted", p => p.Item.Submitted, (p, d) => p.Item.Submitted = d),
            Number<Part<ProgressReport>>(
                "Hoàn thành %",
                "Percent done",
                p => p.Item.PercentDone,
                (p, v) => p.Item.PercentDone = v,
                aliases: ["Hoàn thành (%)", "Percent done %"]
            ),
            Amount<Part<ProgressReport>>("Kinh phí sử dụng", "Spent", p => p.Item.Spent, (p, v) => p.Item.Spent = v),
            List<Part<ProgressReport>, Review>(
                "Kết quả xem xét",
                "Review",
                WordLists.Reviews,
                p => (p.Item.Review, p.Item.ReviewText),
                (p, v, text) => (p.Item.Review, p.Item.ReviewText) = (v, text)
            ),
            Day<Part<ProgressReport>>("Ngày xem xét", "Reviewed", p => p.Item.Reviewed, (p, d) => p.Item.Reviewed = d),
            Text<Part<ProgressReport>>(
                "Người ký",
                "Signatory",
                p => p.Item.OnBehalfOf,
                (p, v) => p.Item.OnBehalfOf = v,
                300
            ),
            YesNo<Part<ProgressReport>>(
                "Không phát sinh",
                "Nothing to report",
                p => p.Item.NothingToReport,
                (p, v) => p.Item.NothingToReport = v
            ),
            Text<Part<ProgressReport>>(
                "Kế hoạch trong kỳ",
                "Planned",
                p => p.Item.Planned,
                (p, v) => p.Item.Planned = v,
                width: 40
            ),
            Text<Part<ProgressReport>>("Nội dung", "Work", p => p.Item.Work, (p, v) => p.Item.Work = v, width: 40),
            Text<Part<ProgressReport>>(
                "Sản phẩm",
                "Products",
                p => p.Item.Products,
                (p, v) => p.Item.Products = v,
                width: 30
            ),
            Text<Part<ProgressReport>>(
                "Khó khăn",
                "Difficulties",
                p => p.Item.Difficulties,
                (p, v) => p.Item.Difficulties = v,
                width: 30
            ),
            Text<Part<ProgressReport>>(
                "Kế hoạch kỳ tới",
                "Next period",
                p => p.Item.NextPeriod,
                (p, v) => p.Item.NextPeriod = v,
                width: 30
            ),
            Text<Part<ProgressReport>>(
                "Chi theo mục",
                "Spending by heading",
                p => HeadingText.Of(p.Item.Spending),
                (p, v) => HeadingText.Put(v, p.Item.Spending),
                width: 30
            ),
            Text<Part<ProgressReport>>(
                "Đính chính",
                "Adjustments",
                p => AdjustmentText.Of(p.Item.Adjustments),
                (p, v) => AdjustmentText.Put(v, p.Item.Adjustments),
                width: 30
            ),
            Remark<Part<ProgressReport>>(p => p.Item.Note, (p, v) => p.Item.Note = v),
        ]
    );

    public static readonly Sheet<Part<InspectionLine>> Inspections = new(
        "Kiểm tra",
        "Inspections",
        [
            .. TaskKey<InspectionLine>(),
            Day<Part<InspectionLine>>(
                "Ngày kiểm tra",
                Date,
                p => p.Item.Inspection.Day,
                null,
                required: true,
                aliases: ["Ngày"]
            ),
            List<Part<InspectionLine>, InspectionKind>(
                "Loại",
                Kind,
                WordLists.InspectionKinds,
                p => (p.Item.Inspection.Kind, p.Item.Inspection.KindText),
                (p, v, text) => (p.Item.Inspection.Kind, p.Item.Inspection.KindText) = (v, text)
            ),
            Text<Part<InspectionLine>>(
                "Số biên bản",
                "Minutes number",
                p => p.Item.Inspection.MinutesNumber,
                (p, v) => p.Item.Inspection.MinutesNumber = v
            ),
            Text<Part<InspectionLine>>(
                "Đoàn kiểm tra",
                "Team",
                p => p.Item.Inspection.Team,
                (p, v) => p.Item.Inspection.Team = v,
                width: 30
            ),
            List<Part<InspectionLine>, Conclusion>(
                "Kết luận",
                "Conclusion",
                WordLists.Conclusions,
                p => (p.Item.Inspection.Conclusion, p.Item.Inspection.ConclusionText),
                (p, v, text) => (p.Item.Inspection.Conclusion, p.Item.Inspection.ConclusionText) = (v, text)
            ),
            Text<Part<InspectionLine>>("Kiến nghị", Finding, p => p.Item.Finding?.Text, null, width: 40),
            Day<Part<InspectionLine>>(
                "Hạn khắc phục",
                FixBy,
                p => p.Item.Finding?.FixBy,
                (p, d) =>
                {
                    if (p.Item.Finding is { } f)
                        f.FixBy = d;
                },
                fact: false
            ),
            Day<Part<InspectionLine>>(
                "Ngày khắc phục",
                Fixed,
                p => p.Item.Finding?.Fixed,
                (p, d) =>
                {
                    if (p.Item.Finding is { } f)
                        f.Fixed = d;
                }
            ),
            YesNo<Part<InspectionLine>>(
                "Đề nghị cấp tiếp",
                "Continue funding",
                p => p.Item.Inspection.ContinueFunding,
                (p, v) => p.Item.Inspection.ContinueFunding = v
            ),
            Text<Part<InspectionLine>>(
                "Số thông báo",
                "Notice number",
                p => p.Item.Inspection.Notice.Number,
                (p, v) => p.Item.Inspection.Notice = p.Item.Inspection.Notice with { Number = v },
                200
            ),
            Day<Part<InspectionLine>>(
                "Ngày thông báo",
                "Noticed",
                p => p.Item.Inspection.Notice.Day,
                (p, d) => p.Item.Inspection.Notice = p.Item.Inspection.Notice with { Day = d }
            ),
            Text<Part<InspectionLine>>(
                "Nội dung biên bản",
                "Minutes",
                p => p.Item.Inspection.Minutes,
                (p, v) => p.Item.Inspection.Minutes = v,
                width: 40
            ),
            Text<Part<InspectionLine>>(
                "Người khắc phục",
                "Finding owner",
                p => p.Item.Finding?.Owner,
                (p, v) =>
                {
                    if (p.Item.Finding is { } f)
                        f.Owner = v;
                },
                300
            ),
            Text<Part<InspectionLine>>(
                "Minh chứng khắc phục",
                "Proof",
                p => p.Item.Finding?.Proof,
                (p, v) =>
                {
                    if (p.Item.Finding is { } f)
                        f.Proof = v;
                },
                width: 30
            ),
            Remark<Part<InspectionLine>>(p => p.Item.Inspection.Note, (p, v) => p.Item.Inspection.Note = v),
        ]
    );

    /// <summary>Changes that were decided; what is still on its way is settled here, not by a file.</summary>
    public static readonly Sheet<Part<ChangeRequest>> Changes = new(
        "Điều chỉnh",
        "Changes",
        [
            .. TaskKey<ChangeRequest>(),
            Number<Part<ChangeRequest>>("Lần", Number, p => p.Item.Number, null, required: true),
            List<Part<ChangeRequest>, ChangeKind>(
                "Loại",
                Kind,
                WordLists.ChangeKinds,
                p => (p.Item.Kind, null),
                null,
                required: true
            ),
            Day<Part<ChangeRequest>>(
                "Ngày đề nghị",
                "Requested",
                p => p.Item.Requested,
                (p, d) => p.Item.Requested = d
            ),
            Text<Part<ChangeRequest>>(
                "Người đề nghị",
                "Asker",
                p => p.Item.Asker.Length == 0 ? null : p.Item.Asker,
                (p, v) => p.Item.Asker = v ?? "",
                300
            ),
            Text<Part<ChangeRequest>>(
                "Số công văn",
                "Letter number",
                p => p.Item.Letter.Number,
                (p, v) => p.Item.Letter = p.Item.Letter with { Number = v },
                200
            ),
            Day<Part<ChangeRequest>>(
                "Ngày công văn",
                "Letter date",
                p => p.Item.Letter.Day,
                (p, d) => p.Item.Letter = p.Item.Letter with { Day = d }
            ),
            Text<Part<ChangeRequest>>("Lý do", "Reason", p => p.Item.Reason, (p, v) => p.Item.Reason = v, width: 30),
            Text<Part<ChangeRequest>>("Căn cứ", "Ground", p => p.Item.Ground, (p, v) => p.Item.Ground = v, 50),
            Day<Part<ChangeRequest>>(
                "Kết thúc mới",
                NewEnd,
                p => p.Item.NewEnd,
                (p, d) => p.Item.NewEnd = d,
                fact: false
            ),
            Text<Part<ChangeRequest>>(
                "Lý do ngoại lệ",
                "Exception",
                p => p.Item.ExceptionReason,
                (p, v) => p.Item.ExceptionReason = v,
                width: 30
            ),
            Number<Part<ChangeRequest>>(
                "Phạm vi",
                "Scope",
                p => p.Item.Scope == ContentScope.None ? null : (int)p.Item.Scope,
                (p, v) => p.Item.Scope = (ContentScope)(v ?? 0)
            ),
            Day<Part<ChangeRequest>>(
                "Ngày đủ hồ sơ",
                "Dossier complete",
                p => p.Item.DossierDay,
                (p, d) => p.Item.DossierDay = d
            ),
            Text<Part<ChangeRequest>>(
                "Ý kiến",
                "Opinion",
                p => p.Item.Opinion,
                (p, v) => p.Item.Opinion = v,
                width: 30
            ),
            YesNo<Part<ChangeRequest>>(
                "Đề nghị chấp thuận",
                "Supported",
                p => p.Item.Supported,
                (p, v) => p.Item.Supported = v
            ),
            Text<Part<ChangeRequest>>(
                "Căn cứ ủy quyền",
                "Delegation",
                p => p.Item.Delegation,
                (p, v) => p.Item.Delegation = v,
                500
            ),
            Text<Part<ChangeRequest>>(
                "Trước điều chỉnh",
                "Before",
                p => p.Item.Before,
                (p, v) => p.Item.Before = v,
                width: 30
            ),
            Text<Part<ChangeRequest>>(
                "Sau điều chỉnh",
                After,
                p => p.Item.NewName ?? p.Item.After,
                (p, v) => PutAfter(p.Item, v),
                width: 30
            ),
            Email<Part<ChangeRequest>>("Email mới", NewEmail, p => p.Item.NewEmail, (p, v) => p.Item.NewEmail = v),
            Text<Part<ChangeRequest>>(
                "Mục chi",
                "Headings",
                p => HeadingText.Of(p.Item.Headings),
                (p, v) => HeadingText.Put(v, p.Item.Headings),
                width: 30
            ),
            Day<Part<ChangeRequest>>(
                "Hiệu lực từ",
                "Effective",
                p => p.Item.Effective,
                (p, d) => p.Item.Effective = d,
                fact: false
            ),
            Amount<Part<ChangeRequest>>(
                "Số tiền cấp khi chấm dứt",
                "Termination amount",
                p => p.Item.Granted,
                (p, v) => p.Item.Granted = v
            ),
            Amount<Part<ChangeRequest>>(
                "Số tiền phải thu hồi",
                "Refund due",
                p => p.Item.RefundDue,
                (p, v) => p.Item.RefundDue = v
            ),
            Text<Part<ChangeRequest>>(
                "Số quyết định",
                "Decision number",
                p => p.Item.Decision.Number,
                (p, v) => p.Item.Decision = p.Item.Decision with { Number = v },
                200
            ),
            Day<Part<ChangeRequest>>(
                "Ngày quyết định",
                "Decided",
                p => p.Item.Decision.Day ?? p.Item.Answered,
                (p, d) => (p.Item.Decision, p.Item.Answered) = (p.Item.Decision with { Day = d }, d)
            ),
            List<Part<ChangeRequest>, Outcome>(
                "Kết quả",
                "Outcome",
                WordLists.Outcomes,
                p => (p.Item.State == ChangeState.Refused ? Outcome.Refused : Outcome.Approved, null),
                (p, v, _) => p.Item.State = v == Outcome.Refused ? ChangeState.Refused : ChangeState.Approved
            ),
        ]
    );

    /// <summary>Every sheet in the order in which a workbook is read and written.</summary>
    public static readonly IReadOnlyList<Sheet> All =
    [
        TaskSheet.Sheet,
        Tranches,
        Ledger,
        YearBudgets,
        BudgetChanges,
        Extensions,
        Changes,
        Reports,
        Inspections,
    ];

    /// <summary>The new lead or host by name, else the text as changed.</summary>
    private static void PutAfter(ChangeRequest change, string? text)
    {
        if (change.Kind is ChangeKind.Lead or ChangeKind.Host)
            change.NewName = text;
        else
            change.After = text;
    }

    private static IEnumerable<Column<Part<T>>> TaskKey<T>() =>
        [
            Text<Part<T>>("Nguồn dữ liệu", TaskSheet.Source, p => p.Task.Source, null, 100),
            Text<Part<T>>(
                "Mã nhiệm vụ",
                TaskSheet.Code,
                p => p.Task.Code,
                null,
                100,
                required: true,
                aliases: ["Mã số", "Mã đề tài"]
            ),
        ];

    private static Column<T> Remark<T>(Func<T, string?> get, Action<T, string?> set) =>
        Text("Ghi chú", Note, get, set, width: 30);
}
