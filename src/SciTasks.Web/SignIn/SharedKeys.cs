using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SciTasks.Data;
using SciTasks.Web.Setup;

namespace SciTasks.Web.SignIn;

/// <summary>Keys in the database, so that who signs in at one node is signed in at every other.</summary>
internal sealed class SharedKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var keys = scope.ServiceProvider.GetRequiredService<AppDb>().ProtectionKeys.AsNoTracking();
        return [.. keys.OrderBy(k => k.Id).Select(k => k.Xml).ToList().Select(x => XElement.Parse(x))];
    }

    // Data protection asks synchronously, outside any request's context.
    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.ProtectionKeys.Add(
            new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) }
        );
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}

internal static class Keys
{
    /// <summary>The embedded database has one server, whose keys lie in files beside it; a server has nodes, which
    /// share keys in the database.</summary>
    public static void AddKeys(this IServiceCollection services, Settings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName("SciTasks");
        if (Certificate("CertificateFile", settings.Keys.CertificateFile, settings) is { } present)
        {
            protection.ProtectKeysWithCertificate(present);
            var former = Certificate("FormerCertificateFile", settings.Keys.FormerCertificateFile, settings);
            protection.UnprotectKeysWithAnyCertificate(former is null ? [present] : [present, former]);
        }
        if (!settings.UsesSqlServer)
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory, "keys")));
        else
            services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
                s => new ConfigureOptions<KeyManagementOptions>(o =>
                    o.XmlRepository = new SharedKeys(s.GetRequiredService<IServiceScopeFactory>())
                )
            );
    }

    /// <exception cref="SettingsException">There is no such file, or the password does not open it.</exception>
    private static X509Certificate2? Certificate(string key, string? file, Settings settings)
    {
        if (string.IsNullOrWhiteSpace(file))
            return null;
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, settings.Keys.CertificatePassword);
            return certificate.HasPrivateKey
                ? certificate
                : throw new SettingsException($"Keys:{key} \"{file}\" holds no private key.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"Keys:{key} \"{file}\" cannot be read: {e.Message}");
        }
    }
}
