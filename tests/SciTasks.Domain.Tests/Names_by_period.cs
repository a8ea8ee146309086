using SciTasks.Domain.Basics;
using SciTasks.Domain.People;

namespace SciTasks.Domain.Tests;

public sealed class Names_by_period
{
    [Fact]
    public void A_day_has_the_name_that_was_valid_then()
    {
        var school = new Organization("Trường Cao đẳng");
        school.Rename("Trường Đại học", new(2010, 1, 1));
        school.Rename("Đại học", new(2020, 7, 1));
        Assert.Equal("Trường Cao đẳng", school.NameOn(new(2009, 12, 31)));
        Assert.Equal("Trường Đại học", school.NameOn(new(2010, 1, 1)));
        Assert.Equal("Trường Đại học", school.NameOn(new(2020, 6, 30)));
        Assert.Equal("Đại học", school.NameOn(new(2020, 7, 1)));
        Assert.Equal("Đại học", school.NameOn(null));
        Assert.Equal(
            "name.renamed-later",
            Assert.Throws<RefusedException>(() => school.Rename("Khác", new(2020, 7, 1))).Refusals[0].Code
        );
    }
}
