using ClosedXML.Excel;

namespace SciTasks.Testing;

/// <summary>A list as a department keeps it.</summary>
public static class MadeList
{
    /// <summary>Letterhead, unit, a two-row header with merged cells, groups, and twelve rows of three hundred with a
    /// fault: ten amounts, two periods.</summary>
    public static byte[] ThreeHundred()
    {
        using var workbook = new XLWorkbook();
        var page = workbook.AddWorksheet("DM nhiệm vụ");
        page.Cell("A1").SetValue("SỞ KHOA HỌC VÀ CÔNG NGHỆ");
        page.Cell("A2").SetValue("DANH MỤC NHIỆM VỤ KH&CN CẤP TỈNH");
        page.Cell("F3").SetValue("ĐVT: triệu đồng");
        string[] heads =
        [
            "STT",
            "Tên nhiệm vụ",
            "Cơ quan chủ trì/ Chủ nhiệm",
            "Số, ngày QĐ phê duyệt",
            "Thời gian thực hiện",
            "Kinh phí",
        ];
        for (var i = 0; i < heads.Length; i++)
            page.Cell(4, i + 1).SetValue(heads[i]);
        page.Cell("F5").SetValue("Tổng số");
        page.Cell("G5").SetValue("NSNN");
        page.Range("F4:G4").Merge();
        foreach (var column in "ABCDE")
            page.Range($"{column}4:{column}5").Merge();
        page.Cell("A6").SetValue("I");
        page.Cell("B6").SetValue("Lĩnh vực y tế");
        for (var i = 1; i <= 300; i++)
        {
            var row = i + 6;
            var (badMoney, badPeriod) = (i % 30 == 0, i % 150 == 1);
            page.Cell(row, 1).Value = i;
            page.Cell(row, 2).SetValue($"Nhiệm vụ thử số {i}");
            page.Cell(row, 3).SetValue($"Viện Thử nghiệm {i % 7}\nTS. Người Thứ {Words[i % 9]}");
            page.Cell(row, 4).SetValue($"{i}/QĐ-UBND ngày 12/6/2019");
            page.Cell(row, 5).SetValue(badPeriod ? "hai năm" : "7/2019 - 6/2021");
            page.Cell(row, 6).SetValue("100,5");
            page.Cell(row, 7).SetValue(badMoney ? "một trăm" : "100,5");
        }
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static readonly string[] Words = ["Không", "Nhất", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám"];
}
