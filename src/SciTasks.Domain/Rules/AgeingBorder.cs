namespace SciTasks.Domain.Rules;

/// <summary>A border between age bands of unsettled advances. Data of
/// <c>database/reference/ageing-bands.json</c>.</summary>
/// <param name="Months">Months from the effective end or the termination.</param>
public sealed record AgeingBorder(int Months, string LegalBasis);
