using SciTasks.Data;
using SciTasks.Data.Audit;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Tasks;

/// <summary>What is looked for in the history.</summary>
/// <param name="Q">Within the code of the task, or what a line is about.</param>
/// <param name="Who">Whose acts.</param>
public sealed record AuditFilter(string? Q, string? Who, DateOnly? From, DateOnly? To)
{
    /// <summary>More than this is no workbook to read; the search has to be narrowed.</summary>
    public const int MostInWorkbook = 20_000;

    internal IQueryable<AuditLine> Apply(IQueryable<AuditLine> lines)
    {
        if (Q?.Trim() is { Length: > 0 } text)
        {
            var code = text.ToUpperInvariant();
            lines = lines.Where(a => a.TaskKey!.Contains(code) || a.Subject.Contains(text));
        }
        if (Who?.Trim() is { Length: > 0 } who)
            lines = lines.Where(a => a.Author.Contains(who));
        if (From is { Year: > 1 } first)
        {
            var begin = VietnamTime.StartOf(first);
            lines = lines.Where(a => a.At >= begin);
        }
        if (To is { Year: < 9999 } last)
        {
            var end = VietnamTime.StartOf(last.AddDays(1));
            lines = lines.Where(a => a.At < end);
        }
        return lines;
    }
}

/// <summary>Which lines of the history someone may see, by the row of the audit trail in the table of
/// rights.</summary>
internal static class AuditVisibility
{
    /// <summary>Leads and hosts those of their tasks, the accountant those of money, administrators those of accounts
    /// and settings, officers, heads, leadership and the provincial reader those of all tasks.</summary>
    public static IQueryable<AuditLine> VisibleTo(this IQueryable<AuditLine> lines, Me me, AppDb db)
    {
        const Roles all = Roles.Officer | Roles.DivisionHead | Roles.Leadership | Roles.Reader;
        var keys = db.Tasks.OwnedBy(me).Select(t => t.Source + "|" + t.CodeKey);
        var (tasks, money, settings, own) = (
            (me.Roles & all) != Roles.None,
            me.Roles.HasFlag(Roles.Accountant),
            me.Roles.HasFlag(Roles.Administrator),
            (me.Roles & (Roles.Lead | Roles.Host)) != Roles.None
        );
        if (!me.May(Act.Ledger, Access.Read))
            lines = lines.Where(a => !a.Subject.StartsWith("Ledger "));
        return lines.Where(a =>
            (tasks && (a.TaskKey != null || !(a.Subject.StartsWith("Account ") || a.Subject.StartsWith("Role "))))
            || (
                money
                && (
                    a.Subject.StartsWith("Tranche ")
                    || a.Subject.StartsWith("Ledger ")
                    || a.Subject.StartsWith("Budget ")
                    || a.Subject.StartsWith("Year budget ")
                    || a.Subject.StartsWith("Treasury statement ")
                )
            )
            || (
                settings
                && a.TaskKey == null
                && (
                    a.Subject.StartsWith("Account ")
                    || a.Subject.StartsWith("Role ")
                    || a.Subject.StartsWith("Mail text ")
                    || a.Subject == "Seals"
                )
            )
            || (own && keys.Contains(a.TaskKey))
        );
    }
}
