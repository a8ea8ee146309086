using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Following;

namespace SciTasks.Data.Mappings;

/// <summary>Money as a 64-bit integer of đồng.</summary>
internal sealed class MoneyConverter() : ValueConverter<Money, long>(m => m.Dong, d => new Money(d));

/// <summary>A kind of deadline by its name.</summary>
internal sealed class DeadlineKindConverter() : ValueConverter<DeadlineKind, string>(k => k.Name, n => new DeadlineKind(n));

/// <summary>Instants are stored and read as UTC.</summary>
internal sealed class UtcConverter()
    : ValueConverter<DateTime, DateTime>(d => d, d => DateTime.SpecifyKind(d, DateTimeKind.Utc));
