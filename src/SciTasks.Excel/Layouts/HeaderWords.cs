using System.Text.RegularExpressions;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Exchange;

namespace SciTasks.Excel.Layouts;

/// <summary>What a column of someone's list seems to hold.</summary>
/// <param name="Targets">English names of columns of the exchange workbook; several where one cell holds several
/// facts.</param>
/// <param name="Cut">How the cell is taken apart; null where it is taken whole.</param>
/// <param name="Confidence">From 0 to 1.</param>
internal sealed record HeaderGuess(IReadOnlyList<string> Targets, string? Cut, double Confidence);

/// <summary>How departments head the columns of their lists, without accents.</summary>
internal static partial class HeaderWords
{
    /// <summary>The column numbers the rows, or adds up what other columns hold.</summary>
    public static readonly HeaderGuess Ordinal = new([], null, 1),
        Total = new([], null, 0.9);

    private sealed record Rule(Regex When, HeaderGuess Means);

    private static Rule Of(string when, double confidence, string? cut, params string[] targets) =>
        new(
            new(when, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)),
            new(targets, cut, confidence)
        );

    private const string Body = "(co quan|to chuc|don vi)",
        Paper = @"\b(qd|quyet dinh)\b",
        Contract = @"(hop dong|\bhd\b(?! nghiem thu))";

    // The first that fits decides, so that what is more particular stands first.
    private static readonly Rule[] Rules =
    [
        Of("^(s?tt|so tt|so thu tu|no)$", 1, null),
        // What sounds like a fact we keep and is another: named as left out, never taken for it.
        Of(
            "phoi hop|tham gia|thu huong|quyet toan|thu hoi|nop bao cao|kiem tra|hoi dong|(hop|lap) (hd|hoi dong)|loai hinh (don vi|to chuc)",
            0.3,
            null
        ),
        Of(@"(kinh phi|von|du toan).*\b(19|20)\d\d", 0.3, null),
        Of("^thoi gian nghiem thu|ngay (nghiem thu|nt)$", 0.9, null, "Accepted"),
        Of("^thoi gian (thuc hien|theo)", 0.9, Cuts.Period, TaskSheet.Start, TaskSheet.End),
        Of("^(nam|thang) bat dau", 0.9, null, TaskSheet.Start),
        Of("^(nam|thang) ket thuc", 0.9, null, TaskSheet.End),
        Of("^ten (co quan|to chuc|don vi)", 0.9, null, TaskSheet.Host),
        Of("^(project |task )?(title|name)$", 0.9, null, TaskSheet.Title),
        Of("^host( organi[sz]ation| institution)?$|^(organi[sz]ation|institution)$", 0.9, null, TaskSheet.Host),
        Of("^(principal investigator|pi|project lead(er)?|lead(er)?)( name)?$", 0.9, null, TaskSheet.Lead),
        Of("^(counterpart|matching)( fund(s|ing)?)?$", 0.9, null, "Counterpart"),
        Of("^(remarks?|notes?|comments?)$", 0.9, null, "Note"),
        Of("^(status|results?|grade|outcome)$", 0.8, Cuts.Outcome, Cuts.OfOutcome),
        Of("^start( date)?$", 0.9, null, TaskSheet.Start),
        Of("^end( date)?$", 0.9, null, TaskSheet.End),
        Of("^(approved |state |total )?(budget|amount|funding)$", 0.7, null, "State budget"),
        Of($"{Body}.*(chu tri|thuc hien).*(chu nhiem|cndt)", 0.95, Cuts.Party, TaskSheet.Host, TaskSheet.Lead),
        Of($"(chu nhiem|cndt).*{Body}", 0.9, Cuts.Party, TaskSheet.Host, TaskSheet.Lead),
        Of(
            "(chu nhiem|chu tri|ca nhan).*(email|thu dien tu)|(email|thu dien tu).*chu nhiem",
            0.9,
            null,
            TaskSheet.LeadEmail
        ),
        Of($"{Body}.*(email|thu dien tu)|(email|thu dien tu).*{Body}", 0.9, null, TaskSheet.HostEmail),
        Of(
            "ten (cac )?(nhiem vu|de tai|du an|de an)|^ten$|^(de tai|nhiem vu|du an|de an)( khcn| kh cn)?$",
            0.95,
            null,
            TaskSheet.Title
        ),
        Of(
            "^chu nhiem|chu nhiem (de tai|nhiem vu|du an)|cndt|ca nhan chu tri|nguoi (chu tri|thuc hien|chu nhiem)|ho (va )?ten chu nhiem",
            0.9,
            null,
            TaskSheet.Lead
        ),
        Of($"{Body}.*(chu tri|thuc hien|chu quan)", 0.9, null, TaskSheet.Host),
        Of($"^{Body}$", 0.6, null, TaskSheet.Host),
        Of("gia han", 0.95, Cuts.Extension, Cuts.NewEnd),
        Of($"ngay.*danh muc.*|danh muc.*ngay (qd|quyet dinh)$", 0.8, null, "List decision date"),
        Of($"{Paper}.*danh muc", 0.85, Cuts.Paper, "List decision number", "List decision date"),
        Of($"{Paper}.*(cong nhan|ghi nhan)|cong nhan.*{Paper}", 0.8, Cuts.Paper, "Recognition number", "Recognised"),
        Of($"^(so.*)?{Paper}.*(nghiem thu|hoi dong)", 0.4, null),
        Of($"^ngay.*{Paper}|{Paper}.* ngay$(?<!so.*)", 0.9, null, "Decision date"),
        Of(Paper, 0.9, Cuts.Paper, "Decision number", "Decision date"),
        Of("thanh ly", 0.8, Cuts.PaperDay, "Liquidated"),
        Of($"^ngay.*{Contract}", 0.9, null, "Contract date"),
        Of(Contract, 0.9, Cuts.Paper, "Contract number", "Contract date"),
        Of("ngay nghiem thu|thoi gian nghiem thu", 0.9, null, "Accepted"),
        Of("(ngay|thoi gian|thoi diem) (bat dau|khoi cong)|^bat dau|^tu (ngay|thang)", 0.9, null, TaskSheet.Start),
        Of("(ngay|thoi gian|thoi diem) (ket thuc|hoan thanh)|^ket thuc|^den (ngay|thang)", 0.9, null, TaskSheet.End),
        Of("thoi gian|thoi han|nam thuc hien|^nam$", 0.9, Cuts.Period, TaskSheet.Start, TaskSheet.End),
        Of(
            "(kinh phi|so tien|von).*(da cap|da giai ngan|da thanh toan|con lai)|(da cap|da giai ngan|con lai)",
            0.3,
            null
        ),
        Of(
            "nsnn|ngan sach|su nghiep|\\bns (tinh|tw|khcn|kh cn)|nguon tinh|kinh phi nha nuoc",
            0.9,
            null,
            "State budget"
        ),
        Of("dan (dong gop|gop)|von dan", 0.9, null, "Other funds"),
        Of("doi ung|tu co", 0.9, null, "Counterpart"),
        Of("(kinh phi|von|nguon).*(khac|xa hoi hoa|doanh nghiep)|^(nguon|von) khac", 0.9, null, "Other funds"),
        Of("(kinh phi|von).*tong|tong (so|cong|kinh phi|von|du toan)|^tong$", 0.9, null),
        Of("kinh phi|du toan|so tien", 0.6, null, "State budget"),
        Of(
            "xep loai|ket qua|danh gia|tinh trang|hien trang|tien do|tinh hinh|trang thai|nghiem thu",
            0.8,
            Cuts.Outcome,
            Cuts.OfOutcome
        ),
        Of("^noi dung( thuc hien| nhiem vu)?$", 0.6, null, TaskSheet.Title),
        Of("linh vuc", 0.9, null, "Field"),
        Of("chuong trinh", 0.9, null, "Programme"),
        Of("loai hinh|loai nhiem vu|^loai", 0.9, null, "Type"),
        Of("^cap( quan ly| nhiem vu| de tai)?$", 0.9, null, "Level"),
        Of("^ma$|ma (so|de tai|nhiem vu)|so hieu|ky hieu", 0.9, null, TaskSheet.Code),
        Of("can bo theo doi|nguoi theo doi|chuyen vien", 0.9, null, TaskSheet.Officer),
        Of("nguyen nhan|vuong mac|kho khan", 0.9, null, "Cause"),
        Of("huong xu ly|giai phap|kien nghi", 0.8, null, "Next action"),
        Of("ung dung|dia chi ung dung|noi tiep nhan", 0.6, null, "Application"),
        Of("ghi chu", 0.9, null, "Note"),
    ];

    [GeneratedRegex(@"\bkp\b", RegexOptions.None, 1000)]
    private static partial Regex Shortened();

    /// <summary>The column rightly gives nothing: it numbers or adds up.</summary>
    public static bool IsIdle(HeaderGuess? guess) => guess is { Targets.Count: 0, Confidence: >= 0.9 };

    /// <returns>Null where nothing is known of such a header.</returns>
    public static HeaderGuess? Guess(string header)
    {
        var bare = MoneyText.WithoutUnit(header);
        if (TaskSheet.Sheet.AllColumns.FirstOrDefault(c => c.Matches(Folding.Key(bare))) is { } column)
            return column.English == TaskSheet.Duration
                ? new([TaskSheet.Start, TaskSheet.End], Cuts.Period, 1)
                : new([column.English], null, 1);
        var folded = Shortened().Replace(Folding.Fold(bare), "kinh phi");
        return Rules.FirstOrDefault(r => r.When.IsMatch(folded))?.Means;
    }
}
