using System.Globalization;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;

namespace SciTasks.Word;

/// <summary>What the papers of a department begin and end with.</summary>
/// <param name="Superior">The provincial people's committee.</param>
/// <param name="Abbreviation">Of the department in numbers, for example SKHCN.</param>
public sealed record Office(string Superior, string Name, string Abbreviation, string Place, AmountStyle Words);

/// <summary>Drafts of the papers of a tranche: the decision to disburse, and the host's request. Pure functions of
/// task and tranche.</summary>
public static class FundingPapers
{
    /// <param name="amount">In đồng, the amount to be approved.</param>
    /// <param name="regime">The laws and circulars the task is governed by.</param>
    public static void Decision(
        ResearchTask task,
        Tranche tranche,
        Money amount,
        string regime,
        Office office,
        Stream to
    )
    {
        var paper = new AdministrativeDocument();
        paper.Head(new(office.Superior, office.Name, $"/QĐ-{office.Abbreviation}", office.Place, tranche.Approved));
        paper.Title(
            "Quyết định",
            $"Về việc cấp kinh phí đợt {Number(tranche.Number)} thực hiện nhiệm vụ khoa học và công nghệ “{task.Title}”"
        );
        paper.Centred($"GIÁM ĐỐC {office.Name.ToUpperInvariant()}");
        foreach (var ground in Grounds(task, tranche, regime))
            paper.Paragraph(ground, italic: true);
        paper.Centred("QUYẾT ĐỊNH:");
        paper.Article(
            "Điều 1.",
            $"Cấp kinh phí đợt {Number(tranche.Number)}{(tranche.Final == true ? " (đợt cuối)" : "")} từ {Source(tranche.Fund)} cho {PaperWords.Host(task, tranche.Approved)} để thực hiện nhiệm vụ khoa học và công nghệ mã số {task.Code}, chủ nhiệm: {task.Lead?.Name ?? "…"}."
        );
        paper.Paragraph($"Số tiền: {amount} đồng (Bằng chữ: {AmountInWords.Of(amount, office.Words)}).");
        var own = task.Ledger.SumsOf(tranche, DateOnly.MaxValue);
        var paid = task.Ledger.NetPaid(tranche.Fund) - (own.Paid - own.CameBack);
        paper.Figures([
            ("Kinh phí được phê duyệt", PaperWords.Dong(task.Budget(tranche.Fund))),
            ("Đã cấp các đợt trước", PaperWords.Dong(paid)),
            ($"Cấp đợt {Number(tranche.Number)}", PaperWords.Dong(amount)),
            (
                "Còn lại sau đợt này",
                task.Budget(tranche.Fund) is { } total ? PaperWords.Dong(total - paid - amount) : "…"
            ),
        ]);
        paper.Article(
            "Điều 2.",
            $"{PaperWords.Host(task, tranche.Approved)} có trách nhiệm sử dụng kinh phí đúng mục đích, đúng nội dung hợp đồng và hoàn tạm ứng theo quy định."
        );
        if (!string.IsNullOrWhiteSpace(tranche.Conditions))
            paper.Paragraph($"Điều kiện cấp: {tranche.Conditions}");
        paper.Article(
            "Điều 3.",
            $"Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Trưởng phòng Quản lý khoa học, Kế toán, {PaperWords.Host(task, tranche.Approved)}, chủ nhiệm nhiệm vụ và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."
        );
        paper.Signature(["- Như Điều 3;", "- Kho bạc Nhà nước;", "- Lưu: VT, KHTC."], SignedBy(task, tranche), null);
        paper.Save(to);
    }

    /// <summary>The host's request for the tranche, to be signed there.</summary>
    public static void Request(ResearchTask task, Tranche tranche, Money amount, Office office, Stream to)
    {
        var paper = new AdministrativeDocument();
        paper.Head(new(null, PaperWords.Host(task, tranche.Requested), null, office.Place, null));
        paper.Title("Giấy đề nghị cấp kinh phí", $"Đợt {Number(tranche.Number)} – nhiệm vụ mã số {task.Code}");
        paper.Centred($"Kính gửi: {office.Name}");
        paper.Paragraph(
            $"{PaperWords.Host(task, tranche.Requested)} là tổ chức chủ trì nhiệm vụ khoa học và công nghệ “{task.Title}”, chủ nhiệm: {task.Lead?.Name ?? "…"}, thực hiện theo Hợp đồng số {task.Contract.Number ?? "…"} ngày {PaperWords.Day(task.Contract.Day)}."
        );
        paper.Paragraph(
            $"Đề nghị {office.Name} cấp kinh phí đợt {Number(tranche.Number)}{(tranche.Final == true ? " (đợt cuối)" : "")} từ {Source(tranche.Fund)}:"
        );
        paper.Paragraph($"Số tiền: {amount} đồng (Bằng chữ: {AmountInWords.Of(amount, office.Words)}).");
        var sums = (
            Paid: task.Ledger.NetPaid(tranche.Fund),
            Settled: task.Ledger.Settled(tranche.Fund, DateOnly.MaxValue),
            Open: task.Ledger.UnsettledAdvances(DateOnly.MaxValue)
        );
        paper.Figures([
            ("Kinh phí được phê duyệt", PaperWords.Dong(task.Budget(tranche.Fund))),
            ("Lũy kế đã cấp", PaperWords.Dong(sums.Paid)),
            ("Đã hoàn tạm ứng, thanh toán", PaperWords.Dong(sums.Settled)),
            ("Tạm ứng chưa hoàn", PaperWords.Dong(sums.Open)),
            ("Đề nghị cấp đợt này", PaperWords.Dong(amount)),
        ]);
        paper.Paragraph(
            "Tên tài khoản: ................................................................................................"
        );
        paper.Paragraph(
            "Số tài khoản: ......................................... tại: ..............................................."
        );
        paper.Paragraph(
            "Kèm theo: báo cáo tiến độ, bảng kê khối lượng công việc đã hoàn thành, chứng từ hoàn tạm ứng các đợt trước (nếu có)."
        );
        paper.Paragraph($"{PaperWords.Host(task, tranche.Requested)} chịu trách nhiệm về tính chính xác của số liệu trên./.");
        paper.Signatures("CHỦ NHIỆM NHIỆM VỤ", "THỦ TRƯỞNG ĐƠN VỊ");
        paper.Save(to);
    }

    /// <summary>A deputy signs for the director (KT.).</summary>
    private static IReadOnlyList<string> SignedBy(ResearchTask task, Tranche tranche) =>
        task.MovesOf(tranche)
            .LastOrDefault(m => m.Kind == MoveKind.Approve)
            ?.Actor.StartsWith("Phó Giám đốc", StringComparison.Ordinal) == true
            ? ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
            : ["GIÁM ĐỐC"];

    private static IEnumerable<string> Grounds(ResearchTask task, Tranche tranche, string regime)
    {
        yield return $"Căn cứ {regime};";
        if (task.Approval.IsKnown)
            yield return $"Căn cứ Quyết định số {task.Approval.Number ?? "…"} ngày {PaperWords.Day(task.Approval.Day)} về việc phê duyệt nhiệm vụ khoa học và công nghệ;";
        if (task.Contract.IsKnown)
            yield return $"Căn cứ Hợp đồng số {task.Contract.Number ?? "…"} ngày {PaperWords.Day(task.Contract.Day)} giữa Sở và {PaperWords.Host(task, task.Contract.Day)};";
        if (task.Inspections.Where(i => i.Day is not null).MaxBy(i => i.Day) is { } inspection)
            yield return $"Căn cứ Biên bản kiểm tra {(inspection.MinutesNumber is { } number ? $"số {number} " : "")}ngày {PaperWords.Day(inspection.Day)};";
        yield return task.RequestOf(tranche) is { DocumentNumber: { } letter, DocumentDay: var on }
            ? $"Theo đề nghị của {PaperWords.Host(task, tranche.Approved)} tại văn bản số {letter} ngày {PaperWords.Day(on)} và của Trưởng phòng Quản lý khoa học."
            : $"Theo đề nghị của {PaperWords.Host(task, tranche.Approved)} và của Trưởng phòng Quản lý khoa học.";
    }

    private static string Source(Fund fund) =>
        fund switch
        {
            Fund.State => "ngân sách sự nghiệp khoa học và công nghệ",
            Fund.Counterpart => "vốn đối ứng",
            _ => "nguồn khác",
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
