using System.Globalization;
using SciTasks.Domain.Basics;

namespace SciTasks.Web.Mvc;

/// <summary>What is known as it is typed into a form.</summary>
public static class InForm
{
    public static string? Text(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>Whole đồng, grouped.</summary>
    public static string? Text(Money? amount) => amount?.ToString();
}
