using System.Text.Json;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Testing;

internal sealed partial class TestForum
{
    public const string Password = "correct horse battery";

    /// <summary>Opens the doors as far as a stage says.</summary>
    public async Task Reach(Stage stage)
    {
        var settings = Services.GetRequiredService<SettingsStore>();
        var site = await settings.Get<SiteSettings>(CancellationToken.None);
        await Services.GetRequiredService<Writes>().Run(
            write => settings.Save(site with { IsSetUp = true, Stage = stage }, write, CancellationToken.None), CancellationToken.None);
    }

    /// <summary>Writes through the door, for what no use case does.</summary>
    public Task Write(Func<Write, Task> work) => Services.GetRequiredService<Writes>().Run(work, CancellationToken.None);

    /// <summary>A member with the password <see cref="Password"/> and the address name@example.test.</summary>
    public async Task<Actor> Member(string name, Role role = Role.Member)
    {
        var outcome = await With((CreateAccount create) => create.Run(
            new CreateAccount.Command(name, $"{name}@example.test", Password, role, "fr"), CancellationToken.None));
        if (outcome is not CreateAccount.Outcome.Created created)
            throw new InvalidOperationException($"{name}: {string.Join(", ", ((CreateAccount.Outcome.Invalid)outcome).Problems)}");
        return new Actor(created.MemberId, created.Username, created.Username, role);
    }

    /// <summary>The letters waiting for an address, oldest first: template and arguments.</summary>
    public async Task<List<(string Template, Dictionary<string, string> Data)>> MailTo(string address)
    {
        await Settle();
        var mails = await Read(db => db.Emails.Where(e => e.To == address).OrderBy(e => e.Id).ToListAsync());
        return [.. mails.Select(mail => (mail.Template, JsonSerializer.Deserialize<Dictionary<string, string>>(mail.Data)!))];
    }
}
