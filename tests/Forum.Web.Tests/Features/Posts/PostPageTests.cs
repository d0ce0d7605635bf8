using System.Net;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Posts;

public sealed class PostPageTests
{
    [Fact]
    public async Task a_reply_is_posted_with_a_plain_form_and_shown_at_its_place()
    {
        await using var stage = await Scene.Set();

        var sent = await stage.Ines.Submit(await stage.Ines.Get(stage.Path), $"/topics/{stage.TopicId}/replies", ("markdown", "Voici ce que j'ai essayé."));

        sent.Location.ShouldBe($"{stage.Path}#post-2");
        var post = (await stage.Ines.Get(stage.Path)).Document.QuerySelector("#post-2")!;
        post.QuerySelector(".prose")!.TextContent.Trim().ShouldBe("Voici ce que j’ai essayé.");
        post.QuerySelector("h2")!.TextContent.ShouldBe("ines");
    }

    [Fact]
    public async Task a_preview_without_script_shows_what_will_be_published_and_posts_nothing()
    {
        await using var stage = await Scene.Set();

        var seen = await stage.Ines.Submit(await stage.Ines.Get(stage.Path), $"/topics/{stage.TopicId}/replies", ("markdown", "Un *essai* pour voir."), ("preview", "true"));

        seen.Status.ShouldBe(HttpStatusCode.OK);
        var preview = seen.Document.QuerySelector(".seen .prose")!.InnerHtml;
        seen.Document.QuerySelector("textarea[name=markdown]")!.TextContent.ShouldBe("Un *essai* pour voir.");
        await stage.Ines.Submit(seen, $"/topics/{stage.TopicId}/replies", ("markdown", "Un *essai* pour voir."));
        (await stage.Ines.Get(stage.Path)).Document.QuerySelector("#post-2 .prose")!.InnerHtml.ShouldBe(preview);
    }

    [Fact]
    public async Task quoting_without_script_puts_the_words_and_the_way_back_into_the_field()
    {
        await using var stage = await Scene.Set();

        var page = await stage.Ines.Get($"{stage.Path}?quote=1");

        var field = page.Document.QuerySelector("textarea[name=markdown]")!.TextContent;
        field.ShouldBe($"[quote=\"leo, post:1, topic:{stage.TopicId}\"]\nUn premier message assez long.\n[/quote]\n\n");
        await stage.Ines.Submit(page, $"/topics/{stage.TopicId}/replies", ("markdown", field + "Je suis bien d'accord."));
        var quote = (await stage.Ines.Get(stage.Path)).Document.QuerySelector("#post-2 blockquote")!;
        quote.QuerySelector("a")!.GetAttribute("href").ShouldBe($"/p/{stage.PostId}");
    }

    [Fact]
    public async Task thanks_are_given_and_taken_back_with_a_button()
    {
        await using var stage = await Scene.Set();

        await stage.Ines.Submit(await stage.Ines.Get(stage.Path), $"/p/{stage.PostId}/likes");
        var liked = await stage.Ines.Get(stage.Path);
        liked.Document.QuerySelector("#post-1 [aria-pressed=true]")!.TextContent.ShouldContain("1");
        await stage.Ines.Submit(liked, $"/p/{stage.PostId}/likes/end");

        (await stage.Ines.Get(stage.Path)).Document.QuerySelector("#post-1 [aria-pressed]")!.GetAttribute("aria-pressed").ShouldBe("false");
    }

    [Fact]
    public async Task two_people_editing_one_post_lose_nothing()
    {
        await using var stage = await Scene.Set();
        var reply = await stage.Forum.Reply(new Actor(stage.InesId, "ines", "ines", Role.Member), stage.TopicId);
        var (mine, theirs) = (await stage.Ines.Get($"/p/{reply.PostId}/edit"), await stage.Mod.Get($"/p/{reply.PostId}/edit"));
        await stage.Mod.Submit(theirs, $"/p/{reply.PostId}/edit", ("markdown", "Le texte de la modératrice."));

        var second = await stage.Ines.Submit(mine, $"/p/{reply.PostId}/edit", ("markdown", "Mon texte à moi, corrigé."));

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Document.QuerySelector("#theirs")!.TextContent.ShouldBe("Le texte de la modératrice.");
        second.Document.QuerySelector("textarea[name=markdown]")!.TextContent.ShouldBe("Mon texte à moi, corrigé.");
        var third = await stage.Ines.Submit(second, $"/p/{reply.PostId}/edit", ("markdown", "Les deux textes réunis."));
        third.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task an_edit_shows_its_history_line_by_line()
    {
        await using var stage = await Scene.Set();
        var reply = await stage.Forum.Reply(new Actor(stage.InesId, "ines", "ines", Role.Member), stage.TopicId, "Première ligne\nSeconde ligne");
        stage.Forum.Clock.Advance(TimeSpan.FromMinutes(10));
        await stage.Ines.Submit(await stage.Ines.Get($"/p/{reply.PostId}/edit"), $"/p/{reply.PostId}/edit", ("markdown", "Première ligne\nSeconde ligne, mieux"));
        using var visitor = stage.Forum.Visitor();

        var history = await visitor.Get($"/p/{reply.PostId}/history");

        history.Document.QuerySelector("del")!.TextContent.ShouldEndWith("Seconde ligne");
        history.Document.QuerySelector("ins")!.TextContent.ShouldEndWith("Seconde ligne, mieux");
        (await visitor.Get(stage.Path)).Document.QuerySelector($"#post-2 a[href='/p/{reply.PostId}/history']").ShouldNotBeNull();
    }

    [Fact]
    public async Task a_deleted_post_can_be_brought_back_in_place()
    {
        await using var stage = await Scene.Set();
        var reply = await stage.Forum.Reply(new Actor(stage.InesId, "ines", "ines", Role.Member), stage.TopicId);
        using var visitor = stage.Forum.Visitor();

        await stage.Ines.Submit(await stage.Ines.Get(stage.Path), $"/p/{reply.PostId}/deletion");
        (await visitor.Get(stage.Path)).Document.QuerySelector("#post-2").ShouldBeNull();
        (await visitor.Get($"/p/{reply.PostId}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await stage.Ines.Submit(await stage.Ines.Get(stage.Path), $"/p/{reply.PostId}/deletion/end");

        (await visitor.Get(stage.Path)).Document.QuerySelector("#post-2").ShouldNotBeNull();
        (await visitor.Get($"/p/{reply.PostId}")).Location.ShouldBe($"{stage.Path}#post-2");
    }

    [Fact]
    public async Task whoever_was_signed_out_meanwhile_keeps_the_text()
    {
        await using var stage = await Scene.Set();
        var page = await stage.Ines.Get(stage.Path);
        await stage.Forum.Write(async write => await write.Db.Sessions.ExecuteDeleteAsync());
        using var stranger = stage.Forum.Visitor();
        var form = await stranger.Get("/sign-in");
        var token = form.ValueOf("__RequestVerificationToken")!;

        var refused = await stranger.Post($"/topics/{stage.TopicId}/replies", ("markdown", "Un long texte écrit longtemps."), ("__RequestVerificationToken", token));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Document.QuerySelector("#kept")!.TextContent.ShouldBe("Un long texte écrit longtemps.");
        refused.Document.QuerySelector("form[action='/sign-in'] input[type=password]").ShouldNotBeNull();
        page.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task the_script_asks_for_a_preview_and_guests_get_none()
    {
        await using var stage = await Scene.Set();
        var page = await stage.Ines.Get(stage.Path);
        var token = page.ValueOf("__RequestVerificationToken")!;

        var preview = await stage.Ines.Post("/preview", ("markdown", "Un **essai**<script>alert(1)</script>"), ("__RequestVerificationToken", token));

        preview.Document.Body!.QuerySelector("strong")!.TextContent.ShouldBe("essai");
        preview.Document.QuerySelector("script").ShouldBeNull();
    }

    /// <summary>A topic by Leo; Inès and a moderator are signed in.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        public required TestForum Forum { get; init; }

        public required Visitor Ines { get; init; }

        public required Visitor Mod { get; init; }

        public required long InesId { get; init; }

        public required long TopicId { get; init; }

        public required long PostId { get; init; }

        public required string Path { get; init; }

        public static async Task<Scene> Set()
        {
            var forum = await TestForum.Start();
            await forum.Reach(Stage.Live);
            var ines = await forum.Member("ines");
            await forum.Member("mod", Role.Moderator);
            var topic = await forum.Topic(await forum.Person("leo"), await forum.Category("Entraide"));
            var scene = new Scene
            {
                Forum = forum,
                Ines = forum.Visitor(),
                Mod = forum.Visitor(),
                InesId = ines.Id,
                TopicId = topic.TopicId,
                PostId = topic.PostId,
                Path = $"/t/{topic.Slug}/{topic.TopicId}",
            };
            await scene.Ines.SignIn("ines");
            await scene.Mod.SignIn("mod");
            return scene;
        }

        public async ValueTask DisposeAsync()
        {
            Ines.Dispose();
            Mod.Dispose();
            await Forum.DisposeAsync();
        }
    }
}
