using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Tasks;

namespace SciTasks.Excel.Exchange;

/// <summary>Short forms that build bound columns.</summary>
internal static class ColumnKinds
{
    public static Column<T> Text<T>(
        string vi,
        string en,
        Func<T, string?> get,
        Action<T, string?>? set,
        int max = 4000,
        bool required = false,
        double width = 18,
        params string[] aliases
    ) =>
        new()
        {
            Vietnamese = vi,
            English = en,
            Aliases = aliases,
            Kind = ColumnKind.Text,
            MaxLength = max,
            Required = required,
            Width = width,
            Get = get,
            Set = set is null ? null : (t, v) => set(t, (string?)v),
        };

    /// <summary>Exactly one e-mail address; other text is not taken.</summary>
    public static Column<T> Email<T>(string vi, string en, Func<T, string?> get, Action<T, string?>? set) =>
        new()
        {
            Vietnamese = vi,
            English = en,
            Kind = ColumnKind.Email,
            MaxLength = EmailText.Longest,
            Width = 18,
            Get = get,
            Set = set is null ? null : (t, v) => set(t, (string?)v),
        };

    public static Column<T> Day<T>(
        string vi,
        string en,
        Func<T, DateOnly?> get,
        Action<T, DateOnly?>? set,
        bool fact = true,
        bool required = false,
        bool start = false,
        params string[] aliases
    ) =>
        new()
        {
            Vietnamese = vi,
            English = en,
            Aliases = aliases,
            Kind = ColumnKind.Day,
            IsFact = fact,
            IsStart = start,
            Required = required,
            Width = 13,
            Get = t => get(t) is { } day ? new DayValue(day) : null,
            Set = set is null ? null : (t, v) => set(t, ((DayValue?)v)?.Day),
        };

    public static Column<T> Amount<T>(
        string vi,
        string en,
        Func<T, Money?> get,
        Action<T, Money?>? set,
        bool required = false,
        bool difference = false,
        params string[] aliases
    ) =>
        new()
        {
            Vietnamese = vi,
            English = en,
            Aliases = aliases,
            Kind = ColumnKind.Money,
            IsDifference = difference,
            Required = required,
            Width = 18,
            Get = t => get(t),
            Set = set is null ? null : (t, v) => set(t, (Money?)v),
        };

    public static Column<T> Number<T>(
        string vi,
        string en,
        Func<T, int?> get,
        Action<T, int?>? set,
        bool required = false,
        params string[] aliases
    ) =>
        new()
        {
            Vietnamese = vi,
            English = en,
            Aliases = aliases,
            Kind = ColumnKind.Number,
            Required = required,
            Width = 10,
            Get = t => get(t),
            Set = set is null ? null : (t, v) => set(t, (int?)v),
        };

    public static Column<T> YesNo<T>(string vi, string en, Func<T, bool?> get, Action<T, bool?>? set) =>
        new()
        {
            Vietnamese = vi,
            English = en,
            Kind = ColumnKind.YesNo,
            Width = 10,
            Get = t => get(t),
            Set = set is null ? null : (t, v) => set(t, (bool?)v),
        };

    /// <summary>A list whose unknown words are kept as text.</summary>
    public static Column<T> List<T, TEnum>(
        string vi,
        string en,
        WordList<TEnum> list,
        Func<T, (TEnum? Value, string? Text)> get,
        Action<T, TEnum?, string?>? set,
        bool required = false,
        params string[] aliases
    )
        where TEnum : struct, Enum =>
        new()
        {
            Vietnamese = vi,
            English = en,
            Aliases = aliases,
            Kind = ColumnKind.List,
            Required = required,
            MaxLength = 400,
            Words = list.All,
            Canonical = word => (Written(list, word), list.Find(word) is not null),
            Get = t => get(t) is var (value, text) ? text ?? list.Word(value) : null,
            GetEnglish = t => get(t) is var (value, text) ? text ?? list.English(value) : null,
            Set = set is null
                ? null
                : (t, v) =>
                    set(
                        t,
                        list.Find((string?)v),
                        v is string word && Written(list, word) is var kept && kept != list.Word(list.Find(word))
                            ? kept
                            : null
                    ),
        };

    /// <summary>Aliases that mean something of their own (old grades) stay as they are written.</summary>
    private static string Written<TEnum>(WordList<TEnum> list, string word)
        where TEnum : struct, Enum =>
        typeof(TEnum) == typeof(Grade)
        && list.Find(word) is { } grade
        && Folding.Key(list.Word(grade)) != Folding.Key(word)
        && Folding.Key(list.English(grade)) != Folding.Key(word)
            ? word
            : list.Canonical(word);
}
