using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Documents;

/// <summary>Kinds of paper the registry knows.</summary>
public enum DocumentKind
{
    Decision,
    Contract,
    Letter,
    Submission,
    Minutes,
    Notice,
    Report,
    Other,
}

/// <summary>A paper of the registry (văn bản): number, day, signer, kind, abstract, scan. Facts cite it by number
/// and day.</summary>
public sealed class OfficialDocument
{
    private OfficialDocument() { }

    public OfficialDocument(string number, DateOnly day, DocumentKind kind)
    {
        Number = Folding.Clean(number);
        (NumberKey, Day, Kind) = (Folding.CodeKey(number), day, kind);
    }

    public int Id { get; private set; }
    public Guid Version { get; set; }

    /// <summary>Số, ký hiệu.</summary>
    public string Number { get; private set; } = "";
    public string NumberKey { get; private set; } = "";
    public DateOnly Day { get; private set; }
    public DocumentKind Kind { get; set; }
    public string? Issuer { get; set; }
    public string? Signer { get; set; }

    /// <summary>Trích yếu.</summary>
    public string Abstract
    {
        get;
        set => (field, SearchKey) = (value, Folding.Fold(value));
    } = "";

    /// <summary>The abstract as the registry searches it, the same on both databases. Derived.</summary>
    public string SearchKey { get; private set; } = "";

    /// <summary>The task it is about; null where it concerns more than one.</summary>
    public int? TaskId { get; set; }
    public ResearchTask? Task { get; set; }
    public string RegisteredBy { get; set; } = "";
    public DateTime RegisteredAt { get; set; }

    /// <summary>Corrects the number or the day; the audit keeps what stood before.</summary>
    public void Correct(string number, DateOnly day) =>
        (Number, NumberKey, Day) = (Folding.Clean(number), Folding.CodeKey(number), day);

    /// <summary>Writes again what it is found by.</summary>
    public void Fold() => (NumberKey, SearchKey) = (Folding.CodeKey(Number), Folding.Fold(Abstract));

    /// <summary>The number of a citation as the registry compares it.</summary>
    public static string KeyOf(string number) => Folding.CodeKey(number);
}

/// <summary>A paper that a fact of a task rests on.</summary>
/// <param name="Fact">Name of the fact, as the exchange workbook calls its column in English.</param>
public sealed record CitedPaper(string Fact, string Number, DateOnly? Day);

public static class Citations
{
    /// <summary>Every paper the facts of a task cite by number, in order of day.</summary>
    public static IReadOnlyList<CitedPaper> Of(ResearchTask t)
    {
        (string Fact, Citation Paper)[] own =
        [
            ("List decision number", t.ListDecision),
            ("Decision number", t.Approval),
            ("Contract number", t.Contract),
            ("Registration number", t.Registration),
            ("Recognition number", t.Recognition),
            ("Suspension number", t.Suspension),
            ("Termination number", t.Termination),
        ];
        var cited = own.Concat(
                t.Extensions.Where(e => e.ChangeNumber is null).Select(e => ("Extension decision", e.Decision))
            )
            .Concat(t.Changes.SelectMany(c => new[] { ("Letter", c.Letter), ("Change decision", c.Decision) }))
            .Concat(t.Tranches.Select(x => ("Approval number", new Citation(x.ApprovalNumber, x.Approved))))
            .Concat(
                t.Moves.Where(m => m.Asker is not null)
                    .Select(m => ("Letter", new Citation(m.DocumentNumber, m.DocumentDay)))
            )
            .Concat(
                t.WorkMoves.Where(m => m.OnBehalfOf is not null && m.Kind == WorkMoveKind.SubmitReport)
                    .Select(m => ("Letter", new Citation(m.DocumentNumber, m.DocumentDay)))
            )
            .Concat(t.BudgetChanges.Select(c => ("Budget decision", new Citation(c.DecisionNumber, c.Day))))
            .Concat(
                t.Inspections.SelectMany(i =>
                    new[] { ("Notice", i.Notice), ("Minutes number", new Citation(i.MinutesNumber, i.Day)) }
                )
            );
        return
        [
            .. cited
                .Where(c => !string.IsNullOrWhiteSpace(c.Item2.Number))
                .Select(c => new CitedPaper(c.Item1, c.Item2.Number!, c.Item2.Day))
                .DistinctBy(c => (OfficialDocument.KeyOf(c.Number), c.Day))
                .OrderBy(c => c.Day ?? DateOnly.MaxValue),
        ];
    }
}
