using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SciTasks.Web.Setup;
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
            o.XmlRepository = new SharedKeys(demo.App.Services.GetRequiredService<IServiceScopeFactory>())
        );
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie");
    }

    [Fact]
    public void What_one_node_signs_another_reads() =>
        Assert.Equal("signed in", Node().Unprotect(Node().Protect("signed in")));

    /// <summary>Whoever reads the folder of the keys signs nobody in with them; after a change of certificate what was
    /// signed before still holds.</summary>
    [Fact]
    public void With_a_certificate_keys_are_encrypted_where_they_lie()
    {
        var folder = Directory.CreateTempSubdirectory("scitasks-").FullName;
        var (old, present) = (Certificate(folder, "old"), Certificate(folder, "new"));
        var signed = With(["--Keys:CertificateFile=" + old], p => p.Protect("signed in"));
        var keys = Directory.GetFiles(Path.Combine(folder, "keys"), "key-*.xml").Select(File.ReadAllText).ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, k => Assert.Contains("encryptedSecret", k, StringComparison.Ordinal));
        Assert.All(keys, k => Assert.Contains("EncryptedData", k, StringComparison.Ordinal));
        Assert.Equal(
            "signed in",
            With(["--Keys:CertificateFile=" + present, "--Keys:FormerCertificateFile=" + old], p => p.Unprotect(signed))
        );
        var other = Certificate(folder, "other");
        Assert.Throws<CryptographicException>(() =>
            With(["--Keys:CertificateFile=" + other], p => p.Unprotect(signed))
        );
        Directory.Delete(folder, recursive: true);

        string With(string[] settings, Func<IDataProtector, string> use)
        {
            using var app = Build(folder, settings);
            return use(app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie"));
        }
    }

    [Fact]
    public void A_certificate_that_cannot_be_used_is_named_at_start()
    {
        var folder = Directory.CreateTempSubdirectory("scitasks-").FullName;
        var nothing = Path.Combine(folder, "none.pfx");
        File.WriteAllText(nothing, "no certificate");
        var said = Assert.Throws<SettingsException>(() => Build(folder, "--Keys:CertificateFile=" + nothing));
        Assert.Contains("Keys:CertificateFile", said.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static Microsoft.AspNetCore.Builder.WebApplication Build(string folder, params string[] settings) =>
        Web.App.Build(["--DataDirectory=" + folder, "--Keys:CertificatePassword=thử", .. settings]);

    private static string Certificate(string folder, string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var file = Path.Combine(folder, name + ".pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, "thử"));
        return file;
    }

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
