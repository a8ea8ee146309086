using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Register;

namespace SciTasks.Web.Commands;

/// <summary><c>gate CODE --tranche N</c>: whether a tranche may be approved on a day, rule by rule.</summary>
internal static class GateVerb
{
    private static readonly Argument<string> Code = new("CODE") { Description = "Code of the task." };
    private static readonly Option<int> Number = new("--tranche")
    {
        Description = "Number of the tranche.",
        Required = true,
    };
    private static readonly Option<string?> Source = new("--source") { Description = "Source of the task's code." };
    private static readonly Option<DateOnly?> On = CommandLine.Day("--on", "The day asked about; default today.");

    public static Command Create()
    {
        var gate = new Command("gate", "Say whether a tranche may be approved on a day, rule by rule.")
        {
            Code,
            Number,
            Source,
            On,
        };
        gate.Does(NeedsDatabase.Ready, JudgeAsync);
        return gate;
    }

    private static async Task<int> JudgeAsync(ParseResult parsed, VerbContext context)
    {
        var (code, number, on, words) = (
            parsed.GetRequiredValue(Code),
            parsed.GetValue(Number),
            parsed.GetValue(On) ?? context.Today,
            context.Words
        );
        var key = Folding.CodeKey(code);
        var source = parsed.GetValue(Source);
        var found = await context
            .Db.Tasks.AsNoTracking()
            .WithEverything()
            .Where(t => t.CodeKey == key && (source == null || t.Source == source))
            .ToListAsync(context.Cancellation);
        if (found.Count == 0)
            return context.Output.Fail(1, "task.not-found", words["Task {0} is not in the register.", code]);
        if (found.Count > 1)
            return context.Output.Fail(
                1,
                "task.ambiguous",
                words[
                    "Several sources hold {0}; name one with --source: {1}.",
                    code,
                    string.Join(", ", found.Select(t => t.Source))
                ]
            );
        var task = found[0];
        if (task.Tranches.Find(t => t.Number == number && t.Fund == Fund.State) is not { } tranche)
            return task.Tranches.Exists(t => t.Number == number)
                ? context.Output.Fail(
                    1,
                    "tranche.no-state-money",
                    words["Tranche {0} of {1} holds no state money; the gate does not concern it.", number, task.Code]
                )
                : context.Output.Fail(
                    1,
                    "tranche.not-found",
                    words["Tranche {0} of {1} is not in the register.", number, task.Code]
                );
        var goLive = await context
            .Db.Sources.Where(s => s.Name == task.Source)
            .Select(s => (DateOnly?)s.GoLiveDay)
            .FirstOrDefaultAsync(context.Cancellation);
        var verdict = new FundingGate(task, tranche, on, context.Rules, goLive).Judge();
        context.Output.Show(
            new
            {
                source = task.Source,
                task = task.Code,
                tranche = number,
                on,
                allowed = verdict.Allowed,
                rules = verdict
                    .Findings.Select(f => new
                    {
                        code = f.Code,
                        passed = f.Passed,
                        overridable = f.Overridable,
                        legalBasis = f.LegalBasis,
                        message = words.Of(f),
                        numbers = f.Numbers.ToDictionary(n => n.Key, n => Plain(n.Value)),
                    })
                    .ToList(),
            },
            r =>
            {
                foreach (var rule in r.rules)
                    Console.WriteLine(
                        $"{(rule.passed ? "✓" : "✗")} {words["Gate." + rule.code]}: {rule.message} [{rule.legalBasis}]"
                    );
            }
        );
        return verdict.Allowed ? 0 : 1;
    }

    private static object? Plain(object? value) =>
        value switch
        {
            Money money => money.Dong,
            Enum word => word.ToString(),
            _ => value,
        };
}
