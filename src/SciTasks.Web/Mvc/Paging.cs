namespace SciTasks.Web.Mvc;

/// <summary>Pages of a list that is left through by number. Whatever number an address holds, it is one a database can
/// skip to.</summary>
internal static class Paging
{
    private const int LastPage = 100_000;

    public static int Page(int asked) => Math.Clamp(asked, 1, LastPage);

    /// <summary>Rows before a page.</summary>
    public static int Skip(int page, int size) => (Page(page) - 1) * size;
}
