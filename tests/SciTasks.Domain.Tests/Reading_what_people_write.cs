using System.Globalization;
using CsCheck;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;

namespace SciTasks.Domain.Tests;

/// <summary>The parsers that cells, forms and statements share.</summary>
public sealed class Reading_what_people_write
{
    private const string Troublesome = "\uFFFE\uFFFF\uFDD0\uD800\uDFFF\u0301\u200EĐ ";

    [Theory]
    [InlineData("1.234.567", 1_234_567)]
    [InlineData("1.234", 1_234)]
    [InlineData("1,234,567", 1_234_567)]
    [InlineData("1 234 567", 1_234_567)]
    [InlineData("1.500.000.000 đ", 1_500_000_000)]
    [InlineData("1.234.567 đồng", 1_234_567)]
    [InlineData("VND 5.000.000", 5_000_000)]
    [InlineData("₫1.500.000", 1_500_000)]
    [InlineData("5.000.000 VNĐ", 5_000_000)]
    [InlineData("1,5 tỷ", 1_500_000_000)]
    [InlineData("1.5 tỉ đồng", 1_500_000_000)]
    [InlineData("350 triệu", 350_000_000)]
    [InlineData("350 trđ", 350_000_000)]
    [InlineData("1 tỷ 200 triệu", 1_200_000_000)]
    [InlineData("250 nghìn", 250_000)]
    [InlineData("-5", -5)]
    [InlineData("(1.234)", -1_234)]
    [InlineData("1\u00A0450\u2009000", 1_450_000)]
    [InlineData("350000000", 350_000_000)]
    public void An_amount_is_understood(string text, long dong) =>
        Assert.Equal(dong, MoneyText.Dong(text));

    [Theory]
    [InlineData("1.23.456")]
    [InlineData("1.500 000")]
    [InlineData("1 500.000")]
    [InlineData("1.2345.678")]
    [InlineData("12,34,567")]
    [InlineData("abc")]
    [InlineData("12abc")]
    [InlineData("5 triệu 1 tỷ")]
    [InlineData("1 tỷ 500")]
    [InlineData("1..5")]
    [InlineData("1e9")]
    [InlineData("")]
    [InlineData("đồng")]
    [InlineData("1.234.567.89")]
    public void What_is_no_amount_for_certain_is_refused(string text) =>
        Assert.Null(MoneyText.Dong(text));

    [Theory]
    [InlineData("1234.567", "1234.567")]
    [InlineData("1,234.567", "1234.567")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("0,123", "0.123")]
    [InlineData("1450000000.50", "1450000000.5")]
    public void A_separator_that_does_not_group_is_a_decimal_sign(string text, string number) =>
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), MoneyText.Number(text));

    [Fact]
    public void A_unit_in_the_cell_goes_before_the_unit_of_the_column()
    {
        Assert.Equal(1_234_567_000m, MoneyText.Dong("1234.567", 1_000_000));
        Assert.Equal(350_000_000m, MoneyText.Dong("350 triệu", 1_000_000));
    }

    [Fact]
    public void Whatever_is_written_with_groups_reads_as_the_same_number() =>
        Check.Sample(
            Gen.Long[0, 999_999_999_999_999],
            dong =>
            {
                var written = new Money(dong).ToString();
                return MoneyText.Dong(written) == dong
                    && MoneyText.Dong(written.Replace('.', ',')) == dong
                    && MoneyText.Dong($"VND {written.Replace('.', ' ')}") == dong;
            }
        );

    [Theory]
    [InlineData("5/3/2026")]
    [InlineData("05-03-2026")]
    [InlineData("5.3.26")]
    [InlineData("05032026")]
    [InlineData("20260305")]
    [InlineData("2026-03-05")]
    [InlineData("2026-03-05T00:00:00")]
    [InlineData("2026-03-05T00:00:00.000")]
    [InlineData("2026-03-05T00:00:00Z")]
    [InlineData("2026-03-04T17:00:00.000Z")]
    [InlineData("2026-03-05T00:00:00+07:00")]
    [InlineData("2026-03-05 08:30:00.1234567")]
    [InlineData("ngày 5 tháng 3 năm 2026")]
    public void A_day_is_understood(string text) =>
        Assert.Equal(new DayValue(new(2026, 3, 5)), DayText.Parse(text, isStart: true));

    [Theory]
    [InlineData("31/2/2026")]
    [InlineData("12")]
    [InlineData("5/3")]
    [InlineData("10102010x")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("hôm qua")]
    public void What_is_no_day_is_refused(string text) =>
        Assert.Null(DayText.Parse(text, isStart: true));

    [Theory]
    [InlineData("an@vien.example", true)]
    [InlineData("a.b+c@so.tinh.gov.vn", true)]
    [InlineData("chưa có", false)]
    [InlineData("a@b.vn; c@d.vn", false)]
    [InlineData("a@b.vn,c@d.vn", false)]
    [InlineData("An <a@b.vn>", false)]
    [InlineData("a@@b.vn", false)]
    [InlineData("a@b", false)]
    [InlineData("a@.vn", false)]
    [InlineData("@b.vn", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_one_whole_address_is_an_address(string? text, bool isOne) =>
        Assert.Equal(isOne, EmailText.IsAddress(text));

    [Theory]
    [InlineData("\u200EĐT.01/2020\u202C", "ĐT.01/2020")]
    [InlineData("\u00D0T.01/2020", "ĐT.01/2020")]
    [InlineData("\u0189T.01/2020", "ĐT.01/2020")]
    [InlineData("đt.01/2020\u2066\u200B", "ĐT.01/2020")]
    public void Look_alikes_and_invisible_marks_make_no_other_code(string written, string key) =>
        Assert.Equal(key, Folding.CodeKey(written));

    [Fact]
    public void Nothing_a_text_may_hold_breaks_its_comparable_forms()
    {
        var alphabet = Gen.OneOf(
            Gen.Char,
            Gen.Int[0, Troublesome.Length - 1].Select(i => Troublesome[i])
        );
        Check.Sample(
            Gen.String[alphabet, 0, 12],
            text =>
            {
                var clean = Folding.Clean(text);
                return Folding.Clean(clean) == clean
                    && Folding.Words(text).Count >= 0
                    && Folding.Identity(text).Length <= text.Length * 4
                    && Basics.Text.SortKey.Of(text).Length <= 200;
            }
        );
    }

    [Theory]
    [InlineData("2020-03-05 23:30", "05/03/2020")]
    [InlineData("5 / 3 / 2020", "05/03/2020")]
    [InlineData("5/ 3/2020", "05/03/2020")]
    [InlineData("ngày 5/3/2020", "05/03/2020")]
    [InlineData("2020-03", "31/03/2020")]
    [InlineData("2020 - 13", null)]
    [InlineData("5 3 2020", null)]
    public void Days_are_read_with_spaces_and_in_the_order_of_computers(string text, string? day) =>
        Assert.Equal(
            day,
            DayText
                .Parse(text, isStart: false)
                ?.Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        );

    [Theory]
    [InlineData("99999999999999999999999999 tỷ")]
    [InlineData("79228162514264337593543950335 triệu 1 đồng")]
    public void An_amount_beyond_all_counting_is_none(string text)
    {
        Assert.Null(MoneyText.Dong(text));
        Assert.Null(MoneyText.Dong("79228162514264337593543950335", 1_000_000));
    }

    [Fact]
    public void Only_accents_tell_two_names_apart()
    {
        Assert.Equal(Folding.Identity("Hoà"), Folding.Identity("Hoa\u200E\u0300"));
        Assert.Equal(
            Folding.Identity("NGUYỄN  thị\u00A0Dũng "),
            Folding.Identity("Nguye\u0302\u0303n Thị Dũng")
        );
        Assert.NotEqual(Folding.Identity("Nguyễn Thị Dung"), Folding.Identity("Nguyễn Thị Dũng"));
        Assert.NotEqual(
            Folding.Identity("Công ty Thanh Đạt"),
            Folding.Identity("Công ty Thành Đạt")
        );
    }

    [Theory]
    [InlineData("ky", "ki")]
    [InlineData("ly", "li")]
    [InlineData("ti", "ty")]
    [InlineData("qui", "quy")]
    [InlineData("y", "i")]
    [InlineData("tay", null)]
    [InlineData("tui", null)]
    [InlineData("nam", null)]
    public void Words_spelled_with_y_or_i_have_another_spelling(string word, string? other) =>
        Assert.Equal(other, Folding.OtherSpelling(word));
}
