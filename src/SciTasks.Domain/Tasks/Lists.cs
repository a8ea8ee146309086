namespace SciTasks.Domain.Tasks;

/// <summary>Where reporting periods begin: on the day number of the start, or on the calendar (half-years,
/// quarters).</summary>
public enum ReportAlignment
{
    FromStart,
    Calendar,
}

/// <summary>Loại hình nhiệm vụ.</summary>
public enum TaskType
{
    ResearchTopic,
    PilotProduction,
    ScientificScheme,
    StProject,
    RuralMountain,
    BasicResearch,
    AppliedResearch,
    TechnologyDevelopment,
    SocialSolution,
    RegularTask,
    Other,
}

/// <summary>Cấp quản lý.</summary>
public enum TaskLevel
{
    Provincial,
    Grassroots,
    Sector,
    FormerDistrict,
    Ministerial,
    National,
}

/// <summary>Phương thức giao.</summary>
public enum Assignment
{
    CompetitiveSelection,
    DirectAssignment,
    Commission,
    GrantReview,
}

/// <summary>Phương thức khoán chi.</summary>
public enum LumpSum
{
    ToFinalProduct,
    Partial,
    None,
}

/// <summary>Council grade (xếp loại). Old passing grades count as <see cref="Pass"/> and keep their text.</summary>
public enum Grade
{
    Excellent,
    Pass,
    Fail,
}
