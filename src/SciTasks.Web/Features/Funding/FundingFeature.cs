using SciTasks.Web.Features.Funding.Steps;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Funding;

/// <summary>What this folder adds to the application.</summary>
internal sealed class FundingFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<TranchePages>();
        services.AddScoped<TrancheWork>();
    }

    public IEnumerable<MenuEntry> Menu =>
        [
            new(3, "/funding", "cash-coin", "Funding", Act.Tasks)
            {
                Also =
                [
                    "/tranches",
                    "/disbursements",
                    "/year-budgets",
                    "/day-book",
                    "/reconciliations",
                    "/ageing",
                    "/stand-ins",
                ],
            },
        ];
}
