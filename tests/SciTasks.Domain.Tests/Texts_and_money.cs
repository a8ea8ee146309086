using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;

namespace SciTasks.Domain.Tests;

public sealed class Texts_and_money
{
    [Theory]
    [InlineData("Đề tài điện mặt trời", "de tai dien mat troi")]
    [InlineData("hòa hoà Thúy", "hoa hoa thuy")]
    [InlineData("Ðồng\u00A0bằng", "dong bang")]
    public void Folding_drops_accents_and_knows_d(string text, string folded) =>
        Assert.Equal(folded, Folding.Fold(text));

    [Fact]
    public void People_sort_by_given_name_and_letters_in_dictionary_order()
    {
        string[] sorted =
        [
            .. new[] { "Trần Văn Đông", "Lê Anh Dũng", "Nguyễn Văn An", "Phạm Thị Ân" }.OrderBy(
                SortKey.OfPerson,
                StringComparer.Ordinal
            ),
        ];
        Assert.Equal(["Nguyễn Văn An", "Phạm Thị Ân", "Lê Anh Dũng", "Trần Văn Đông"], sorted);
        Assert.Equal(
            ["da", "dà", "dả", "dã", "dá", "dạ"],
            new[] { "dạ", "dá", "dã", "dả", "dà", "da" }.OrderBy(SortKey.Of, StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(18_425_000_000, "Mười tám tỷ bốn trăm hai mươi lăm triệu đồng chẵn")]
    [InlineData(1_021_105, "Một triệu không trăm hai mươi mốt nghìn một trăm linh năm đồng")]
    [InlineData(1_005, "Một nghìn không trăm linh năm đồng")]
    [InlineData(21, "Hai mươi mốt đồng")]
    [InlineData(15, "Mười lăm đồng")]
    [InlineData(24, "Hai mươi tư đồng")]
    [InlineData(105, "Một trăm linh năm đồng")]
    [InlineData(1_000_001, "Một triệu không trăm linh một đồng")]
    [InlineData(10_000_000_000, "Mười tỷ đồng chẵn")]
    [InlineData(350_000_000, "Ba trăm năm mươi triệu đồng chẵn")]
    [InlineData(0, "Không đồng")]
    [InlineData(2_000_000_000_000_000_000, "Hai tỷ tỷ đồng chẵn")]
    public void Amounts_are_spelled_out(long dong, string words) =>
        Assert.Equal(words, AmountInWords.Of(new Money(dong)));

    [Fact]
    public void Amounts_are_spelled_out_as_people_speak_elsewhere()
    {
        var southern = new AmountStyle("lẻ", "ngàn", "bốn");
        Assert.Equal(
            "Một ngàn không trăm lẻ năm đồng",
            AmountInWords.Of(new Money(1_005), southern)
        );
        Assert.Equal("Hai mươi bốn ngàn đồng chẵn", AmountInWords.Of(new Money(24_000), southern));
    }

    [Fact]
    public void Splitting_loses_nothing() =>
        CsCheck.Check.Sample(
            CsCheck.Gen.Select(CsCheck.Gen.Long[-1_000_000, 1_000_000_000], CsCheck.Gen.Int[1, 40]),
            (dong, parts) => new Money(dong).Split(parts).Total(m => m) == new Money(dong)
        );

    [Theory]
    [InlineData("nvdong@dhbl.edu.vn", true)]
    [InlineData("scitasks@localhost", true)]
    [InlineData("chưa có", false)]
    [InlineData("a@x.vn; b@x.vn", false)]
    [InlineData("a@x.vn b@x.vn", false)]
    [InlineData("a@@x.vn", false)]
    [InlineData("a@x", false)]
    [InlineData("a@x..vn", false)]
    [InlineData("@x.vn", false)]
    [InlineData(null, false)]
    public void Only_one_address_is_an_address(string? text, bool right) =>
        Assert.Equal(right, EmailText.IsAddress(text));
}
