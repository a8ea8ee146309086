using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data.Loading;
using SciTasks.Excel.Exchange;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Commands;

internal static class ExportVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "Workbook to write (.xlsx)." };

    public static Command Create()
    {
        var export = new Command("export", "Write the core register as the exchange workbook.") { File };
        export.Does(
            NeedsDatabase.Ready,
            async (parsed, context) =>
            {
                var path = Verb.Target(parsed.GetRequiredValue(File));
                var tasks = await context.Db.Tasks.AsNoTracking().WithEverything().ToListAsync(context.Cancellation);
                await WholeFile.WriteAsync(
                    path,
                    async part =>
                    {
                        await using var stream = System.IO.File.Create(part);
                        ExchangeWriter.Write(tasks, stream);
                    },
                    overwrite: true
                );
                context.Output.Show(
                    new { file = path, tasks = tasks.Count },
                    r => Console.WriteLine(context.Words["{0} tasks written to {1}", r.tasks, r.file])
                );
                return 0;
            }
        );
        return export;
    }
}
