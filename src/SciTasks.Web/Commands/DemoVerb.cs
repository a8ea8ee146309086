using System.CommandLine;
using SciTasks.Web.Demo;

namespace SciTasks.Web.Commands;

internal static class DemoVerb
{
    private static readonly Option<int> Tasks = new("--tasks")
    {
        Description = "So many further tasks, made up by rule (always the same).",
    };

    public static Command Create()
    {
        var demo = new Command("demo", "Load the demo story into an empty or demo database.") { Tasks };
        demo.Does(
            NeedsDatabase.Ready,
            async (parsed, context) =>
            {
                var loaded = await context
                    .Services.GetRequiredService<DemoStory>()
                    .LoadAsync(parsed.GetValue(Tasks), context.Cancellation);
                context.Output.Show(
                    new { tasks = loaded },
                    r => Console.WriteLine(context.Words["The demo register holds {0} tasks.", r.tasks])
                );
                return 0;
            }
        );
        return demo;
    }
}
