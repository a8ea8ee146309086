using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Documents;

/// <summary>What this folder adds to the application.</summary>
internal sealed class DocumentsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<DocumentDesk>();
        services.AddScoped<DossierZip>();
    }

    public IEnumerable<MenuEntry> Menu => [new(7, "/documents", "folder2-open", "Documents", Act.Documents)];
}
