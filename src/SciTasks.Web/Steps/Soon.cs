namespace SciTasks.Web.Steps;

/// <summary>How far ahead something counts as due soon, on the desk and in the lists.</summary>
public static class Soon
{
    /// <summary>Calendar days.</summary>
    public const int Days = 60;
}
