using System.Globalization;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Word;

/// <summary>What the papers of a change name from the rules.</summary>
/// <param name="Regime">The laws and circulars the task is governed by.</param>
/// <param name="Ground">The ground as worded, where one was chosen.</param>
/// <param name="Headings">Code of a budget heading → its name.</param>
public sealed record ChangeWords(string Regime, string? Ground, IReadOnlyDictionary<string, string> Headings);

/// <summary>Drafts of the host's letter, the decision and the submission of a change. Pure functions of task and
/// change.</summary>
public static class ChangePapers
{
    public static void Letter(ResearchTask task, ChangeRequest change, ChangeWords words, Office office, Stream to)
    {
        var paper = new AdministrativeDocument();
        paper.Head(new(null, PaperWords.Host(task, change.Letter.Day), "/", office.Place, change.Letter.Day));
        paper.Title("Công văn", $"Về việc đề nghị {Name(change)} nhiệm vụ khoa học và công nghệ mã số {task.Code}");
        paper.Centred($"Kính gửi: {office.Name}");
        paper.Paragraph(
            $"{PaperWords.Host(task, change.Letter.Day)} là tổ chức chủ trì nhiệm vụ “{task.Title}”, chủ nhiệm: {(change.Kind == ChangeKind.Lead ? change.Before : task.Lead?.Name) ?? "…"}, theo Hợp đồng số {task.Contract.Number ?? "…"} ngày {PaperWords.Day(task.Contract.Day)}, đề nghị {Name(change)} như sau:"
        );
        Body(paper, task, change, words);
        if (change.ExceptionReason is { } exception)
            paper.Article("Lý do đề nghị xem xét đặc biệt:", PaperWords.Line(exception));
        paper.Paragraph($"Kính đề nghị {office.Name} xem xét, quyết định./.");
        paper.Signatures("CHỦ NHIỆM NHIỆM VỤ", "THỦ TRƯỞNG ĐƠN VỊ");
        paper.Save(to);
    }

    public static void Decision(ResearchTask task, ChangeRequest change, ChangeWords words, Office office, Stream to)
    {
        var paper = new AdministrativeDocument();
        paper.Head(new(office.Superior, office.Name, $"/QĐ-{office.Abbreviation}", office.Place, change.Decision.Day));
        paper.Title("Quyết định", $"Về việc {Name(change)} nhiệm vụ khoa học và công nghệ “{task.Title}”");
        paper.Centred($"GIÁM ĐỐC {office.Name.ToUpperInvariant()}");
        foreach (var ground in Grounds(task, change, words))
            paper.Paragraph(ground, italic: true);
        paper.Centred("QUYẾT ĐỊNH:");
        paper.Article(
            "Điều 1.",
            $"{Capital(Name(change))} nhiệm vụ khoa học và công nghệ mã số {task.Code}, tổ chức chủ trì: {(change.Kind == ChangeKind.Host ? change.Before : PaperWords.Host(task, change.Decision.Day)) ?? "…"}, như sau:"
        );
        Body(paper, task, change, words);
        paper.Article(
            "Điều 2.",
            "Quyết định này là một phần của hợp đồng. Thời hạn báo cáo, nghiệm thu và kế hoạch cấp kinh phí được điều chỉnh tương ứng; các nội dung khác của hợp đồng không thay đổi."
        );
        paper.Article(
            "Điều 3.",
            $"Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Trưởng phòng Quản lý khoa học, {PaperWords.Host(task, change.Decision.Day)}, chủ nhiệm nhiệm vụ và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."
        );
        var deputy =
            task.MovesOn(change)
                .LastOrDefault(m => m.Kind == WorkMoveKind.ApproveChange)
                ?.Actor.StartsWith("Phó Giám đốc", StringComparison.Ordinal) == true;
        paper.Signature(
            ["- Như Điều 3;", "- UBND tỉnh (báo cáo);", "- Lưu: VT, QLKH."],
            deputy ? ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"] : ["GIÁM ĐỐC"],
            null
        );
        paper.Save(to);
    }

    public static void Submission(ResearchTask task, ChangeRequest change, ChangeWords words, Office office, Stream to)
    {
        var paper = new AdministrativeDocument();
        paper.Head(new(office.Superior, office.Name, $"/TTr-{office.Abbreviation}", office.Place, null));
        paper.Title("Tờ trình", $"Về việc {Name(change)} nhiệm vụ khoa học và công nghệ “{task.Title}”");
        paper.Centred($"Kính gửi: {office.Superior}");
        foreach (var ground in Grounds(task, change, words))
            paper.Paragraph(ground, italic: true);
        paper.Paragraph(
            $"{office.Name} kính trình {office.Superior} xem xét, quyết định {Name(change)} nhiệm vụ mã số {task.Code}, như sau:"
        );
        Body(paper, task, change, words);
        if (change.Opinion is { } opinion)
            paper.Article($"Ý kiến của {office.Name}:", PaperWords.Line(opinion));
        paper.Paragraph($"Kính trình {office.Superior} xem xét, quyết định./.");
        paper.Signature(["- Như trên;", "- Lưu: VT, QLKH."], ["GIÁM ĐỐC"], null);
        paper.Save(to);
    }

    private static void Body(AdministrativeDocument paper, ResearchTask task, ChangeRequest change, ChangeWords words)
    {
        switch (change.Kind)
        {
            case ChangeKind.Extension or ChangeKind.Shortening:
                var before =
                    TaskStatus.Approved(task).FirstOrDefault(e => e.Extension.ChangeNumber == change.Number)?.EndBefore
                    ?? TaskStatus.EffectiveEnd(task, change.Requested ?? DateOnly.MaxValue);
                paper.Figures([
                    ("Thời gian kết thúc đang có hiệu lực", PaperWords.Day(before)),
                    ("Thời gian kết thúc mới", PaperWords.Day(change.NewEnd)),
                ]);
                break;
            case ChangeKind.Headings:
                paper.Rows(
                    ["Mục chi", "Trước (đồng)", "Sau (đồng)"],
                    [50, 25, 25],
                    change.Headings.Select(h =>
                        new[]
                        {
                            words.Headings.GetValueOrDefault(h.Heading, h.Heading),
                            h.Before.ToString(),
                            h.After.ToString(),
                        }
                    )
                );
                break;
            case ChangeKind.Suspension or ChangeKind.Resumption:
                paper.Paragraph($"Hiệu lực từ ngày {PaperWords.Day(change.Effective ?? change.Decision.Day)}.");
                break;
            case ChangeKind.Termination:
                paper.Figures([
                    ("Chấm dứt từ ngày", PaperWords.Day(change.Effective ?? change.Decision.Day)),
                    ("Kinh phí NSNN còn được cấp cho phần việc đã làm", PaperWords.Dong(change.Granted ?? Money.Zero)),
                    ("Kinh phí NSNN phải thu hồi", PaperWords.Dong(change.RefundDue ?? Money.Zero)),
                ]);
                break;
            default:
                paper.Rows(
                    ["Trước điều chỉnh", "Sau điều chỉnh"],
                    [50, 50],
                    [
                        [change.Before ?? "…", change.NewName ?? change.After ?? "…"],
                    ]
                );
                break;
        }
        paper.Article("Lý do:", $"{(words.Ground is { } ground ? ground + ". " : "")}{PaperWords.Line(change.Reason)}");
    }

    private static IEnumerable<string> Grounds(ResearchTask task, ChangeRequest change, ChangeWords words)
    {
        yield return $"Căn cứ {words.Regime};";
        if (change.Delegation is { } delegation)
            yield return $"Căn cứ {delegation};";
        if (task.Approval.IsKnown)
            yield return $"Căn cứ Quyết định số {task.Approval.Number ?? "…"} ngày {PaperWords.Day(task.Approval.Day)} về việc phê duyệt nhiệm vụ khoa học và công nghệ;";
        if (task.Contract.IsKnown)
            yield return $"Căn cứ Hợp đồng số {task.Contract.Number ?? "…"} ngày {PaperWords.Day(task.Contract.Day)};";
        if (task.Inspections.Where(i => i.Day is not null).MaxBy(i => i.Day) is { } inspection)
            yield return $"Căn cứ Biên bản kiểm tra {(inspection.MinutesNumber is { } number ? $"số {number} " : "")}ngày {PaperWords.Day(inspection.Day)};";
        yield return change.Letter.Number is { } letter
            ? $"Theo đề nghị của {PaperWords.Host(task, change.Decision.Day)} tại Công văn số {letter} ngày {PaperWords.Day(change.Letter.Day)} và của Trưởng phòng Quản lý khoa học."
            : $"Theo đề nghị của {PaperWords.Host(task, change.Decision.Day)} và của Trưởng phòng Quản lý khoa học.";
    }

    private static string Name(ChangeRequest change) =>
        change.Kind switch
        {
            ChangeKind.Extension => "gia hạn thời gian thực hiện",
            ChangeKind.Shortening => "rút ngắn thời gian thực hiện",
            ChangeKind.Lead => "thay đổi chủ nhiệm",
            ChangeKind.Host => "thay đổi tổ chức chủ trì",
            ChangeKind.Content => "điều chỉnh nội dung",
            ChangeKind.Headings => "điều chỉnh kinh phí giữa các mục chi của",
            ChangeKind.Suspension => "tạm dừng thực hiện",
            ChangeKind.Resumption => "tiếp tục thực hiện",
            _ => "chấm dứt thực hiện",
        };

    private static string Capital(string text) => char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}
