using System.Globalization;
using SciTasks.Domain.Tasks;

namespace SciTasks.Word;

/// <summary>Drafts of the notice of an inspection and of its minutes. Pure functions of task and inspection.</summary>
public static class InspectionPapers
{
    /// <param name="regime">The laws and circulars the task is governed by.</param>
    public static void Notice(ResearchTask task, Inspection inspection, string regime, Office office, Stream to)
    {
        var paper = new AdministrativeDocument();
        paper.Head(
            new(office.Superior, office.Name, $"/TB-{office.Abbreviation}", office.Place, inspection.Notice.Day)
        );
        paper.Title("Thông báo", $"Về việc {Name(inspection)} nhiệm vụ khoa học và công nghệ mã số {task.Code}");
        paper.Centred($"Kính gửi: {PaperWords.Host(task, inspection.Notice.Day)}");
        paper.Paragraph($"Căn cứ {regime};", italic: true);
        if (task.Contract.IsKnown)
            paper.Paragraph(
                $"Căn cứ Hợp đồng số {task.Contract.Number ?? "…"} ngày {PaperWords.Day(task.Contract.Day)};",
                italic: true
            );
        paper.Paragraph(
            $"{office.Name} thông báo {Name(inspection)} việc thực hiện nhiệm vụ khoa học và công nghệ “{task.Title}”, chủ nhiệm: {task.Lead?.Name ?? "…"}, như sau:"
        );
        paper.Article("1. Thời gian:", $"ngày {PaperWords.Day(inspection.NoticedFor ?? inspection.Day)}.");
        paper.Article("2. Địa điểm:", $"tại {PaperWords.Host(task, inspection.Notice.Day)} và nơi triển khai nhiệm vụ.");
        paper.Article("3. Thành phần đoàn:", PaperWords.Line(inspection.Team));
        paper.Article(
            "4. Nội dung:",
            inspection.Scope is { } scope
                ? PaperWords.Line(scope)
                : "tiến độ, nội dung, sản phẩm, tình hình sử dụng và quyết toán kinh phí so với hợp đồng; việc thực hiện các kiến nghị trước đây."
        );
        paper.Article(
            "5. Chuẩn bị:",
            $"{PaperWords.Host(task, inspection.Notice.Day)} và chủ nhiệm nhiệm vụ chuẩn bị báo cáo tiến độ, báo cáo sử dụng kinh phí, sản phẩm và chứng từ để làm việc với đoàn."
        );
        paper.Paragraph($"Đề nghị {PaperWords.Host(task, inspection.Notice.Day)} phối hợp thực hiện./.");
        paper.Signature(["- Như trên;", "- Thành viên đoàn;", "- Lưu: VT, QLKH."], ["GIÁM ĐỐC"], null);
        paper.Save(to);
    }

    /// <param name="regime">The laws and circulars the task is governed by.</param>
    public static void Minutes(ResearchTask task, Inspection inspection, string regime, Office office, Stream to)
    {
        var paper = new AdministrativeDocument();
        paper.Head(new(office.Superior, office.Name, $"/BB-{office.Abbreviation}", office.Place, inspection.Day));
        paper.Title("Biên bản", $"{Capital(Name(inspection))} nhiệm vụ khoa học và công nghệ mã số {task.Code}");
        paper.Paragraph($"Căn cứ {regime};", italic: true);
        if (inspection.Notice.IsKnown)
            paper.Paragraph(
                $"Căn cứ Thông báo {(inspection.Notice.Number is { } number ? $"số {number} " : "")}ngày {PaperWords.Day(inspection.Notice.Day)} của {office.Name};",
                italic: true
            );
        paper.Article(
            "1. Nhiệm vụ:",
            $"“{task.Title}”; tổ chức chủ trì: {PaperWords.Host(task, inspection.Day)}; chủ nhiệm: {task.Lead?.Name ?? "…"}; thời gian thực hiện: {PaperWords.Day(task.Start)} – {PaperWords.Day(TaskStatus.EffectiveEnd(task, inspection.Day ?? DateOnly.MaxValue))}."
        );
        paper.Article("2. Đoàn kiểm tra:", PaperWords.Line(inspection.Team));
        paper.Article("3. Kết quả kiểm tra:", inspection.Minutes is { } text ? PaperWords.Line(text) : "…");
        if (
            task.Reports.Where(r => r.Submitted <= inspection.Day).MaxBy(r => r.To) is
            { PercentNow: { } percent } report
        )
            paper.Paragraph(
                $"Theo báo cáo tiến độ kỳ đến ngày {PaperWords.Day(report.To)}: hoàn thành {percent.ToString(CultureInfo.InvariantCulture)}% khối lượng; kinh phí sử dụng trong kỳ: {PaperWords.Dong(report.SpentNow)}."
            );
        paper.Article(
            "4. Kết luận:",
            $"{ConclusionOf(inspection)}. Đề nghị {(inspection.ContinueFunding switch { true => "tiếp tục cấp kinh phí", false => "không cấp tiếp kinh phí", _ => "…" })}."
        );
        paper.Article("5. Kiến nghị:", inspection.Findings.Count == 0 ? "không." : "");
        if (inspection.Findings.Count > 0)
            paper.Rows(
                ["Kiến nghị", "Người thực hiện", "Hạn khắc phục"],
                [54, 26, 20],
                inspection
                    .Findings.OrderBy(f => f.Number)
                    .Select(f => new[] { f.Text, f.Owner ?? task.Lead?.Name ?? "…", PaperWords.Day(f.FixBy) })
            );
        paper.Paragraph(
            "Biên bản được lập thành ba bản có giá trị như nhau, đọc cho các bên cùng nghe và thống nhất ký tên./."
        );
        paper.Signatures("ĐẠI DIỆN TỔ CHỨC CHỦ TRÌ", "TRƯỞNG ĐOÀN");
        paper.Save(to);
    }

    private static string Name(Inspection inspection) =>
        inspection.Kind switch
        {
            InspectionKind.AdHoc => "kiểm tra đột xuất",
            InspectionKind.Interim => "đánh giá trong kỳ",
            _ => "kiểm tra định kỳ",
        };

    private static string ConclusionOf(Inspection inspection) =>
        inspection.Conclusion switch
        {
            Conclusion.Pass => "Đạt",
            Conclusion.PassWithFindings => "Đạt, có kiến nghị",
            Conclusion.Fail => "Không đạt",
            _ => inspection.ConclusionText ?? "…",
        };

    private static string Capital(string text) => char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}
