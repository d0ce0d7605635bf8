using System.Text.RegularExpressions;
using Forum.Core.Features.Notifications;
using Forum.Core.Platform.Email;
using Microsoft.Playwright;

namespace Forum.Browser.Tests.Opening;

/// <content>A question finds its answer.</content>
internal sealed partial class OpeningDay
{
    private string topic = "";

    public async Task Ask()
    {
        var learner = await At(Learner);

        // What a learner sends is most often a picture of the screen.
        var picture = new FilePayload { Name = "capture.png", MimeType = "image/png", Buffer = await learner.Page.ScreenshotAsync() };
        await Follow(learner, "main a[href='/topics/new']");
        await learner.Fill("title", texts.Question);
        await learner.Page.Locator("#category").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await Publish(learner, "form[action='/topics']", texts.QuestionText, picture);
        (await Text(learner, "h1")).ShouldStartWith(Words(texts.Question));
        (await learner.Page.Locator("#post-1 .prose img").CountAsync()).ShouldBe(1);
        topic = new Uri(learner.Page.Url).AbsolutePath;
    }

    public async Task FindOnDesk()
    {
        var mentor = await At(Mentor);
        await Choose(mentor, "/desk");
        (await Text(mentor, "main .row-meta")).ShouldContain(Learner);
        await Follow(mentor, "main .row-title a");
        (await Text(mentor, "h1")).ShouldStartWith(Words(texts.Question));
    }

    public async Task Answer()
    {
        var mentor = await At(Mentor);
        await Publish(mentor, "#reply form", texts.Answer);
        (await Text(mentor, "#post-2 header .flair")).ShouldNotBeEmpty();
        (await mentor.Page.Locator("main .unread").CountAsync()).ShouldBe(0);
        await Choose(mentor, "/desk");
        (await mentor.Page.Locator("main .row").CountAsync()).ShouldBe(0);
    }

    /// <summary>Nobody came by within the ten minutes, so a letter goes out.</summary>
    public async Task HearByMail()
    {
        await forum.Settle();
        var before = mail.Letters.Count;
        forum.Clock.Advance(TimeSpan.FromMinutes(11));
        (await forum.With((MailNotifications mails) => mails.WriteDue(default))).ShouldBe(1);
        await forum.With((EmailSender sender) => sender.SendDue(default));
        await Letter(before);
        var letter = mail.Letters[before];
        letter.To.ShouldBe(Address(Learner));
        letter.Header("List-Unsubscribe-Post").ShouldNotBeNull();
        var text = Readable(letter.Raw);
        text.ShouldContain(Mentor);
        text.ShouldContain("max-width: 100%");

        var learner = await At(Learner);
        await Go(learner, PostLink().Match(text).Groups[1].Value);
        learner.Page.Url.ShouldContain("#post-2");
    }

    public async Task Accept()
    {
        var learner = await At(Learner);
        await Press(learner, "#post-2 button[formaction$='/acceptance']");
        (await Text(learner, "#post-2 .accepted-mark")).ShouldContain(texts.Accepted);
        (await Text(learner, ".answer")).ShouldContain(Mentor);
    }

    /// <summary>The peer prints a letter a moment after it took it.</summary>
    private async Task Letter(int before)
    {
        for (var tries = 0; tries < 3_000 && mail.Letters.Count <= before; tries++) await Task.Delay(20);
        mail.Letters.Count.ShouldBe(before + 1);
    }

    /// <summary>Without the sign at its end, before which French sets a space of its own.</summary>
    private static string Words(string question) => question[..^2];

    [GeneratedRegex(@"https?://[^/\s]+(/p/\d+)")]
    private static partial Regex PostLink();
}
