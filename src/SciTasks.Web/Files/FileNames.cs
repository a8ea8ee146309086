using System.Globalization;
using SciTasks.Domain.Basics.Text;

namespace SciTasks.Web.Files;

/// <summary>Names of files as people gave them, made safe to show and to write.</summary>
public static class FileNames
{
    private const int Longest = 200;

    /// <summary>NFC, the last part of any path, without what is invisible or has a meaning to a file system; never
    /// empty.</summary>
    public static string Clean(string name)
    {
        var last = Folding.Clean(name).Split('/', '\\')[^1];
        var seen = new string([
            .. last.Where(c =>
                !char.IsControl(c)
                && char.GetUnicodeCategory(c)
                    is not (UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse)
                && !"<>:\"|?*".Contains(c, StringComparison.Ordinal)
            ),
        ]).Trim(' ', '.');
        if (seen.Length == 0)
            return "tep";
        if (seen.Length <= Longest)
            return seen;
        var ending = Path.GetExtension(seen);
        return seen[..(Longest - Math.Min(ending.Length, 10))] + (ending.Length <= 10 ? ending : "");
    }
}
