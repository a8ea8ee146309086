using SciTasks.Web.Names;

namespace SciTasks.Web.Addresses;

/// <summary>The people and the organisations of the register.</summary>
public static class NameAddress
{
    public static string List(NameKind kind) => kind == NameKind.Person ? "/people" : "/organizations";

    public static string Search(NameKind kind, string name) => List(kind).With(("q", name));

    public static string Page(NameKind kind, string? q, int page) => List(kind).With(("q", q), ("page", page));

    /// <summary>The record of one: tasks, what became of them, other names.</summary>
    public static string Of(NameKind kind, int id) => $"{List(kind)}/{id}";

    public static string Merges(NameKind kind, int id) => $"{Of(kind, id)}/merges";

    public static string Undo(int merge) => $"/name-merges/{merge}/undo";

    public static string Renames(int organization) => $"{Of(NameKind.Organization, organization)}/renames";

    public static string Handovers(int person) => $"{Of(NameKind.Person, person)}/handovers";

    public static string Correction(NameKind kind, int id) => $"{List(kind)}/{id}/edit";

    /// <summary>What a form proposes while the name is typed in the field.</summary>
    public static string Choices(NameKind kind, string field) => $"{List(kind)}/choices".With(("field", field));

    /// <summary>The tasks the person leads or the organisation hosts.</summary>
    public static string Tasks(NameKind kind, int id) =>
        TaskAddress.List().With((kind == NameKind.Person ? "lead" : "host", id));
}
