namespace SciTasks.Web.Setup;

/// <summary>Files that appear whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Written beside and renamed once it is whole; a cut run leaves nothing under the final name.</summary>
    public static async Task WriteAsync(string path, Func<string, Task> write, bool overwrite)
    {
        var part = path + ".part";
        File.Delete(part);
        try
        {
            await write(part);
            File.Move(part, path, overwrite);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
