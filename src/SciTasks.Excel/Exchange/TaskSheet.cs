using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Tasks;
using static SciTasks.Excel.Exchange.ColumnKinds;

namespace SciTasks.Excel.Exchange;

/// <summary>The sheet <c>Nhiệm vụ</c>: a row a task. Whoever adds a stored fact of a task adds its column
/// here.</summary>
public static class TaskSheet
{
    public const string Code = "Code",
        Title = "Title",
        Source = "Source",
        Host = "Host organisation",
        HostEmail = "Host email",
        Lead = "Principal investigator",
        LeadEmail = "Principal investigator email",
        Officer = "Officer",
        OfficerEmail = "Officer email",
        Start = "Start",
        End = "End",
        Duration = "Duration";

    public static readonly Sheet<ResearchTask> Sheet = new(
        "Nhiệm vụ",
        "Tasks",
        [.. Identity(), .. Approval(), .. Results(), .. Ending()]
    );

    private static IEnumerable<Column<ResearchTask>> Identity() =>
        [
            Text<ResearchTask>("Nguồn dữ liệu", Source, t => t.Source, null, 100),
            Text<ResearchTask>("Mã nhiệm vụ", Code, t => t.Code, null, 100, aliases: ["Mã số", "Mã đề tài"]),
            Text<ResearchTask>(
                "Tên nhiệm vụ",
                Title,
                t => t.Title,
                (t, v) => t.Restate(t.Profile with { Title = v! }),
                2000,
                required: true,
                width: 50,
                aliases: ["Tên đề tài", "Tên dự án"]
            ),
            List<ResearchTask, TaskType>(
                "Loại hình",
                "Type",
                WordLists.Types,
                t => (t.Type, t.TypeText),
                (t, v, text) => t.Restate(t.Profile with { Type = v, TypeText = text })
            ),
            List<ResearchTask, TaskLevel>(
                "Cấp",
                "Level",
                WordLists.Levels,
                t => (t.Level, t.LevelText),
                (t, v, text) => t.Restate(t.Profile with { Level = v, LevelText = text })
            ),
            Text<ResearchTask>(
                "Lĩnh vực",
                "Field",
                t => t.Field,
                (t, v) => t.Restate(t.Profile with { Field = v }),
                200
            ),
            Text<ResearchTask>(
                "Chương trình",
                "Programme",
                t => t.Programme,
                (t, v) => t.Restate(t.Profile with { Programme = v })
            ),
            Text<ResearchTask>(
                "Tổ chức chủ trì",
                Host,
                t => t.Host?.Name,
                null,
                500,
                width: 30,
                aliases: ["Cơ quan chủ trì", "Đơn vị chủ trì"]
            ),
            Email<ResearchTask>("Email tổ chức chủ trì", HostEmail, t => t.Host?.Email, null),
            Text<ResearchTask>(
                "Chủ nhiệm",
                Lead,
                t => t.Lead?.Name,
                null,
                300,
                aliases: ["Chủ nhiệm đề tài", "Chủ nhiệm nhiệm vụ"]
            ),
            Email<ResearchTask>("Email chủ nhiệm", LeadEmail, t => t.Lead?.Email, null),
            Text<ResearchTask>("Cán bộ theo dõi", Officer, t => t.Officer?.Name, null, 300),
            Email<ResearchTask>("Email cán bộ theo dõi", OfficerEmail, t => t.Officer?.Email, null),
            List<ResearchTask, Assignment>(
                "Phương thức giao",
                "Assignment",
                WordLists.Assignments,
                t => (t.Assignment, t.AssignmentText),
                (t, v, text) => t.Restate(t.Profile with { Assignment = v, AssignmentText = text })
            ),
            List<ResearchTask, LumpSum>(
                "Phương thức khoán",
                "Lump sum",
                WordLists.LumpSums,
                t => (t.LumpSum, t.LumpSumText),
                (t, v, text) => t.Restate(t.Profile with { LumpSum = v, LumpSumText = text })
            ),
            Text<ResearchTask>(
                "Chế độ áp dụng",
                "Regime",
                t => t.RegimeCode,
                (t, v) => t.Restate(t.Profile with { RegimeCode = v }),
                20
            ),
        ];

    private static IEnumerable<Column<ResearchTask>> Approval() =>
        [
            Fact("Ngày đề xuất", "Proposed", t => t.Proposed, (t, d) => t.Restate(t.Approvals with { Proposed = d })),
            .. Cited(
                "Số quyết định danh mục",
                "List decision number",
                "Ngày quyết định danh mục",
                "List decision date",
                t => t.ListDecision,
                (t, c) => t.Restate(t.Approvals with { ListDecision = c })
            ),
            .. Cited(
                "Số quyết định",
                "Decision number",
                "Ngày quyết định",
                "Decision date",
                t => t.Approval,
                (t, c) => t.Restate(t.Approvals with { Approval = c })
            ),
            .. Cited(
                "Số hợp đồng",
                "Contract number",
                "Ngày hợp đồng",
                "Contract date",
                t => t.Contract,
                (t, c) => t.Restate(t.Approvals with { Contract = c })
            ),
            Fact(
                "Bắt đầu",
                Start,
                t => t.Start,
                (t, d) => t.Restate(t.Term with { Start = d }),
                fact: false,
                start: true,
                "Ngày bắt đầu"
            ),
            Fact(
                "Kết thúc",
                End,
                t => t.End,
                (t, d) => t.Restate(t.Term with { End = d }),
                fact: false,
                start: false,
                "Ngày kết thúc"
            ),
            Day<ResearchTask>(
                "Kết thúc sau gia hạn",
                "Extended end",
                t => TaskStatus.EffectiveEnd(t, DateOnly.MaxValue),
                null,
                fact: false
            ),
            Number<ResearchTask>(
                "Báo cáo mỗi (tháng)",
                "Report every (months)",
                t => t.ReportEveryMonths,
                (t, v) => t.Restate(t.Term with { ReportEveryMonths = v is >= 1 and <= 24 ? v : null })
            ),
            List<ResearchTask, ReportAlignment>(
                "Kỳ báo cáo",
                "Report alignment",
                WordLists.Alignments,
                t => (t.ReportAlignment, null),
                (t, v, _) => t.Restate(t.Term with { ReportAlignment = v })
            ),
            new()
            {
                Vietnamese = "Thời gian thực hiện",
                English = Duration,
                Kind = ColumnKind.Range,
                Get = _ => null,
            },
            Amount<ResearchTask>(
                "Kinh phí NSNN",
                "State budget",
                t => t.StateBudget,
                (t, v) => t.Restate(t.Budgets with { StateBudget = v })
            ),
            Amount<ResearchTask>(
                "Kinh phí đối ứng",
                "Counterpart",
                t => t.CounterpartBudget,
                (t, v) => t.Restate(t.Budgets with { CounterpartBudget = v })
            ),
            Amount<ResearchTask>(
                "Kinh phí khác",
                "Other funds",
                t => t.OtherBudget,
                (t, v) => t.Restate(t.Budgets with { OtherBudget = v })
            ),
        ];

    private static IEnumerable<Column<ResearchTask>> Results() =>
        [
            Fact(
                "Ngày nộp hồ sơ nghiệm thu",
                "Dossier submitted",
                t => t.DossierSubmitted,
                (t, d) => t.Restate(t.Results with { DossierSubmitted = d })
            ),
            Fact("Ngày nghiệm thu", "Accepted", t => t.Accepted, (t, d) => t.Restate(t.Results with { Accepted = d })),
            List<ResearchTask, Grade>(
                "Xếp loại",
                "Grade",
                WordLists.Grades,
                t => (t.Grade, t.GradeText),
                (t, v, text) => t.Restate(t.Results with { Grade = v, GradeText = text })
            ),
            Fact(
                "Ngày hoàn thiện hồ sơ",
                "Corrected",
                t => t.Corrected,
                (t, d) => t.Restate(t.Results with { Corrected = d })
            ),
            .. Cited(
                "Số đăng ký kết quả",
                "Registration number",
                "Ngày đăng ký kết quả",
                "Registered",
                t => t.Registration,
                (t, c) => t.Restate(t.Results with { Registration = c })
            ),
            .. Cited(
                "Số công nhận",
                "Recognition number",
                "Ngày công nhận",
                "Recognised",
                t => t.Recognition,
                (t, c) => t.Restate(t.Results with { Recognition = c })
            ),
            Fact("Ngày quyết toán", "Settled", t => t.Settled, (t, d) => t.Restate(t.Ending with { Settled = d })),
            Fact(
                "Ngày thanh lý",
                "Liquidated",
                t => t.Liquidated,
                (t, d) => t.Restate(t.Ending with { Liquidated = d })
            ),
        ];

    private static IEnumerable<Column<ResearchTask>> Ending() =>
        [
            .. Cited(
                "Số tạm dừng",
                "Suspension number",
                "Ngày tạm dừng",
                "Suspended",
                t => t.Suspension,
                (t, c) => t.Restate(t.Ending with { Suspension = c })
            ),
            Fact("Ngày tiếp tục", "Resumed", t => t.Resumed, (t, d) => t.Restate(t.Ending with { Resumed = d })),
            .. Cited(
                "Số chấm dứt",
                "Termination number",
                "Ngày chấm dứt",
                "Terminated",
                t => t.Termination,
                (t, c) => t.Restate(t.Ending with { Termination = c })
            ),
            Amount<ResearchTask>(
                "Số tiền cấp khi chấm dứt",
                "Termination amount",
                t => t.TerminationAmount,
                (t, v) => t.Restate(t.Ending with { TerminationAmount = v })
            ),
            Amount<ResearchTask>(
                "Số tiền phải thu hồi",
                "Refund due",
                t => t.RefundDue,
                (t, v) => t.Restate(t.Ending with { RefundDue = v })
            ),
            Fact(
                "Ngày quyết định thu hồi",
                "Refund decided",
                t => t.RefundDecided,
                (t, d) => t.Restate(t.Ending with { RefundDecided = d })
            ),
            Fact("Ngày đóng hồ sơ", "Closed", t => t.Closed, (t, d) => t.Restate(t.Ending with { Closed = d })),
            Text<ResearchTask>(
                "Lý do đóng",
                "Closing reason",
                t => t.ClosingReason,
                (t, v) => t.Restate(t.Ending with { ClosingReason = v })
            ),
            Text<ResearchTask>(
                "Nơi tiếp nhận",
                "Recipient",
                t => t.Recipient,
                (t, v) => t.Restate(t.Results with { Recipient = v })
            ),
            Text<ResearchTask>(
                "Hình thức ứng dụng",
                "Application",
                t => t.Application,
                (t, v) => t.Restate(t.Results with { Application = v })
            ),
            Text<ResearchTask>(
                "Nguyên nhân",
                "Cause",
                t => t.Cause,
                (t, v) => t.Restate(t.FollowUp with { Cause = v })
            ),
            Text<ResearchTask>(
                "Hướng xử lý",
                "Next action",
                t => t.NextAction,
                (t, v) => t.Restate(t.FollowUp with { NextAction = v })
            ),
            Fact(
                "Hạn xử lý",
                "Next action due",
                t => t.NextActionDue,
                (t, d) => t.Restate(t.FollowUp with { NextActionDue = d }),
                fact: false
            ),
            Text<ResearchTask>(
                "Người phụ trách",
                "Next action owner",
                t => t.NextActionOwner,
                (t, v) => t.Restate(t.FollowUp with { NextActionOwner = v })
            ),
            Text<ResearchTask>(
                "Ghi chú",
                "Note",
                t => t.Note,
                (t, v) => t.Restate(t.FollowUp with { Note = v }),
                width: 30
            ),
        ];

    private static IEnumerable<Column<ResearchTask>> Cited(
        string viNumber,
        string enNumber,
        string viDay,
        string enDay,
        Func<ResearchTask, Citation> get,
        Action<ResearchTask, Citation> set
    ) =>
        [
            Text<ResearchTask>(viNumber, enNumber, t => get(t).Number, (t, v) => set(t, get(t) with { Number = v })),
            Fact(viDay, enDay, t => get(t).Day, (t, d) => set(t, get(t) with { Day = d })),
        ];

    /// <summary>A day of the task; where it was given only as a month, quarter or year, the task remembers the
    /// text.</summary>
    private static Column<ResearchTask> Fact(
        string vi,
        string en,
        Func<ResearchTask, DateOnly?> get,
        Action<ResearchTask, DateOnly?> set,
        bool fact = true,
        bool start = false,
        params string[] aliases
    ) =>
        new()
        {
            Vietnamese = vi,
            English = en,
            Aliases = aliases,
            Kind = ColumnKind.Day,
            IsFact = fact,
            IsStart = start,
            Width = 13,
            Get = t => get(t) is { } day ? new DayValue(day, ApproximateDays.Of(t, en)) : null,
            Set = (t, v) =>
            {
                set(t, ((DayValue?)v)?.Day);
                ApproximateDays.Remember(t, en, ((DayValue?)v)?.Approximate);
            },
        };
}

/// <summary>Which days of a task are approximate, kept as <c>Start=2020;End=Quý II/2021</c>.</summary>
public static class ApproximateDays
{
    public static string? Of(ResearchTask task, string column) =>
        Parts(task)
            .Where(p => p.StartsWith(column + "=", StringComparison.Ordinal))
            .Select(p => p[(column.Length + 1)..])
            .FirstOrDefault();

    public static void Remember(ResearchTask task, string column, string? text)
    {
        var others = Parts(task).Where(p => !p.StartsWith(column + "=", StringComparison.Ordinal));
        var all = string.Join(';', text is null ? others : others.Append($"{column}={text}"));
        task.Restate(task.Term with { ApproximateDays = all.Length == 0 ? null : all });
    }

    private static string[] Parts(ResearchTask task) => task.ApproximateDays?.Split(';') ?? [];
}
