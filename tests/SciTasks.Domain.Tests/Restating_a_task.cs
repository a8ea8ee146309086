using System.Reflection;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>A value is restated whole: a fact that is forgotten on the way in or out would be erased by correcting another.</summary>
public sealed class Restating_a_task
{
    /// <summary>What is changed by a method of its own, or follows.</summary>
    private static readonly string[] OtherWays =
    [
        nameof(ResearchTask.Id),
        nameof(ResearchTask.Version),
        nameof(ResearchTask.Source),
        nameof(ResearchTask.Code),
        nameof(ResearchTask.CodeKey),
        nameof(ResearchTask.Host),
        nameof(ResearchTask.HostId),
        nameof(ResearchTask.Lead),
        nameof(ResearchTask.LeadId),
        nameof(ResearchTask.Officer),
        nameof(ResearchTask.OfficerId),
    ];

    private static readonly IReadOnlyList<PropertyInfo> Values =
    [
        .. typeof(ResearchTask)
            .GetProperties()
            .Where(p => p.SetMethod is null && typeof(ResearchTask).GetMethod("Restate", [p.PropertyType]) is not null),
    ];

    public static IEnumerable<TheoryDataRow<string>> Names() => Values.Select(v => new TheoryDataRow<string>(v.Name));

    [Theory, MemberData(nameof(Names))]
    public void Gives_back_every_fact_of_a_value(string name)
    {
        var value = Values.Single(v => v.Name == name);
        var stated = Activator.CreateInstance(value.PropertyType)!;
        foreach (var (fact, n) in value.PropertyType.GetProperties().Where(p => p.CanWrite).Select((p, n) => (p, n + 1)))
            fact.SetValue(stated, Something(fact.PropertyType, n));
        var task = new ResearchTask("S", "T", "Nhiệm vụ");
        typeof(ResearchTask).GetMethod("Restate", [value.PropertyType])!.Invoke(task, [stated]);
        Assert.Equal(stated, value.GetValue(task));
        Assert.All(
            value.PropertyType.GetProperties().Where(p => p.CanWrite),
            fact => Assert.Equal(fact.GetValue(stated), typeof(ResearchTask).GetProperty(fact.Name)!.GetValue(task))
        );
    }

    [Fact]
    public void Reaches_every_fact_that_has_no_method_of_its_own()
    {
        Assert.Equal(7, Values.Count);
        var stored = typeof(ResearchTask)
            .GetProperties()
            .Where(p => p.SetMethod is not null && !typeof(System.Collections.ICollection).IsAssignableFrom(p.PropertyType))
            .Where(p => !(p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Rows<>)))
            .Select(p => p.Name);
        var stated = Values.SelectMany(v => v.PropertyType.GetProperties()).Select(p => p.Name);
        Assert.Equal(stored.Except(OtherWays).Order(StringComparer.Ordinal), stated.Order(StringComparer.Ordinal));
    }

    /// <summary>Not the default, and another for each.</summary>
    private static object Something(Type type, int n)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? $"Chữ {n}"
            : plain == typeof(DateOnly) ? new DateOnly(2024, 1, 1).AddDays(n)
            : plain == typeof(Money) ? new Money(1_000 + n)
            : plain == typeof(int) ? n
            : plain == typeof(Citation) ? new Citation($"{n}/QĐ", new DateOnly(2024, 2, 1).AddDays(n))
            : plain.IsEnum ? Enum.GetValues(plain).GetValue(1)!
            : throw new InvalidOperationException($"Nothing to state for {plain.Name}.");
    }
}
