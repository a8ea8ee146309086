using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Features.Alerts;

namespace SciTasks.Web.Commands;

/// <summary><c>alerts</c>, <c>deadlines</c> and <c>backlog</c>.</summary>
internal static class DailyVerbs
{
    private static readonly Option<DateOnly?> On = CommandLine.Day("--on", "The day asked about; default today.");
    private static readonly Option<string?> Source = new("--source") { Description = "Source of the task's code." };
    private static readonly Argument<string?> Code = new("CODE")
    {
        Description = "Code of one task.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static IEnumerable<Command> Create()
    {
        var alerts = new Command("alerts", "Plan and send the alerts of a day.") { On };
        alerts.Does(NeedsDatabase.Ready, AlertsAsync);
        var deadlines = new Command("deadlines", "List deadlines as the facts of a day give them.")
        {
            Code,
            Source,
            On,
        };
        deadlines.Does(NeedsDatabase.Ready, DeadlinesAsync);
        var backlog = new Command("backlog", "List the tasks that are stuck on a day.") { On };
        backlog.Does(NeedsDatabase.Ready, BacklogAsync);
        return [alerts, deadlines, backlog];
    }

    private static async Task<int> AlertsAsync(ParseResult parsed, VerbContext context)
    {
        var run = await context
            .Services.GetRequiredService<AlertJob>()
            .RunAsync(parsed.GetValue(On) ?? context.Today, Verb.Author, context.Cancellation);
        context.Output.Show(
            new
            {
                on = run.On,
                considered = run.Considered,
                due = run.Due,
                created = run.Created,
                queued = run.Queued,
                sent = run.Sent,
                failed = run.Failed,
            },
            r =>
                Console.WriteLine(
                    context.Words[
                        "{0}: {1} open deadlines, {2} due; {3} alerts created, {4} mails queued, {5} sent, {6} failed",
                        r.on,
                        r.considered,
                        r.due,
                        r.created,
                        r.queued,
                        r.sent,
                        r.failed
                    ]
                )
        );
        return 0;
    }

    private static async Task<int> DeadlinesAsync(ParseResult parsed, VerbContext context)
    {
        var on = parsed.GetValue(On) ?? context.Today;
        var tasks = context.Db.Tasks.AsNoTracking().WithEverything();
        if (parsed.GetValue(Code) is { } code)
        {
            var key = Folding.CodeKey(code);
            tasks = tasks.Where(t => t.CodeKey == key);
        }
        if (parsed.GetValue(Source) is { } source)
            tasks = tasks.Where(t => t.Source == source);
        var found = await tasks.OrderBy(t => t.Source).ThenBy(t => t.CodeKey).ToListAsync(context.Cancellation);
        if (found.Count == 0 && parsed.GetValue(Code) is { } missing)
            return context.Output.Fail(1, "task.not-found", context.Words["Task {0} is not in the register.", missing]);
        var goLive = await context.Db.Sources.ToDictionaryAsync(s => s.Name, s => s.GoLiveDay, context.Cancellation);
        var rows = found
            .SelectMany(t =>
                new DeadlinePlan(t, on, context.Rules, goLive.TryGetValue(t.Source, out var day) ? day : null)
                    .All()
                    .Where(d => d.Tracked)
                    .Select(d => new
                    {
                        source = t.Source,
                        task = t.Code,
                        kind = JsonNamingPolicy.CamelCase.ConvertName(d.Kind.Name),
                        due = d.Due,
                        rule = d.Rule.Code,
                        legalBasis = d.Rule.LegalBasis,
                        party = Camel(d.Rule.Party),
                        fulfilled = d.Fulfilled,
                        daysLate = d.DaysLate(on),
                    })
            )
            .ToList();
        context.Output.Show(
            rows,
            r =>
            {
                foreach (var d in r)
                    Console.WriteLine(
                        $"{d.due:dd/MM/yyyy}  {d.task,-20} {d.kind,-16} {(d.fulfilled is { } met ? $"✓ {met:dd/MM/yyyy}" : d.daysLate > 0 ? $"+{d.daysLate}" : "")}  {d.legalBasis}"
                    );
            }
        );
        return 0;
    }

    private static async Task<int> BacklogAsync(ParseResult parsed, VerbContext context)
    {
        var day = parsed.GetValue(On) ?? context.Today;
        var tasks = await context
            .Db.Tasks.AsNoTracking()
            .WithEverything()
            .OrderBy(t => t.Source)
            .ThenBy(t => t.CodeKey)
            .ToListAsync(context.Cancellation);
        var rows = (
            from task in tasks
            let kinds = BacklogRules.On(task, day, context.Rules).ToList()
            where kinds.Count > 0
            select new
            {
                source = task.Source,
                task = task.Code,
                kinds = kinds.Select(k => k.ToString()).ToList(),
                since = Since(task, kinds, day),
                party = Camel(context.Rules.BacklogTerms[kinds[0]].Party),
                moneyAtRisk = BacklogRules.MoneyAtRisk(task, day).Dong,
            }
        ).ToList();
        context.Output.Show(
            rows,
            r =>
            {
                foreach (var b in r)
                    Console.WriteLine(
                        $"{b.task,-20} {string.Join(",", b.kinds),-12} {b.since:dd/MM/yyyy}  {new Money(b.moneyAtRisk)} đồng"
                    );
            }
        );
        return 0;

        DateOnly Since(ResearchTask task, List<BacklogKind> kinds, DateOnly when) =>
            StatusSpans
                .Of(task, context.Rules)
                .Where(s => s.Holds(when) && kinds.Exists(k => s.Kind == StatusSpans.Of(k)))
                .Min(s => s.From);
    }

    private static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
