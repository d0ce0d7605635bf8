using System.Xml.Linq;
using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Forum.Web.Platform.Host;

/// <summary>Data-protection keys as rows, so that forms and links outlive a restart.</summary>
internal sealed class StoredKeys(IForumEngine engine, Writes writes) : IXmlRepository
{
    // The framework asks synchronously, at every start.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        engine.Committed.All($"SELECT xml FROM protection_keys ORDER BY id", row => XElement.Parse(row.GetString(0)), CancellationToken.None).GetAwaiter().GetResult();

    // The framework asks synchronously, about once in three months. Not from inside a write: Server.Prepare sees to the
    // first key, and later ones are made in the background.
    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => writes.RunEvictingNamed(write =>
    {
        write.Db.ProtectionKeys.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        return Task.CompletedTask;
    }, CancellationToken.None)).GetAwaiter().GetResult();
}

internal static class StoredKeysServices
{
    public static IServiceCollection AddStoredKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Forum");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new StoredKeys(provider.GetRequiredService<IForumEngine>(), provider.GetRequiredService<Writes>())));
        return services;
    }
}
