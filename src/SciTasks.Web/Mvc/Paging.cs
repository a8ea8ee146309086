namespace SciTasks.Web.Mvc;

/// <summary>Which rows of a list a page shows. A list is never cut without a word: the pager names the rows shown
/// and how many there are.</summary>
/// <param name="Page">From 1, held within the list whatever number the address names.</param>
/// <param name="Size">Rows of a page.</param>
/// <param name="Count">Rows of the whole list.</param>
public sealed record Paging(int Page, int Size, int Count)
{
    /// <summary>The size of a page that takes the whole list, for an export.</summary>
    public const int Whole = int.MaxValue;

    public static Paging Of(int page, int size, int count) =>
        new(Math.Clamp(page, 1, PagesOf(size, count)), size, count);

    public int Skip => (Page - 1) * Size;
    public int First => Count == 0 ? 0 : Skip + 1;
    public int Last => (int)Math.Min(Count, (long)Skip + Size);
    public bool More => Last < Count;

    private static int PagesOf(int size, int count) => (int)Math.Max(1, ((long)count + size - 1) / size);
}

/// <summary>A pager under a list.</summary>
/// <param name="Link">The address of another page.</param>
public sealed record Pager(Paging Paging, Func<int, string> Link);
