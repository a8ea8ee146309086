using System.Globalization;
using System.Text.RegularExpressions;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Layouts;

/// <summary>One fact taken from a cell that holds several.</summary>
/// <param name="Warning">Code of what is left to say of it.</param>
public readonly record struct CutCell(RawCell Cell, string? Warning = null);

/// <summary>Takes a cell apart that holds several facts: host and lead, number and day of a paper, start and end, or
/// how a task ended. What is in no part stays as a remark; nothing is dropped.</summary>
public static partial class Cuts
{
    public const string Party = "party",
        Paper = "paper",
        PaperDay = "paper-day",
        Period = "period",
        Outcome = "outcome",
        Extension = "extension",
        Title = "title",
        Person = "person",
        PaidBefore = "paid-before";

    /// <summary>Not a column of the task: the new end becomes a row of the sheet of extensions.</summary>
    public const string NewEnd = "New end";

    /// <summary>Not a column of the task either: a row of the ledger, of the days that the header speaks of.</summary>
    public const string OpeningBalance = "Opening balance";

    /// <summary>What an outcome may state.</summary>
    public static readonly string[] OfOutcome = ["Grade", "Accepted", "Cause", "Note", NewEnd];

    public static readonly string[] All =
    [
        Party,
        Paper,
        PaperDay,
        Period,
        Outcome,
        Extension,
        Title,
        Person,
        PaidBefore,
    ];

    /// <param name="hostFirst">The header names the host before the lead.</param>
    public static CutCell Take(string cut, string target, RawCell cell, bool hostFirst)
    {
        if (cell.IsEmpty || cell.IsError)
            return new(cell);
        return cut switch
        {
            Party => new(Text(PartyOf(cell.Text, hostFirst) is var p && target == TaskSheet.Host ? p.Host : p.Lead)),
            Person => PersonPart(cell, target),
            Paper or PaperDay => PaperPart(cell, IsDay(target)),
            Period => PeriodPart(cell, target == TaskSheet.Start),
            Outcome => OutcomePart(cell, target),
            Extension => new(cell.Number is not null ? cell : Text(LastDay(cell))),
            Title => new(Text(TitleOf(cell.Text) is var t && target == TaskSheet.Code ? t.Code : t.Title)),
            _ => new(cell),
        };
    }

    // ---- a name with how it is reached

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.None, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"[\s,;:(–-]*(?:(?:e-?mail|đt|sđt|đtdđ|tel|điện thoại|di động)\s*[:.]?\s*)*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b0\d(?:[\s.]?\d){7,9}\b)\)?",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Contact();

    public static bool HasContact(string text) => Contact().IsMatch(text);

    private static CutCell PersonPart(RawCell cell, string target)
    {
        var text = Folding.Clean(cell.Text);
        if (target == TaskSheet.LeadEmail)
            return new(Text(Address().Match(text).Value));
        var name = HeaderBlock.Line(Contact().Replace(text, " ")).Trim(',', ';', '-', ' ');
        return new(Text(name), name == HeaderBlock.Line(text) ? null : "cut.contact");
    }

    private static bool IsDay(string target) =>
        TaskSheet.Sheet.AllColumns.Any(c => c.English == target && c.Kind == ColumnKind.Day);

    private static RawCell Text(string? text) => string.IsNullOrWhiteSpace(text) ? RawCell.Empty : new(text.Trim());

    // ---- host and lead

    private const string Titles =
        @"(?:(?:GS|PGS|TSKH|TS|ThS|Th\.S|KS|CN|BS|BSCKI{1,2}|BS\.?CK\.?I{1,2}|CKI{1,2}|DS|DSCKI{1,2}|NCS|KTS|KTV|ĐD|Ông|Bà|Đại tá|Thượng tá|Trung tá)[.:\s]+)+";

    [GeneratedRegex("^" + Titles, RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Titled();

    [GeneratedRegex(
        @"^(?:(?:cơ quan|tổ chức|đơn vị)(?: chủ trì| thực hiện)?|chủ nhiệm(?: đề tài| nhiệm vụ| dự án)?|cndt|cnđt|cn đề tài|cn|chủ trì)\s*:\s*",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"\b(?:trung tam|vien|so|truong|benh vien|cong ty|cty|hoi|chi cuc|cuc|ban|uy ban|ubnd|phong|dai hoc|cao dang|hop tac xa|htx|lien hiep|lien minh|doanh nghiep|tram|dai|bao|hoc vien|cong an|bo chi huy|tinh doan|thanh tra|toa an|co so|chi nhanh|vuon)\b",
        RegexOptions.None,
        1000
    )]
    private static partial Regex BodyWord();

    public static bool IsTitledPerson(string text) => Titled().IsMatch(text.Trim());

    public static bool IsBody(string text) => BodyWord().IsMatch(Folding.Fold(text)) && !IsTitledPerson(text);

    /// <summary>By lines first, else by what parts them; who has a title is the lead, what is called a body the host. Where
    /// neither says, the order of the header does.</summary>
    public static (string? Host, string? Lead) PartyOf(string text, bool hostFirst)
    {
        var parts = Pieces(Contact().Replace(text, " "));
        var leads = parts.Where(p => IsLead(p)).ToList();
        var hosts = parts.Except(leads).Where(p => IsHost(p)).ToList();
        var rest = parts.Except(leads).Except(hosts).ToList();
        if (rest.Count > 0 && hosts.Count == 0 && (leads.Count > 0 || hostFirst || rest.Count > 1))
        {
            var at = hostFirst || leads.Count > 0 ? 0 : rest.Count - 1;
            hosts.Add(rest[at]);
            rest.RemoveAt(at);
        }
        if (rest.Count > 0 && leads.Count == 0)
        {
            leads.Add(rest[0]);
            rest.RemoveAt(0);
        }
        // A host of two lines, a lead with a second one: both stay.
        hosts.AddRange(rest);
        return (Joined(hosts), Joined(leads));
    }

    private static string? Joined(List<string> parts) =>
        parts.Count == 0 ? null : string.Join(", ", parts.Select(p => Labelled().Replace(p, "").Trim()));

    private static bool IsLead(string part) =>
        IsTitledPerson(Labelled().Replace(part, ""))
        || Folding.Fold(part).StartsWith("chu nhiem", StringComparison.Ordinal)
        || Labelled().Match(part).Value is { Length: > 0 } label
            && Folding.Fold(label) is "cn" or "cndt" or "cn de tai";

    private static bool IsHost(string part) =>
        IsBody(part)
        || Labelled().Match(part).Value is { Length: > 0 } label
            && Folding.Fold(label) is var said
            && (
                said.StartsWith("co quan", StringComparison.Ordinal)
                || said.StartsWith("to chuc", StringComparison.Ordinal)
                || said.StartsWith("don vi", StringComparison.Ordinal)
            );

    private static List<string> Pieces(string text)
    {
        var clean = Folding.Clean(text);
        string[][] parting =
        [
            ["\r\n", "\n", "\r"],
            [";"],
            [" / ", "/"],
            [" - ", " – "],
            [" ("],
            [","],
        ];
        foreach (var by in parting)
        {
            var pieces = clean
                .Split(by, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(p => by[0] == " (" ? p.TrimEnd(')') : p)
                .Where(p => p.Length > 0)
                .ToList();
            // A comma or a dash may belong to a name: it parts only where a lead stands on one side.
            if (pieces.Count > 1 && (by[0] is "\r\n" or ";" || pieces.Exists(IsLead)))
                return Merged(pieces);
        }
        return [clean];
    }

    /// <summary>Pieces that go on with the name before them: a host of two lines, "Sở Văn hóa, Thể thao và Du lịch".</summary>
    private static List<string> Merged(List<string> pieces)
    {
        var merged = new List<string>();
        foreach (var piece in pieces)
            if (
                merged.Count > 0
                && !IsLead(piece)
                && !IsLead(merged[^1])
                && pieces.Exists(IsLead)
                && !Labelled().IsMatch(piece)
            )
                merged[^1] += ", " + piece;
            else
                merged.Add(piece);
        return merged;
    }

    // ---- number and day of a paper

    [GeneratedRegex(
        @"(?:ngày\s*)?(?<d>\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}|\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4})\s*$",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex DayAtEnd();

    [GeneratedRegex(@"^(?:qđ|quyết định|hđ|hợp đồng)?\s*(?:số)?\s*[:.]?\s*(?=\d)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Numbered();

    private static CutCell PaperPart(RawCell cell, bool day)
    {
        if (cell.Number is not null)
            return new(cell.IsDate == day ? cell : RawCell.Empty);
        // The first of several papers; the others are named.
        var papers = NextPaper().Split(Folding.Clean(cell.Text));
        var text = HeaderBlock.Line(papers[0]).Trim('(', ')');
        var more = papers.Length > 1 ? "cut.more-papers" : null;
        var found = DayAtEnd().Match(text.TrimEnd('.', ';', ','));
        if (day)
            return found.Success ? new(Text(found.Groups["d"].Value))
                : DayText.Parse(text, false) is not null ? new(Text(text))
                : new(RawCell.Empty, "cut.no-day");
        var number =
            found.Success ? text[..found.Index]
            : DayText.Parse(text, false) is null ? text
            : "";
        return new(Text(Numbered().Replace(number.Trim().TrimEnd(',', ';', '-', '–', '(').Trim(), "")), more);
    }

    [GeneratedRegex(
        @"\s*(?:;|\n)\s*(?=(?:qđ|quyết định|hđ|hợp đồng)?\s*(?:số)?\s*\d+[\w-]*/)",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex NextPaper();

    // ---- start and end

    [GeneratedRegex(@"\((?<in>[^)]*\d{4}[^)]*)\)", RegexOptions.None, 1000)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"^\s*(?:\d+\s*tháng\s*[,:;(]?\s*)?(?:từ\s+)?(?:tháng\s+|ngày\s+)?", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Before();

    /// <summary>T7/2020, tháng 7/2020.</summary>
    [GeneratedRegex(@"\b(?:T|tháng\s*)(?=\d{1,2}\s*[/.-])", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex MonthMark();

    [GeneratedRegex(@"\s+(?:đến|tới)\s+(?:hết\s+)?(?:tháng\s+|ngày\s+)?", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Until();

    [GeneratedRegex(@"^\d+([.,]\d+)?\s*(tháng|năm)?$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OnlyMonths();

    private static CutCell PeriodPart(RawCell cell, bool start)
    {
        var text = HeaderBlock.Line(cell.Text);
        if (LengthFrom().Match(text) is { Success: true } from && Counted(from) is { } counted)
            return new(Text(start ? counted.Start : counted.End), start ? null : "cut.end-counted");
        if (PeriodOf(cell) is { } range)
            return new(Text(start ? range.Start : range.End), start && Beside().IsMatch(text) ? "cut.rest" : null);
        return OnlyMonths().IsMatch(text) ? new(RawCell.Empty, "cut.only-months") : new(cell);
    }

    /// <summary>24 tháng (từ 7/2019), 24 tháng kể từ 01/01/2020.</summary>
    [GeneratedRegex(
        @"^(?<n>\d{1,3})\s*(?<u>tháng|năm)\b[\s,(]*(?:kể\s*)?từ\s+(?:tháng\s*|ngày\s*)?(?<d>[\d/.\-]+\d)\s*\)?$",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex LengthFrom();

    /// <summary>Something stands behind the bracket with the period.</summary>
    [GeneratedRegex(@"\)\W*\p{L}", RegexOptions.None, 1000)]
    private static partial Regex Beside();

    private static (string Start, string End)? Counted(Match said)
    {
        if (DayText.Parse(said.Groups["d"].Value, true) is not { } start)
            return null;
        var months =
            int.Parse(said.Groups["n"].Value, CultureInfo.InvariantCulture)
            * (Folding.Fold(said.Groups["u"].Value) == "nam" ? 12 : 1);
        var end = start.Day.AddMonths(months).AddDays(-1);
        return (said.Groups["d"].Value, end.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
    }

    /// <returns>The two ends as they are written; null where the text is no period for certain.</returns>
    public static (string Start, string End)? PeriodOf(RawCell cell)
    {
        if (cell.Number is { } number)
            return number is >= 1990 and <= 2100 && !cell.IsDate && number == Math.Floor(number)
                ? (
                    ((int)number).ToString(CultureInfo.InvariantCulture),
                    ((int)number).ToString(CultureInfo.InvariantCulture)
                )
                : null;
        var text = HeaderBlock.Line(cell.Text);
        if (InBrackets().Match(text) is { Success: true } inner)
            text = inner.Groups["in"].Value;
        text = MonthMark().Replace(Before().Replace(text, ""), "");
        var ends = Until().Split(text);
        if (ends.Length == 1)
            ends = [.. Dashes().Split(text).Select(p => p.Trim())];
        if (ends.Length == 1 && text.Count(c => c == '-') == 1)
            ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length == 2)
        {
            var (from, to) = (ends[0].Trim(), ends[1].Trim());
            // 7 - 12/2020: the first month lies in the year of the second.
            if (from.Length <= 2 && to.Contains('/', StringComparison.Ordinal) && from.All(char.IsAsciiDigit))
                from += to[to.LastIndexOf('/')..];
            (from, to) = (WholeYear(from), WholeYear(to));
            if (DayText.Parse(from, true) is not null && DayText.Parse(to, false) is not null)
                return (from, to);
        }
        return
            ends.Length == 1
            && DayText.ParseRange(text) is not null
            && DayText.Parse(text, true) is { Approximate: not null }
            ? (text, text)
            : null;
    }

    /// <summary>03/20 is March 2020: no month has the number 20. What could be a day of a month stays as it is.</summary>
    private static string WholeYear(string text) =>
        ShortMonthYear().Match(text) is { Success: true } m
        && int.Parse(m.Groups["m"].Value, CultureInfo.InvariantCulture) is >= 1 and <= 12
        && int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture) > 12
            ? $"{m.Groups["m"].Value}/20{m.Groups["y"].Value}"
            : text;

    [GeneratedRegex(@"^(?<m>\d{1,2})\s*[/.]\s*(?<y>\d{2})$", RegexOptions.None, 1000)]
    private static partial Regex ShortMonthYear();

    [GeneratedRegex(@"\s*[–—]\s*|\s+-\s*|\s*-\s+|(?<=\d{4})-(?=\d)", RegexOptions.None, 1000)]
    private static partial Regex Dashes();

    // ---- how it ended

    [GeneratedRegex(
        @"gia hạn\s*(?:lần\s*\d+\s*)?(?:đến|tới)\s*(?:hết\s*)?(?:tháng\s*|ngày\s*)?(?<d>[\d/.\-]+\d)",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex ExtendedTo();

    [GeneratedRegex(@"\b(?:xin|đề nghị|đang xin)\s+gia hạn", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AsksToExtend();

    [GeneratedRegex(
        @"(?:nghiệm thu|\bNT\b)[^\d]{0,40}?(?<d>\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{1,2}/\d{4})",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex AcceptedOn();

    /// <summary>A grade alone, in brackets, or behind a word that announces one: "loại Khá", "đã nghiệm thu (Đạt)".</summary>
    [GeneratedRegex(
        @"(?:^|\(\s*|(?:xếp loại|đạt loại|loại|kết quả|mức|nghiệm thu|đánh giá)\s*[:,–-]?\s*(?:ngày\s*[\d/.\-]+\s*[,;:]?\s*)?(?:loại\s*|đạt loại\s*)?)(?<g>xuất sắc|không đạt|đạt|giỏi|khá|trung bình|[ABC])\s*(?:\)|\.|,|;|$|ngày)",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Graded();

    [GeneratedRegex(
        @"\b(?:ton dong|vuong mac|qua han|tre han|cham|chua nghiem thu|kho khan|tam dung|khong thuc hien)\b",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Stuck();

    private static CutCell OutcomePart(RawCell cell, string target)
    {
        var text = HeaderBlock.Line(cell.Text);
        var grade = GradeOf(text);
        var isGradeOnly = grade is not null && Folding.Key(grade) == Folding.Key(text);
        return target switch
        {
            "Grade" => new(Text(grade)),
            "Accepted" => new(Text(NotYet().IsMatch(text) ? null : AcceptedOn().Match(text).Groups["d"].Value)),
            NewEnd => new(Text(Denied().IsMatch(text) ? null : ExtendedTo().Match(text).Groups["d"].Value)),
            "Cause" => new(Text(!isGradeOnly && Stuck().IsMatch(Folding.Fold(text)) ? text : null)),
            "Note" => new(Text(isGradeOnly || Stuck().IsMatch(Folding.Fold(text)) ? null : text)),
            _ => new(RawCell.Empty),
        };
    }

    public static string? GradeOf(string text) =>
        !NotYet().IsMatch(text) && Graded().Match(HeaderBlock.Line(text)) is { Success: true } found
            ? found.Groups["g"].Value
            : null;

    [GeneratedRegex(@"chưa|chờ|dự kiến|đang|\bsẽ\b|đề nghị|trước khi", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NotYet();

    [GeneratedRegex(
        @"\b(?:không|chưa)\s+(?:được\s+)?(?:đồng ý\s+|cho\s+|chấp thuận\s+|phép\s+)*gia hạn",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Denied();

    /// <summary>Which extension it was, where the words say so; the first where they do not.</summary>
    public static int NumberOf(string text) =>
        Ordinal().Match(text) is { Success: true } m ? int.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(@"gia hạn\s+lần\s*(?:thứ\s*)?(?<n>\d)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Ordinal();

    /// <summary>The words ask for an extension rather than tell of one.</summary>
    public static bool OnlyAsks(string text) => AsksToExtend().IsMatch(text);

    private static string? LastDay(RawCell cell)
    {
        var text = HeaderBlock.Line(cell.Text);
        return ExtendedTo().Match(text) is { Success: true } said ? said.Groups["d"].Value
            : PeriodOf(cell) is { } range ? range.End
            : DayText.Parse(text, false) is not null ? text
            : null;
    }

    // ---- a code before the title

    [GeneratedRegex(
        @"^(?<c>(?:mã số\s*[:.]?\s*)?\p{Lu}[\p{Lu}\d&]{0,9}[-.\s]?\d{1,4}(?:[./-]\d{2,4}){0,2})\s*[:.–]\s+(?<t>\S.*)$",
        RegexOptions.Singleline,
        1000
    )]
    private static partial Regex CodedTitle();

    public static (string? Code, string Title) TitleOf(string text)
    {
        var clean = HeaderBlock.Line(text);
        return CodedTitle().Match(clean) is { Success: true } m
            ? (m.Groups["c"].Value, m.Groups["t"].Value)
            : (null, clean);
    }
}
