using System.Net;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Reading;
using Forum.Core.Platform.Permissions;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Reading;

/// <summary>Whoever was signed out while writing finds the text where they wrote it, once they are back.</summary>
public sealed class UnsentTextTests : IAsyncLifetime
{
    private const string Text = "Une réponse <b>écrite</b> longtemps,\nsur deux lignes.";

    private TestForum forum = null!;
    private Visitor visitor = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        await forum.Reach(Stage.Live);
        await forum.Member("ines");
        visitor = forum.Visitor();
    }

    public ValueTask DisposeAsync()
    {
        visitor.Dispose();
        return forum.DisposeAsync();
    }

    [Theory]
    [InlineData("fr", "Votre session a pris fin, et rien n’a été envoyé.", "vous attendra là où vous écriviez")]
    [InlineData("en", "You are signed out, and nothing was sent.", "will wait for you where you were writing")]
    public async Task a_reply_waits_in_its_box_after_signing_in(string language, string ended, string waits)
    {
        var topic = await forum.Topic(await forum.Person("leo"), await forum.Category("Ateliers"));
        using var reader = forum.Visitor(language: language);

        var stopped = await Write(reader, $"/topics/{topic.TopicId}/replies", ("markdown", Text), ("replyTo", "1"));

        stopped.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        stopped.Document.QuerySelector(".notice")!.TextContent.ShouldContain(ended);
        stopped.Document.QuerySelector(".notice")!.TextContent.ShouldContain(waits);
        var wrong = await SignIn(reader, stopped, "ines", "not the password");
        wrong.Document.QuerySelector("#kept")!.TextContent.ShouldBe(Text);
        var entered = await SignIn(reader, wrong, "ines");
        entered.Location.ShouldBe($"/t/{topic.Slug}/{topic.TopicId}#reply");
        var page = await reader.Get(entered.Location!.Split('#')[0]);
        page.Document.QuerySelector("#reply textarea")!.TextContent.ShouldBe(Text);
        page.ValueOf("replyTo").ShouldBe("1");
        using var guest = forum.Visitor();
        (await guest.Get($"/t/{topic.Slug}/{topic.TopicId}")).Text.ShouldNotContain("longtemps");
    }

    [Fact]
    public async Task a_draft_that_was_there_before_loses_nothing()
    {
        var topic = await forum.Topic(await forum.Person("leo"), await forum.Category("Ateliers"));
        var path = $"/t/{topic.Slug}/{topic.TopicId}";
        using var other = forum.Visitor();
        await other.SignIn("ines");
        await other.Submit(await other.Get(path), $"/topics/{topic.TopicId}/replies", ("markdown", "Un autre début."), ("saveDraft", "true"));

        await SignIn(visitor, await Write(visitor, $"/topics/{topic.TopicId}/replies", ("markdown", Text)), "ines");
        (await visitor.Get(path)).Document.QuerySelector("#reply textarea")!.TextContent.ShouldBe($"Un autre début.\n\n{Text}");

        // The script had saved half of it: what goes on from there takes its place.
        using var again = forum.Visitor();
        await SignIn(again, await Write(again, $"/topics/{topic.TopicId}/replies", ("markdown", $"Un autre début.\n\n{Text} Et la fin.")), "ines");
        (await again.Get(path)).Document.QuerySelector("#reply textarea")!.TextContent.ShouldBe($"Un autre début.\n\n{Text} Et la fin.");
    }

    [Fact]
    public async Task a_new_discussion_waits_with_its_title_and_its_category()
    {
        await forum.Category("Entraide");
        var category = await forum.Category("Ateliers");

        var stopped = await Write(visitor, "/topics", ("title", "Un titre assez long"), ("category", $"{category.Id}"), ("tags", "sql"), ("markdown", Text));
        var entered = await SignIn(visitor, stopped, "ines");

        entered.Location.ShouldBe("/topics/new");
        var page = await visitor.Get("/topics/new");
        (page.ValueOf("title"), page.ValueOf("tags")).ShouldBe(("Un titre assez long", "sql"));
        page.Document.QuerySelector("option[selected]")!.GetAttribute("value").ShouldBe($"{category.Id}");
        page.Document.QuerySelector("textarea[name=markdown]")!.TextContent.ShouldBe(Text);
    }

    [Fact]
    public async Task a_correction_waits_in_its_form()
    {
        var topic = await forum.Topic((await forum.Read(db => db.Members.SingleAsync(m => m.Username == "ines"))).AsActor(), await forum.Category("Ateliers"));

        var entered = await SignIn(visitor, await Write(visitor, $"/p/{topic.PostId}/edit", ("markdown", Text)), "ines");

        entered.Location.ShouldBe($"/p/{topic.PostId}/edit");
        (await visitor.Get(entered.Location!)).Document.QuerySelector("textarea[name=markdown]")!.TextContent.ShouldBe(Text);
    }

    [Fact]
    public async Task a_place_out_of_reach_gives_the_text_back_and_nothing_away()
    {
        var hidden = await forum.Topic(await forum.Person("root", Role.Admin), await forum.Category("Salle des profs", Audience.Staff, Audience.Staff), "Un titre que personne ne voit");

        var stopped = await Write(visitor, $"/topics/{hidden.TopicId}/replies", ("markdown", Text));
        var entered = await SignIn(visitor, stopped, "ines");

        (stopped.Status, entered.Status).ShouldBe((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity));
        entered.Text.ShouldContain("Ce compte ne peut pas écrire là");
        entered.Document.QuerySelector("#kept")!.TextContent.ShouldBe(Text);
        (stopped.Text + entered.Text).ShouldNotContain("que personne ne voit");
        (await forum.Read(db => db.Set<Draft>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task chosen_files_are_named_as_lost_and_an_empty_text_is_the_plain_way_in()
    {
        var topic = await forum.Topic(await forum.Person("leo"), await forum.Category("Ateliers"));
        var token = (await visitor.Get("/sign-in")).ValueOf("__RequestVerificationToken")!;

        var stopped = await visitor.Send($"/topics/{topic.TopicId}/replies", [new SentFile("files", "plan.pdf", "%PDF-1.7"u8.ToArray())], ("markdown", Text), ("__RequestVerificationToken", token));

        stopped.Text.ShouldContain("choisissez-les de nouveau ensuite");
        (await Write(visitor, $"/topics/{topic.TopicId}/replies", ("markdown", " "))).Location!.ShouldStartWith("/sign-in?return=");
    }

    private static async Task<Page> Write(Visitor who, string action, params (string, string)[] fields) =>
        await who.Post(action, [.. fields, ("__RequestVerificationToken", (await who.Get("/sign-in")).ValueOf("__RequestVerificationToken")!)]);

    // A readonly field is sent as well.
    private static Task<Page> SignIn(Visitor who, Page page, string name, string password = TestForum.Password) =>
        who.Submit(page, "/sign-in", ("name", name), ("password", password), ("markdown", page.Document.QuerySelector("textarea[name=markdown]")!.TextContent));
}
