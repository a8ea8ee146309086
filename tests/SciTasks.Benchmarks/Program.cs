using System.Diagnostics;
using System.Globalization;
using SciTasks.Benchmarks;
using SciTasks.Excel.Reading;
using SciTasks.Web;

// dotnet run -c Release --project tests/SciTasks.Benchmarks -- [rows ...]
// Imports made workbooks of so many tasks and sets the time beside that of reading their cells and of writing the same rows by
// plain ADO.NET. Each measurement is a process of its own, so that its peak of memory is its own.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["--one", .. var what])
    return await RunAsync(what);

Console.WriteLine("tasks    read s   plain s   import s  times   peak MB   again s  peak MB");
foreach (
    var rows in args.Length == 0 ? [1000, 5000, 35_000] : args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))
)
{
    var folder = Directory.CreateTempSubdirectory("scitasks-bench").FullName;
    var (file, none, data) = (
        Path.Combine(folder, "rows.xlsx"),
        Path.Combine(folder, "none.xlsx"),
        Path.Combine(folder, "data")
    );
    MadeWorkbook.Write(file, rows);
    MadeWorkbook.Write(none, 0);
    // An empty register of its own to copy into, and the start of the program by itself.
    await ChildAsync("import", none, Path.Combine(folder, "empty"));
    var start = await ChildAsync("import", none, Path.Combine(folder, "empty"));
    await ChildAsync("import", none, data);
    var read = await ChildAsync("read", file, data);
    var import = await ChildAsync("import", file, data);
    var plain = await ChildAsync("plain", data, Path.Combine(folder, "empty"));
    var again = await ChildAsync("import", file, data);
    var net = import.Seconds - start.Seconds;
    Console.WriteLine(
        $"{rows,-7} {read.Seconds,7:0.0} {plain.Seconds,9:0.0} {net,10:0.0} {net / (read.Seconds + plain.Seconds),6:0.0} {import.Megabytes,9} {again.Seconds - start.Seconds,9:0.0} {again.Megabytes,8}"
    );
    Directory.Delete(folder, recursive: true);
}
return 0;

static async Task<int> RunAsync(string[] what)
{
    var clock = Stopwatch.StartNew();
    var seconds = 0.0;
    switch (what)
    {
        case ["read", var file, _]:
            _ = RawWorkbook.Read(await File.ReadAllBytesAsync(file), file).Sum(s => s.Rows.Sum(r => r.Cells.Count));
            seconds = clock.Elapsed.TotalSeconds;
            break;
        case ["plain", var from, var into]:
            seconds = PlainCopy.Run(DatabaseIn(from), DatabaseIn(into)).Time.TotalSeconds;
            break;
        case ["import", var file, var data]:
            Environment.SetEnvironmentVariable("DataDirectory", data);
            Environment.SetEnvironmentVariable("Demo__Enabled", "false");
            Environment.SetEnvironmentVariable("Logging__LogLevel__Default", "Warning");
            var main = typeof(App).Assembly.EntryPoint!;
            if (main.Invoke(null, [new[] { "import", file }]) is int and not 0)
                return 1;
            seconds = clock.Elapsed.TotalSeconds;
            break;
    }
    using var self = Process.GetCurrentProcess();
    Console.WriteLine($"{seconds} {self.PeakWorkingSet64 / 1_000_000}");
    return 0;
}

static string DatabaseIn(string folder) => Directory.GetFiles(folder, "*.db", SearchOption.AllDirectories)[0];

static async Task<(double Seconds, long Megabytes)> ChildAsync(params string[] what)
{
    using var child = Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, ["--one", .. what])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }
    )!;
    var said = await child.StandardOutput.ReadToEndAsync();
    await child.WaitForExitAsync();
    var last = said.TrimEnd().Split('\n')[^1].Split(' ');
    if (child.ExitCode != 0)
        throw new InvalidOperationException(said);
    return (double.Parse(last[0], CultureInfo.InvariantCulture), long.Parse(last[1], CultureInfo.InvariantCulture));
}
