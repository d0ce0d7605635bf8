using System.Net;
using Forum.Core.Features.Launch;
using Forum.Testing;
using Pictures = Forum.Web.Tests.Features.Uploads.Samples;

namespace Forum.Web.Tests.Platform.Security;

/// <summary>What a worn-out form gives back on real pages: everything that was written, and a place for what no page can repeat.</summary>
public sealed class SendAgainTests : IAsyncLifetime
{
    private TestForum forum = null!;

    public async ValueTask InitializeAsync() => forum = await TestForum.Start();

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Theory]
    [InlineData("fr", "choisissez-le de nouveau (photo.png)", "choisissez-les de nouveau (photo.png, plan.png)")]
    [InlineData("en", "choose it again (photo.png)", "choose them again (photo.png, plan.png)")]
    public async Task a_chosen_file_is_asked_for_once_more(string language, string one, string two)
    {
        var topic = await forum.Topic(await forum.Person("leo"), await forum.Category("Ateliers"));
        var replies = $"/topics/{topic.TopicId}/replies";
        using var ines = await SignedIn(language);
        SentFile[] files = [new("files", "photo.png", Pictures.Png(40, 30)), new("files", "plan.png", Pictures.Png(30, 40))];

        (string, string)[] typed = [("markdown", "Court."), ("__RequestVerificationToken", "vieux")];
        var both = await ines.Send(replies, files, typed);
        var again = await ines.Send(replies, files[..1], typed);

        again.Status.ShouldBe(HttpStatusCode.BadRequest);
        again.Text.ShouldContain(one);
        both.Text.ShouldContain(two);
        var form = again.Document.QuerySelector("form.again")!;
        (form.GetAttribute("enctype"), form.GetAttribute("action")).ShouldBe(("multipart/form-data", $"{replies}#reply"));
        form.QuerySelector("input[type=file][name=files]").ShouldNotBeNull();
        form.QuerySelector("textarea[name=markdown]")!.TextContent.ShouldBe("Court.");
        (await ines.Submit(again, replies, files[..1], ("markdown", "Avec l’image, cette fois."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await ines.Get($"/t/{topic.Slug}/{topic.TopicId}")).Document.QuerySelector("#post-2 .prose img").ShouldNotBeNull();
    }

    [Fact]
    public async Task an_expired_sign_in_asks_for_the_password_again_and_goes_through()
    {
        await forum.Member("ines");
        using var visitor = forum.Visitor();
        visitor.SaysOrigin = true;

        var again = await visitor.Send("/sign-in", [], ("name", "ines"), ("password", TestForum.Password), ("return", "/about"), ("__RequestVerificationToken", "vieux"));

        again.Document.QuerySelector("form.again input[type=password]")!.GetAttribute("autocomplete").ShouldBe("current-password");
        again.Document.DocumentElement.OuterHtml.ShouldNotContain(TestForum.Password);
        var entered = await visitor.Submit(again, "/sign-in", ("name", "ines"), ("password", TestForum.Password));
        (entered.Status, entered.Location).ShouldBe((HttpStatusCode.Found, "/about"));
    }

    [Fact]
    public async Task an_expired_sign_up_shows_what_was_typed_and_goes_through()
    {
        await forum.Reach(Stage.Live);
        using var visitor = forum.Visitor();
        visitor.SaysOrigin = true;

        var again = await visitor.Send("/sign-up", [], ("username", "marie"), ("email", "marie@exemple.fr"), ("password", TestForum.Password), ("agree", "true"), ("__RequestVerificationToken", "vieux"));

        again.Document.QuerySelectorAll("form.again input:not([type=hidden])").Select(i => i.GetAttribute("name")).ShouldBe(["username", "email", "password"]);
        var joined = await visitor.Submit(again, "/sign-up", ("username", "marie"), ("email", "marie@exemple.fr"), ("password", TestForum.Password));
        joined.Location.ShouldBe("/welcome");
    }

    private async Task<Visitor> SignedIn(string language)
    {
        await forum.Member("ines");
        var visitor = forum.Visitor(language: language);
        await visitor.SignIn("ines");
        visitor.SaysOrigin = true;
        return visitor;
    }
}
