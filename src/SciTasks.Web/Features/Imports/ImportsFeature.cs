using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Imports;

/// <summary>What this folder adds to the application.</summary>
internal sealed class ImportsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ImportJob>();
        services.AddScoped<CutShortImports>();
    }

    public IEnumerable<MenuEntry> Menu => [new(11, "/imports", "upload", "Import", Act.Import)];
}
