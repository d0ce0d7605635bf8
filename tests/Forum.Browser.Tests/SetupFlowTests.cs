using Forum.Testing;
using Forum.Web.Features.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Forum.Browser.Tests;

/// <summary>From the first page of a new forum to its daily life, without any script: a phone, in French.</summary>
public sealed class SetupFlowTests(Chrome chrome)
{
    private const int MostScreens = 6;
    private const int MostFields = 12;

    [Fact]
    public async Task without_script_a_forum_is_set_up_and_lived_in()
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        await using var forum = await TestForum.Start(setUp: false, listens: true);
        await using var founder = await chrome.Open(forum, Device.Phone, "fr", script: false);

        await SetUp(founder, forum.Services.GetRequiredService<SetupCode>().Renew());
        var topic = await OpenTopic(founder);
        await Reply(founder, "Première réponse, pour voir si tout marche.");
        (await founder.Page.Locator("#post-2 .prose").InnerTextAsync()).ShouldContain("pour voir");
        TestContext.Current.TestOutputHelper!.WriteLine($"setup to a replied-to topic: {founder.Screens} screens, {founder.Filled} required fields");
        founder.Screens.ShouldBeLessThanOrEqualTo(MostScreens);
        founder.Filled.ShouldBeLessThanOrEqualTo(MostFields);

        await QuoteAndLike(founder);
        // What is changed at once leaves no trace.
        forum.Clock.Advance(TimeSpan.FromHours(1));
        await EditAndRemember(founder);
        await DeleteAndRestore(founder);
        await Search(founder);
        await founder.Page.Locator("header details.menu > summary").ClickAsync();
        await founder.Press(founder.Page.Locator("button[formaction='/sign-out']"));
        founder.Complaints.ShouldBeEmpty();

        await SomebodyElseReplies(forum, topic);
    }

    private static async Task SetUp(Window founder, string code)
    {
        (await founder.Go($"/setup?code={code}")).ShouldBe(200);
        await founder.Fill("Title", "La cour des apprentis");
        await founder.Fill("Username", "Hélène");
        await founder.Fill("Email", "helene@example.org");
        await founder.Fill("Password", "une belle phrase longue");
        await founder.Page.Locator("#stage").SelectOptionAsync("Live");
        await founder.Send("/setup");
        founder.Page.Url.ShouldEndWith("/setup/done");
        (await founder.Page.Locator("h1").InnerTextAsync()).ShouldContain("debout");
    }

    /// <summary>Ends on the topic's page; its address.</summary>
    private static async Task<string> OpenTopic(Window founder)
    {
        await founder.Press(founder.Page.Locator(".todo .button.main"));
        await founder.Fill("title", "Bienvenue dans la cour !");
        await founder.Page.Locator("#category").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await founder.Fill("markdown", "Présentez-vous ici : *qui* êtes-vous, et que venez-vous apprendre ?");
        await founder.Send("/topics");
        (await founder.Page.Locator("h1").InnerTextAsync()).ShouldBe("Bienvenue dans la cour !");
        (await founder.Page.Locator(".crumbs a").CountAsync()).ShouldBe(2);
        return new Uri(founder.Page.Url).AbsolutePath;
    }

    private static async Task Reply(Window who, string text)
    {
        await who.Fill("markdown", text);
        await who.Press(who.Page.Locator("#reply .button.main"));
    }

    private static async Task QuoteAndLike(Window founder)
    {
        await founder.Press(founder.Page.Locator("#post-1 a[data-quote]"));
        var field = founder.Page.Locator("#reply textarea");
        (await field.InputValueAsync()).ShouldContain("que venez-vous apprendre");
        await Reply(founder, await field.InputValueAsync() + "Moi, le jardinage.");
        (await founder.Page.Locator("#post-3 blockquote").InnerTextAsync()).ShouldContain("que venez-vous apprendre");

        // One's own words are not for oneself to thank for; somebody else does it below.
        (await founder.Page.Locator("#post-1 button[formaction$='/likes']").CountAsync()).ShouldBe(0);
    }

    private static async Task EditAndRemember(Window founder)
    {
        await founder.Page.Locator("#post-2 .acts details.menu > summary").ClickAsync();
        await founder.Press(founder.Page.Locator("#post-2 .acts a[href$='/edit']"));
        await founder.Fill("markdown", "Première réponse, relue et corrigée.");
        await founder.Press(founder.Page.Locator("main form .button.main"));
        (await founder.Page.Locator("#post-2 .prose").InnerTextAsync()).ShouldContain("relue et corrigée");

        await founder.Press(founder.Page.Locator("#post-2 header a[href$='/history']"));
        (await founder.Page.Locator("del").InnerTextAsync()).ShouldContain("pour voir");
        (await founder.Page.Locator("ins").InnerTextAsync()).ShouldContain("relue et corrigée");
        await founder.Press(founder.Page.Locator("main .buttons a"));
    }

    private static async Task DeleteAndRestore(Window founder)
    {
        await founder.Page.Locator("#post-2 .acts details.menu > summary").ClickAsync();
        await founder.Press(founder.Page.Locator("#post-2 button[formaction$='/deletion']"));
        await founder.Press(founder.Page.Locator("#post-2.gone button[formaction$='/deletion/end']"));
        (await founder.Page.Locator("#post-2.gone").CountAsync()).ShouldBe(0);
        (await founder.Page.Locator("#post-2 .prose").InnerTextAsync()).ShouldContain("relue et corrigée");
    }

    private static async Task Search(Window founder)
    {
        await founder.Go("/search");
        await founder.Page.Locator("main [name=q]").FillAsync("corrigee");
        await founder.Press(founder.Page.Locator("main form button"));
        (await founder.Page.Locator("main mark").First.InnerTextAsync()).ShouldBe("corrigée");
    }

    private async Task SomebodyElseReplies(TestForum forum, string topic)
    {
        await using var guest = await chrome.Open(forum, Device.Phone, "fr", script: false);
        await guest.Go(topic);
        await guest.Press(guest.Page.Locator("#reply a[href^='/sign-up']"));
        await guest.Fill("username", "Bakary");
        await guest.Fill("email", "bakary@example.org");
        await guest.Fill("password", "encore une belle phrase");
        await guest.Page.Locator("#agree").CheckAsync();
        await guest.Send("/sign-up");

        await guest.Go(topic);
        await guest.Press(guest.Page.Locator("#post-1 button[formaction$='/likes']"));
        (await guest.Page.Locator("#post-1 button[formaction$='/likes/end']").GetAttributeAsync("aria-pressed")).ShouldBe("true");
        await Reply(guest, "Bonjour, moi c'est Bakary, je viens pour la menuiserie.");
        (await guest.Page.Locator("#post-4 .prose").InnerTextAsync()).ShouldContain("menuiserie");
        guest.Complaints.ShouldBeEmpty();
    }
}
