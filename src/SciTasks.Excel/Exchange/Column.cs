using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;

namespace SciTasks.Excel.Exchange;

public enum ColumnKind
{
    Text,
    List,
    Day,
    Money,
    Number,
    YesNo,
    Range,
    Email,
}

/// <summary>A column of the exchange workbook without what it is bound to.</summary>
public abstract class Column
{
    public required string English { get; init; }
    public required string Vietnamese { get; init; }
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public ColumnKind Kind { get; init; }
    public bool Required { get; init; }

    /// <summary>States something that has happened, so it may not lie after today.</summary>
    public bool IsFact { get; init; }

    /// <summary>Partial days mean the first day of the span; all others mean its last day.</summary>
    public bool IsStart { get; init; }
    public int MaxLength { get; init; } = 4000;

    /// <summary>For money: a difference, which may be below zero.</summary>
    public bool IsDifference { get; init; }

    /// <summary>For lists: the written form of a word, or the word itself where unknown.</summary>
    public Func<string, (string Word, bool Known)>? Canonical { get; init; }
    /// <summary>For lists: the words it knows, as they are written.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
    public double Width { get; init; } = 16;

    public bool Matches(string headerKey) =>
        headerKey == Folding.Key(Vietnamese)
        || headerKey == Folding.Key(English)
        || Aliases.Any(a => Folding.Key(a) == headerKey);
}

/// <summary>A column bound to what a row describes. Values are <c>string</c>, <see cref="DayValue"/>,
/// <see cref="Money"/>, <c>int</c> or
/// <c>bool</c>; null means unknown.</summary>
public sealed class Column<T> : Column
{
    /// <summary>What the export writes.</summary>
    public required Func<T, object?> Get { get; init; }

    /// <summary>What an English page shows where that differs from what the export writes.</summary>
    public Func<T, object?>? GetEnglish { get; init; }

    /// <summary>Takes a value, or null to clear; missing for keys and for what the importer resolves itself.</summary>
    public Action<T, object?>? Set { get; init; }
}

/// <summary>A sheet of the exchange workbook.</summary>
public abstract class Sheet(string vietnamese, string english)
{
    public string Vietnamese { get; } = vietnamese;
    public string English { get; } = english;
    public abstract IReadOnlyList<Column> AllColumns { get; }

    public bool Matches(string name) =>
        Folding.Key(name) == Folding.Key(Vietnamese) || Folding.Key(name) == Folding.Key(English);
}

public sealed class Sheet<T>(string vietnamese, string english, IReadOnlyList<Column<T>> columns)
    : Sheet(vietnamese, english)
{
    public IReadOnlyList<Column<T>> Columns { get; } = columns;
    public override IReadOnlyList<Column> AllColumns => Columns;
}
