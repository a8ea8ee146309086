using System.Globalization;
using System.Text.Json;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Rules;

/// <summary>Failed rules of the gate as they are kept with a move and in the audit: code, wording key and numbers,
/// no language. What is read
/// back is worded like any other finding, so page, command line and audit say the same.</summary>
public static class GateRecord
{
    /// <summary>Null where nothing failed.</summary>
    public static string? Write(IEnumerable<GateFinding> findings)
    {
        var kept = findings
            .Select(f => new Kept(
                f.Code,
                f.Why,
                f.LegalBasis,
                f.Overridable,
                [.. f.Numbers.Select(n => new KeyValuePair<string, string?>(n.Key, Text(n.Value)))]
            ))
            .ToList();
        return kept.Count == 0 ? null : JsonSerializer.Serialize(kept, Options);
    }

    public static IReadOnlyList<GateFinding> Read(string? text) =>
        text is null
            ? []
            :
            [
                .. JsonSerializer
                    .Deserialize<List<Kept>>(text, Options)!
                    .Select(k => new GateFinding(
                        k.Code,
                        false,
                        false,
                        k.Overridable,
                        k.LegalBasis,
                        k.Why,
                        new OrderedDictionary<string, object?>(
                            k.Numbers.Select(n =>
                                KeyValuePair.Create(n.Key, Value(n.Value, monthsAreTerm: k.Code == ChangeCode.Window))
                            )
                        )
                    )),
            ];

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string? Text(object? value) =>
        value switch
        {
            null => null,
            Money money => "đ" + money.Dong.ToString(CultureInfo.InvariantCulture),
            DateOnly day => "d" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            int number => "n" + number.ToString(CultureInfo.InvariantCulture),
            Grade grade => "g" + grade,
            Term term => string.Create(CultureInfo.InvariantCulture, $"t{term.Length} {term.Unit}"),
            _ => throw new InvalidOperationException($"No kept form for {value.GetType()}."),
        };

    /// <param name="monthsAreTerm">The rule names a term, which was kept as a bare count of months before
    /// 2026-11.</param>
    private static object? Value(string? text, bool monthsAreTerm) =>
        text is null
            ? null
            : text[0] switch
            {
                'n' when monthsAreTerm => new Term(
                    int.Parse(text.AsSpan(1), CultureInfo.InvariantCulture),
                    TermUnit.Months
                ),
                't' => text[1..].Split(' ') is var parts
                    ? new Term(int.Parse(parts[0], CultureInfo.InvariantCulture), Enum.Parse<TermUnit>(parts[1]))
                    : null,
                'đ' => new Money(long.Parse(text.AsSpan(1), CultureInfo.InvariantCulture)),
                'd' => DateOnly.ParseExact(text[1..], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                'n' => int.Parse(text.AsSpan(1), CultureInfo.InvariantCulture),
                _ => Enum.Parse<Grade>(text[1..]),
            };

    private sealed record Kept(
        string Code,
        string Why,
        string LegalBasis,
        bool Overridable,
        IReadOnlyList<KeyValuePair<string, string?>> Numbers
    );
}
