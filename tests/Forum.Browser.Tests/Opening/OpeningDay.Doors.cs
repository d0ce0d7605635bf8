using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Forum.Core.Platform.Email;
using Forum.Web.Features.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Browser.Tests.Opening;

/// <content>The administrator opens, and people come in.</content>
internal sealed partial class OpeningDay
{
    public async Task SetUp()
    {
        var admin = await At(Founder);
        await Go(admin, $"/setup?code={forum.Services.GetRequiredService<SetupCode>().Renew()}");
        await admin.Fill("Title", texts.Title);
        await admin.Fill("Username", Founder);
        await admin.Fill("Email", Address(Founder));
        await admin.Fill("Password", Password);
        await Send(admin, "/setup");
        admin.Page.Url.ShouldEndWith("/setup/done");
        (await admin.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(texts.Language);
    }

    public async Task ChooseMailServer()
    {
        var admin = await At(Founder);
        await Follow(admin, "main a[href='/admin/settings']");
        await Administer(admin, "/admin/mail");
        await Follow(admin, "main a[href='/admin/mail/settings']");
        var server = mail.Server("plain");
        await admin.Fill("Host", server.Host);
        await admin.Fill("Port", server.Port.ToString(CultureInfo.InvariantCulture));
        await admin.Page.Locator("#security").SelectOptionAsync(nameof(SmtpSecurity.None));
        await admin.Fill("From", server.From);
        await Send(admin, "/admin/mail/settings");

        await admin.Fill("to", Address(Founder));
        await Press(admin, "form[action^='/admin/mail/test'] button");
        await mail.LetterTo(Address(Founder));
    }

    public async Task Invite()
    {
        var admin = await At(Founder);
        await Administer(admin, "/admin/registration");
        await Follow(admin, "main a[href='/invitations']");
        await admin.Fill("addresses", $"{Address(Learner)}\n{Address(Mentor)}\n{Address(Moderator)}");
        await Send(admin, "/invitations");
        (await admin.Page.Locator("[aria-labelledby=report] li").CountAsync()).ShouldBe(3);
    }

    public async Task OpenStage()
    {
        var admin = await At(Founder);
        await Choose(admin, "/admin");
        await Administer(admin, "/admin/launch");
        await Press(admin, "form:has([name=stage][value=Live]) button");
        (await Text(admin, ".stages [aria-current]")).ShouldNotBeEmpty();
    }

    public async Task Join()
    {
        foreach (var who in new[] { Learner, Mentor, Moderator })
        {
            var guest = await At(who);
            await Go(guest, await LinkTo(who, "/invitation"));
            await Follow(guest, "main a.button.main");
            await guest.Fill("username", who);
            await guest.Fill("password", Password);
            await guest.Page.Locator("#agree").CheckAsync();
            await Send(guest, "/sign-up");
            guest.Page.Url.ShouldContain("/welcome");
        }
    }

    public async Task GiveRoles()
    {
        var admin = await At(Founder);
        foreach (var (who, role) in new[] { (Mentor, "Mentor"), (Moderator, "Moderator") })
        {
            await Administer(admin, "/admin/members");
            await admin.Press(admin.Page.Locator(".people b a").Filter(new() { HasText = who }));
            await admin.Page.Locator($"[name=to][value={role}]").CheckAsync();
            await Press(admin, "form[action$='/role'] button");
        }

        var mentor = await At(Mentor);
        await Go(mentor, "/people");
        (await mentor.Page.Locator(".people .flair").CountAsync()).ShouldBe(3);
    }

    private string Address(string who) => $"{Plain().Replace(who.Normalize(NormalizationForm.FormD), "").ToLowerInvariant()}.{texts.Language}@example.test";

    /// <summary>Lets the forum send, and finds the way back that the letter holds.</summary>
    private async Task<string> LinkTo(string who, string to)
    {
        await forum.Settle();
        await forum.With((EmailSender sender) => sender.SendDue(default));
        var text = Readable((await mail.LetterTo(Address(who))).Raw);
        var link = Regex.Match(text, $@"https?://[^/\s]+({Regex.Escape(to)}[^\s""<]*)");
        link.Success.ShouldBeTrue(text);
        return link.Groups[1].Value;
    }

    /// <summary>A letter's text as a program for mail would show it.</summary>
    private static string Readable(string raw) => Encoding.UTF8.GetString([.. Bytes(raw.Replace("=\r\n", "", StringComparison.Ordinal))]);

    private static IEnumerable<byte> Bytes(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                yield return value;
                i += 2;
            }
            else
            {
                foreach (var part in Encoding.UTF8.GetBytes(text, i, 1)) yield return part;
            }
        }
    }

    [GeneratedRegex("[^A-Za-z]")]
    private static partial Regex Plain();

    [GeneratedRegex(@"!\[[^\]]*\]\([^)]+\)")]
    private static partial Regex PictureIn();
}
