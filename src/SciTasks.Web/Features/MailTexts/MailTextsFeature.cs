using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.MailTexts;

/// <summary>What this folder adds to the application.</summary>
internal sealed class MailTextsFeature : IFeature
{
    public IEnumerable<MenuEntry> Menu => [new(15, "/mail-texts", "envelope", "Mail texts", Act.MailTexts)];
}
