using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SciTasks.Web.Commands;

/// <summary>What a verb says: one JSON value, or lines for people. Errors go to standard error unless JSON was asked
/// for.</summary>
internal sealed class Output(bool json)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public bool IsJson => json;

    public void Show<T>(T value, Action<T> asText)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(value, Options));
        else
            asText(value);
    }

    public int Fail(int exitCode, string code, string message)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(new { error = new { code, message } }, Options));
        else
            Console.Error.WriteLine(message);
        return exitCode;
    }

    /// <summary>Progress of long work, only where someone is watching.</summary>
    public static void Progress(int done, int total)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.Write($"\r{done} / {total}   {(done == total ? "\n" : "")}");
    }
}
