using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Tasks;

namespace SciTasks.Excel.Exchange;

/// <summary>The words of a list column and the values they stand for. The first word of a value is the one written,
/// the last its English.</summary>
public sealed class WordList<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _byKey = [];
    private readonly Dictionary<T, string> _word = [];
    private readonly Dictionary<T, string> _english = [];

    public WordList(params (T Value, string[] Words)[] entries)
    {
        foreach (var (value, words) in entries)
        {
            (_word[value], _english[value]) = (words[0], words[^1]);
            foreach (var word in words)
                _byKey[Folding.Key(word)] = value;
        }
    }

    /// <summary>The value of a word, matched without accents and case; null where the list does not know it.</summary>
    public T? Find(string? word) =>
        word is not null && _byKey.TryGetValue(Folding.Key(word), out var value) ? value : null;

    /// <summary>The written word of every value.</summary>
    public IReadOnlyList<string> All => [.. _word.Values];

    public string? Word(T? value) => value is { } v ? _word[v] : null;

    public string? English(T? value) => value is { } v ? _english[v] : null;

    /// <summary>The written word of the value a text means, or the text itself where it is unknown.</summary>
    public string Canonical(string text) => Find(text) is { } value ? _word[value] : text;
}

/// <summary>The lists of the exchange workbook (docs/rules/exchange.md).</summary>
public static class WordLists
{
    public static readonly WordList<TaskType> Types = new(
        (TaskType.ResearchTopic, ["đề tài KH&CN", "đề tài", "research topic"]),
        (TaskType.PilotProduction, ["dự án SXTN", "dự án sản xuất thử nghiệm", "pilot production"]),
        (TaskType.ScientificScheme, ["đề án khoa học", "đề án", "scientific scheme"]),
        (TaskType.StProject, ["dự án KH&CN", "S&T project"]),
        (TaskType.RuralMountain, ["dự án NTMN", "dự án nông thôn miền núi", "rural and mountain project"]),
        (TaskType.BasicResearch, ["nghiên cứu cơ bản", "basic research"]),
        (TaskType.AppliedResearch, ["nghiên cứu ứng dụng", "applied research"]),
        (TaskType.TechnologyDevelopment, ["phát triển công nghệ", "technology development"]),
        (TaskType.SocialSolution, ["giải pháp xã hội", "phát triển giải pháp xã hội", "social solution"]),
        (TaskType.RegularTask, ["nhiệm vụ thường xuyên", "regular task"]),
        (TaskType.Other, ["khác", "other"])
    );

    public static readonly WordList<TaskLevel> Levels = new(
        (TaskLevel.Provincial, ["tỉnh", "cấp tỉnh", "provincial"]),
        (TaskLevel.Grassroots, ["cơ sở", "cấp cơ sở", "grassroots"]),
        (TaskLevel.Sector, ["ngành", "cấp ngành", "sector"]),
        (TaskLevel.FormerDistrict, ["huyện (cũ)", "huyện", "cấp huyện", "district"]),
        (TaskLevel.Ministerial, ["bộ", "cấp bộ", "ministerial"]),
        (TaskLevel.National, ["quốc gia", "cấp quốc gia", "national"])
    );

    public static readonly WordList<Assignment> Assignments = new(
        (Assignment.CompetitiveSelection, ["tuyển chọn", "competitive selection"]),
        (Assignment.DirectAssignment, ["giao trực tiếp", "direct assignment"]),
        (Assignment.Commission, ["đặt hàng", "commission"]),
        (Assignment.GrantReview, ["xét tài trợ", "grant review"])
    );

    public static readonly WordList<LumpSum> LumpSums = new(
        (LumpSum.ToFinalProduct, ["đến sản phẩm cuối cùng", "khoán đến sản phẩm cuối cùng", "to final product"]),
        (LumpSum.Partial, ["từng phần", "khoán từng phần", "partial"]),
        (LumpSum.None, ["không khoán", "none"])
    );

    /// <summary>Old passing grades are words of Đạt; the task keeps the word itself.</summary>
    public static readonly WordList<Grade> Grades = new(
        (Grade.Excellent, ["Xuất sắc", "excellent"]),
        (Grade.Pass, ["Đạt", "Giỏi", "Khá", "Trung bình", "A", "B", "C", "pass"]),
        (Grade.Fail, ["Không đạt", "fail"])
    );

    public static readonly WordList<Fund> Funds = new(
        (Fund.State, ["NSNN", "ngân sách nhà nước", "state", "state budget"]),
        (Fund.Counterpart, ["đối ứng", "vốn đối ứng", "counterpart"]),
        (Fund.Other, ["khác", "nguồn khác", "other"])
    );

    public static readonly WordList<LedgerKind> LedgerKinds = new(
        (LedgerKind.Advance, ["tạm ứng", "advance"]),
        (LedgerKind.Payment, ["thanh toán", "payment"]),
        (LedgerKind.Settlement, ["hoàn ứng", "settlement"]),
        (LedgerKind.Return, ["nộp trả", "return"]),
        (LedgerKind.Recovery, ["thu hồi", "recovery"]),
        (LedgerKind.Reversal, ["đảo", "reversal"]),
        (LedgerKind.OpeningBalance, ["lũy kế đã cấp", "lũy kế", "đã cấp trước", "opening balance"])
    );

    public static readonly WordList<Outcome> Outcomes = new(
        (Outcome.Approved, ["chấp thuận", "approved"]),
        (Outcome.Refused, ["từ chối", "refused"]),
        (Outcome.Pending, ["đang xem xét", "pending"])
    );

    public static readonly WordList<Review> Reviews = new(
        (Review.Accepted, ["chấp nhận", "accepted"]),
        (Review.Returned, ["trả lại", "returned"]),
        (Review.NotRequired, ["không phải nộp", "not required"])
    );

    public static readonly WordList<ChangeKind> ChangeKinds = new(
        (ChangeKind.Extension, ["gia hạn", "extension"]),
        (ChangeKind.Shortening, ["rút ngắn", "shortening"]),
        (ChangeKind.Lead, ["thay chủ nhiệm", "change of lead"]),
        (ChangeKind.Host, ["thay tổ chức chủ trì", "change of host"]),
        (ChangeKind.Content, ["điều chỉnh nội dung", "content"]),
        (ChangeKind.Headings, ["điều chỉnh mục chi", "budget headings"]),
        (ChangeKind.Suspension, ["tạm dừng", "suspension"]),
        (ChangeKind.Resumption, ["tiếp tục", "resumption"]),
        (ChangeKind.Termination, ["chấm dứt", "termination"])
    );

    public static readonly WordList<ReportAlignment> Alignments = new(
        (ReportAlignment.FromStart, ["từ ngày bắt đầu", "from start"]),
        (ReportAlignment.Calendar, ["theo năm dương lịch", "calendar"])
    );

    public static readonly WordList<InspectionKind> InspectionKinds = new(
        (InspectionKind.Periodic, ["định kỳ", "periodic"]),
        (InspectionKind.AdHoc, ["đột xuất", "ad hoc"]),
        (InspectionKind.Interim, ["đánh giá trong kỳ", "interim"])
    );

    public static readonly WordList<Conclusion> Conclusions = new(
        (Conclusion.Pass, ["đạt", "pass"]),
        (Conclusion.PassWithFindings, ["đạt có kiến nghị", "pass with findings"]),
        (Conclusion.Fail, ["không đạt", "fail"])
    );
}
