using Microsoft.Playwright;

namespace Forum.Browser.Tests.Opening;

/// <content>Somebody disturbs, and is stopped.</content>
internal sealed partial class OpeningDay
{
    private string spam = "";

    public async Task Spam()
    {
        var stranger = await At(Spammer);
        await Go(stranger, "/");
        await Follow(stranger, "a[href^='/sign-up'] >> visible=true");
        await stranger.Fill("username", Spammer);
        await stranger.Fill("email", Address(Spammer));
        await stranger.Fill("password", Password);
        await stranger.Page.Locator("#agree").CheckAsync();
        await Send(stranger, "/sign-up");
        await Follow(stranger, "main a[href='/topics/new']");
        await stranger.Fill("title", texts.SpamTitle);
        await stranger.Page.Locator("#category").SelectOptionAsync(new SelectOptionValue { Index = 3 });
        await Publish(stranger, "form[action='/topics']", texts.Spam);
        (await Text(stranger, "h1")).ShouldBe(texts.SpamTitle);
        spam = new Uri(stranger.Page.Url).AbsolutePath;
    }

    public async Task Report()
    {
        var learner = await At(Learner);
        await Go(learner, spam);
        await learner.Page.Locator("#post-1 .acts details.menu > summary").ClickAsync();
        await Follow(learner, "#post-1 .acts a[href$='/report']");
        await learner.Page.Locator("[name=reason]").First.CheckAsync();
        await learner.Fill("text", texts.Report);
        await Press(learner, "form[action$='/report'] .button.main");
        await Follow(learner, "main a.button.main");
        learner.Page.Url.ShouldContain(spam);
    }

    public async Task HideAndSuspend()
    {
        await forum.Settle();
        var moderator = await At(Moderator);
        await Go(moderator, "/");
        await Choose(moderator, "/mod");
        await Follow(moderator, "main a[href='/mod/review']");
        (await Text(moderator, ".case .told-by")).ShouldContain(texts.Report);
        await moderator.Page.Locator(".case .reasoned > summary").ClickAsync();
        await moderator.Fill("reason", texts.HideReason);
        await Press(moderator, ".case form[action$='/hiding'] .button.main");

        await Follow(moderator, "main a[href='/mod/review?show=decided']");
        await Follow(moderator, ".case a[href^='/mod/members/']");
        await moderator.Page.Locator("[name=kind][value=Suspension]").CheckAsync();
        await moderator.Page.Locator("#hours").SelectOptionAsync("168");
        await moderator.Fill("reason", texts.SuspendReason);
        await Press(moderator, "form[action$='/sanctions'] .button.main");
        (await Text(moderator, "[aria-labelledby=sanctions]")).ShouldContain(texts.SuspendReason);

        var learner = await At(Learner);
        await Go(learner, spam, 404);
        (await learner.Page.Locator("main").InnerTextAsync()).ShouldNotContain(texts.Spam);
    }

    public async Task TellWhy()
    {
        await SignIn(Spammer);
        var suspended = await At(Spammer);
        (await Text(suspended, "h1")).ShouldBe(texts.Suspended);
        (await Text(suspended, "main")).ShouldContain(texts.SuspendReason);
    }
}
