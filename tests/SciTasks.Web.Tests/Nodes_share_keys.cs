using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Tests;

public sealed class Nodes_share_keys(Demo demo) : IClassFixture<Demo>
{
    /// <summary>A node as it protects cookies: its own process, keys in the database alone.</summary>
    private IDataProtector Node()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("SciTasks");
        services.Configure<KeyManagementOptions>(o =>
            o.XmlRepository = new SharedKeys(
                demo.App.Services.GetRequiredService<IServiceScopeFactory>()
            )
        );
        return services
            .BuildServiceProvider()
            .GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("cookie");
    }

    [Fact]
    public void What_one_node_signs_another_reads() =>
        Assert.Equal("signed in", Node().Unprotect(Node().Protect("signed in")));

    [Fact]
    public void On_SQL_Server_keys_lie_in_the_database()
    {
        using var app = Web.App.Build([
            "--DataDirectory=" + demo.App.Folder,
            "--Database:Provider=SqlServer",
            "--ConnectionStrings:SciTasks=Server=nowhere;Database=SciTasks",
        ]);
        Assert.IsType<SharedKeys>(
            app.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository
        );
    }
}
