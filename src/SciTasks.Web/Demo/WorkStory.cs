using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Changes;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Inspections;
using SciTasks.Domain.Register;
using SciTasks.Domain.Reports;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Files;

namespace SciTasks.Web.Demo;

/// <summary>Plays the work part of the demo through the domain's own moves: reports, inspections and changes on
/// their way, and papers of the
/// registry.</summary>
internal sealed class WorkStory(AppDb db, RuleBook rules, FileStore store, string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };
    private Dictionary<string, Account> _people = [];
    private Dictionary<string, ResearchTask> _tasks = [];

    public async Task PlayAsync(CancellationToken cancellation)
    {
        var story = JsonSerializer.Deserialize<Story>(
            await File.ReadAllTextAsync(Path.Combine(folder, "work.json"), cancellation),
            Json
        )!;
        _people = await db.Users.ToDictionaryAsync(a => a.Email!, cancellation);
        var codes = story
            .Reports.Select(r => r.Task)
            .Concat(story.Inspections.Select(i => i.Task))
            .Concat(story.Changes.Select(c => c.Task))
            .Concat(story.Documents.Select(d => d.Task).OfType<string>())
            .Distinct()
            .ToList();
        _tasks = await db
            .Tasks.Where(t => codes.Contains(t.Code))
            .WithEverything()
            .ToDictionaryAsync(t => t.Code, cancellation);
        foreach (var played in story.Reports)
            Play(played);
        foreach (var played in story.Inspections)
            Play(played);
        foreach (var played in story.Changes)
            Play(played);
        await db.SaveChangesAsync(cancellation);
        foreach (var paper in story.Documents)
            await RegisterAsync(paper, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private void Play(PlayedReport r)
    {
        var task = _tasks[r.Task];
        var report = ReportFlow.Open(task, r.From, r.To);
        var (flow, step) = (new ReportFlow(task, report), StepOf(r.By, r.Day, r.Reason, r.Document));
        if (r.Move is "Draft" or "SubmitReport")
            flow.Write(
                new(
                    r.Percent,
                    r.Planned,
                    r.Work,
                    r.Products,
                    null,
                    [.. (r.Spending ?? []).Select(s => (s.Key, new Money(s.Value)))],
                    null,
                    r.Next,
                    false
                ),
                step
            );
        if (r.Move == "SubmitReport")
            flow.Submit(step, r.Signatory);
        if (r.Move == "ReturnReport")
            flow.Return(step, r.Category, r.Until);
    }

    private void Play(PlayedInspection i)
    {
        var (task, step) = (_tasks[i.Task], StepOf(i.By, i.Day, i.Reason, i.Document));
        if (i.Move == WorkMoveKind.PlanInspection)
            InspectionFlow.Plan(task, i.Year, i.Quarter, i.Kind, i.Reason, step);
        else if (i.Move == WorkMoveKind.NotifyInspection)
            new InspectionFlow(task, task.Inspections[^1]).Notify(
                step,
                i.Visit,
                i.Team,
                i.Scope,
                null,
                rules.Calendar
            );
        else
            new InspectionFlow(task, task.Inspections.Single(x => x.Number == i.Number)).ReportFix(
                step,
                i.Finding,
                i.Proof
            );
    }

    private void Play(PlayedChange c)
    {
        var (task, step) = (_tasks[c.Task], StepOf(c.By, c.Day, c.Reason, c.Document));
        if (c.Move == WorkMoveKind.RequestChange)
        {
            var asked = new AskedChange(
                c.Reason,
                c.Ground,
                c.NewEnd,
                c.NewName,
                c.NewEmail,
                c.Scope,
                c.Before,
                c.After,
                Headings:
                [
                    .. (c.Headings ?? []).Select(h => new HeadingChange(
                        h.Key,
                        new Money(h.Value[0]),
                        new Money(h.Value[1])
                    )),
                ],
                Exception: c.Exception
            );
            ChangeFlow.Request(task, c.Kind, asked, step, c.Signatory ?? step.By.Name, c.Signatory is not null, rules);
            return;
        }
        var change = task.Changes.Single(x => x.Number == c.Number);
        var flow = new ChangeFlow(task, change, rules);
        switch (c.Move)
        {
            case WorkMoveKind.ExamineChange:
                flow.Examine(step, c.Day, c.Opinion, c.Supported, []);
                break;
            case WorkMoveKind.ReturnChange:
                flow.Return(step);
                break;
            case WorkMoveKind.AgreeToSubmit:
                flow.AgreeToSubmit(step);
                break;
            case WorkMoveKind.ApproveChange:
                flow.Approve(step, rules.DelegationOf(change.Kind, c.Day), ChangeEffect.With(ChangeParties.None));
                break;
            case WorkMoveKind.RefuseChange:
                flow.Refuse(step);
                break;
            default:
                throw new InvalidDataException($"The demo story knows no {c.Move}.");
        }
    }

    private async Task RegisterAsync(Registered d, CancellationToken cancellation)
    {
        var clerk = _people.Values.Single(a => a.Roles == Roles.Clerk);
        var at = d.Day.ToDateTime(new(8, 0), DateTimeKind.Utc);
        var document = new OfficialDocument(d.Number, d.Day, d.Kind)
        {
            Abstract = d.Abstract,
            Signer = d.Signer,
            Issuer = d.Issuer,
            TaskId = d.Task is null ? null : _tasks[d.Task].Id,
            RegisteredBy = clerk.DisplayName,
            RegisteredAt = at,
        };
        db.Documents.Add(document);
        if (d.Scan is null)
            return;
        await db.SaveChangesAsync(cancellation);
        await using var content = File.OpenRead(Path.Combine(folder, "files", d.Scan));
        var kept = await store.KeepAsync(content, d.Scan, cancellation);
        db.Files.Add(
            new StoredFile(null, FileArea.Document, PaperScan.KeyOf(document.Id), PaperScan.CategoryOf(d.Kind))
            {
                Name = kept.Name,
                ContentType = kept.ContentType,
                Size = kept.Size,
                Sha256 = kept.Sha256,
                AddedBy = clerk.DisplayName,
                AddedById = clerk.Id,
                AddedAt = at,
            }
        );
    }

    private Step StepOf(string email, DateOnly day, string? reason, Paper? document)
    {
        var account = _people[email];
        return new(
            new Actor(account.Id, $"{account.Position} {account.DisplayName}", account.PersonId),
            day,
            day.ToDateTime(new(2, 15), DateTimeKind.Utc),
            reason,
            document is { } paper ? new(paper.Number, paper.Day) : null
        );
    }

    private sealed record Story(
        List<PlayedReport> Reports,
        List<PlayedInspection> Inspections,
        List<PlayedChange> Changes,
        List<Registered> Documents
    );

    private sealed record Paper(string Number, DateOnly Day);

    private sealed record PlayedReport(
        string Task,
        DateOnly From,
        DateOnly To,
        string Move,
        string By,
        DateOnly Day,
        int? Percent,
        string? Planned,
        string? Work,
        string? Products,
        string? Next,
        string? Signatory,
        Paper? Document,
        Dictionary<string, long>? Spending,
        ReviewReason? Category,
        DateOnly? Until,
        string? Reason
    );

    private sealed record PlayedInspection(
        string Task,
        WorkMoveKind Move,
        string By,
        DateOnly Day,
        int Year,
        int Quarter,
        InspectionKind Kind,
        string? Reason,
        DateOnly? Visit,
        string? Team,
        string? Scope,
        int Number,
        int Finding,
        string? Proof,
        Paper? Document
    );

    private sealed record PlayedChange(
        string Task,
        int Number,
        ChangeKind Kind,
        WorkMoveKind Move,
        string By,
        DateOnly Day,
        string? Reason,
        string? Ground,
        DateOnly? NewEnd,
        string? NewName,
        string? NewEmail,
        ContentScope Scope,
        string? Before,
        string? After,
        Dictionary<string, long[]>? Headings,
        string? Exception,
        string? Signatory,
        Paper? Document,
        string? Opinion,
        bool? Supported
    );

    private sealed record Registered(
        string Number,
        DateOnly Day,
        DocumentKind Kind,
        string Abstract,
        string? Task,
        string? Signer,
        string? Issuer,
        string? Scan
    );
}
