namespace SciTasks.Web.Mvc;

/// <summary>Addresses under which a file is made of the register.</summary>
internal static class ExportPaths
{
    private static readonly string[] Endings = [".xlsx", ".docx", ".zip"];

    public static bool Holds(PathString path) =>
        Endings.Any(ending => path.Value?.EndsWith(ending, StringComparison.OrdinalIgnoreCase) == true);
}
