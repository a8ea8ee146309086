using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.People;

namespace SciTasks.Web.Names;

/// <summary>Search among names: folded words in any order, y and i alike. Folded here, never by the database.</summary>
internal static class NameSearch
{
    /// <summary>No name of the register has so many words.</summary>
    public const int Most = 100;

    public static IQueryable<Organization> HoldingAll(this IQueryable<Organization> all, IReadOnlyList<string> words) =>
        all.HoldingAll(o => o.NameKey, words);

    public static IQueryable<Person> HoldingAll(this IQueryable<Person> all, IReadOnlyList<string> words) =>
        all.HoldingAll(p => p.NameKey, words);

    /// <param name="key">A folded text of the item.</param>
    public static IQueryable<T> HoldingAll<T>(
        this IQueryable<T> all,
        Expression<Func<T, string>> key,
        IReadOnlyList<string> words
    ) =>
        words.Count > Most
            ? all.Where(_ => false)
            : words.Aggregate(all, (found, word) => found.Where(Holds(key, word)));

    public static IQueryable<Organization> HoldingAny(this IQueryable<Organization> all, IReadOnlyList<string> words) =>
        all.Where(Any(words.Take(Most).Select(w => Holds<Organization>(o => o.NameKey, w))));

    public static IQueryable<Person> HoldingAny(this IQueryable<Person> all, IReadOnlyList<string> words) =>
        all.Where(Any(words.Take(Most).Select(w => Holds<Person>(p => p.NameKey, w))));

    private static Expression<Func<T, bool>> Holds<T>(Expression<Func<T, string>> key, string word)
    {
        // A field of an object becomes a parameter of the query; a constant would make every word a query of its own.
        Expression Contains(string part) =>
            Expression.Call(
                key.Body,
                nameof(string.Contains),
                [],
                Expression.Field(Expression.Constant(new StrongBox<string>(part)), "Value")
            );
        var holds = Folding.OtherSpelling(word) is { } other
            ? Expression.OrElse(Contains(word), Contains(other))
            : Contains(word);
        return Expression.Lambda<Func<T, bool>>(holds, key.Parameters);
    }

    private static Expression<Func<T, bool>> Any<T>(IEnumerable<Expression<Func<T, bool>>> conditions)
    {
        var item = Expression.Parameter(typeof(T));
        var any = conditions
            .Select(c => new Replacing(c.Parameters[0], item).Visit(c.Body))
            .Aggregate((Expression)Expression.Constant(false), Expression.OrElse);
        return Expression.Lambda<Func<T, bool>>(any, item);
    }

    private sealed class Replacing(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
