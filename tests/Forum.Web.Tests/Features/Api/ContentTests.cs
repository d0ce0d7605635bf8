using System.Net;
using System.Text.Json;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Api;

public sealed class ContentTests : IAsyncLifetime
{
    private const string Text = "Un message assez long pour être pris.";
    private TestForum forum = null!;
    private Script import = null!;
    private Script max = null!;
    private Script zoe = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        import = await forum.Script(await forum.Person("ada", Role.Admin), TestForum.Everything);
        max = await forum.Script(await forum.Person("max"));
        zoe = await forum.Script(await forum.Person("zoé"));
        await import.Post("/categories", new { name = "Général" });
    }

    public ValueTask DisposeAsync()
    {
        import.Dispose();
        max.Dispose();
        zoe.Dispose();
        return forum.DisposeAsync();
    }

    [Fact]
    public async Task a_category_is_made_below_another_by_id_or_by_path()
    {
        var parent = await import.Post("/categories", new { name = "Formations", description = "Tout ce qui s’apprend", template = "**But :**", colour = 3, icon = "ignored" });
        parent.Status.ShouldBe(HttpStatusCode.Created);
        parent["url"].GetString().ShouldBe("/c/formations");

        (await import.Post("/categories", new { name = "Anglais", parent = parent.Id }))["path"].GetString().ShouldBe("formations/anglais");
        (await import.Post("/categories", new { name = "Anglais", parent = "formations", colour = "#2244cc" }))["path"].GetString().ShouldBe("formations/anglais-2");

        var all = (await max.Get("/categories"))["categories"].EnumerateArray().ToDictionary(c => c.GetProperty("path").GetString()!);
        all.Keys.ShouldBe(["general", "formations", "formations/anglais", "formations/anglais-2"]);
        all["formations"].GetProperty("colour").GetInt32().ShouldBe(3);
        all["formations"].GetProperty("template").GetString().ShouldBe("**But :**");
        all["formations/anglais-2"].GetProperty("colour").GetInt32().ShouldBe(5);
        all["formations/anglais"].GetProperty("parent").GetString().ShouldBe("formations");
    }

    [Fact]
    public async Task what_is_wrong_with_a_category_is_said_by_field()
    {
        var deep = await import.Post("/categories", new { name = "Bas", parent = "general" });
        (await import.Post("/categories", new { name = "Plus bas", parent = deep["path"].GetString() })).Code.ShouldBe("categories.refused.tooDeep");
        (await import.Post("/categories", new { name = "Bas", parent = "nowhere" })).Code.ShouldBe("categories.refused.noParent");
        (await import.Post("/categories", new { name = "" }))["errors"].TryGetProperty("name", out _).ShouldBeTrue();
        (await import.Post("/categories", new { name = "Vert", colour = "green" })).Code.ShouldBe("malformed");
    }

    [Fact]
    public async Task an_account_is_made_and_shown()
    {
        var made = await import.Post("/users", new { username = "Lou", email = "lou@example.test", password = "correct horse battery", name = "Lou Petit", trustLevel = 3 });
        made.Status.ShouldBe(HttpStatusCode.Created);

        var shown = await max.Get("/users/lou");
        shown["username"].GetString().ShouldBe("Lou");
        shown["name"].GetString().ShouldBe("Lou Petit");
        shown["role"].GetString().ShouldBe("member");
        shown.Text.ShouldNotContain("example.test");
        (await max.Get("/users/personne")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task everything_wrong_with_an_account_is_said_at_once()
    {
        var refused = await import.Post("/users", new { username = "MAX", email = "nowhere", password = "short", name = new string('x', 61) });

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldBe("accounts.email.invalid");
        refused["errors"].EnumerateObject().Select(e => e.Name).Order().ShouldBe(["email", "name", "password", "username"]);
    }

    [Fact]
    public async Task a_topic_is_opened_answered_and_read()
    {
        var made = await max.Post("/topics", new { category = "general", title = "Où trouver les supports ?", markdown = Text, tags = new[] { "Supports", "excel" } });
        made.Status.ShouldBe(HttpStatusCode.Created);
        made["slug"].GetString().ShouldBe("ou-trouver-les-supports");
        made["url"].GetString().ShouldBe($"/t/ou-trouver-les-supports/{made.Id}");

        var reply = await zoe.Post($"/topics/{made.Id}/posts", new { markdown = "Dans la **médiathèque**, je crois.", replyTo = 1 });
        reply.Status.ShouldBe(HttpStatusCode.Created);
        reply["number"].GetInt32().ShouldBe(2);
        reply["url"].GetString().ShouldBe($"/t/ou-trouver-les-supports/{made.Id}/2");

        var topic = await zoe.Get($"/topics/{made.Id}");
        topic["category"].GetString().ShouldBe("general");
        topic["tags"].EnumerateArray().Select(t => t.GetString()).ShouldBe(["excel", "supports"]);
        (topic["postCount"].GetInt32(), topic["pages"].GetInt32()).ShouldBe((2, 1));
        var second = topic["posts"][1];
        second.GetProperty("author").GetString().ShouldBe("zoé");
        second.GetProperty("markdown").GetString().ShouldBe("Dans la **médiathèque**, je crois.");
        second.GetProperty("html").GetString()!.ShouldContain("<strong>médiathèque</strong>");
        second.GetProperty("replyTo").GetInt32().ShouldBe(1);

        var post = await zoe.Get($"/posts/{made["postId"].GetInt64()}");
        post["markdown"].GetString().ShouldBe(Text);
        post["createdAt"].GetString()!.ShouldEndWith("Z");
    }

    [Fact]
    public async Task a_topic_is_read_page_by_page_to_its_end()
    {
        var topic = await Topic();
        for (var i = 2; i <= 41; i++) await import.Post($"/topics/{topic}/posts", new { markdown = $"La réponse numéro {i}." });
        foreach (var post in (await max.Get($"/topics/{topic}?page=2"))["posts"].EnumerateArray().ToList())
            (await import.Delete($"/posts/{post.GetProperty("id").GetInt64()}")).Status.ShouldBe(HttpStatusCode.NoContent);

        var counts = new List<int>();
        for (var page = 1; page <= 3; page++) counts.Add((await max.Get($"/topics/{topic}?page={page}"))["posts"].GetArrayLength());

        counts.ShouldBe([20, 0, 1]);
        (await max.Get($"/topics/{topic}?page=3"))["postCount"].GetInt32().ShouldBe(21);
        foreach (var page in (string[])["4", "0", "-1", "x", "99999999999"]) (await max.Get($"/topics/{topic}?page={page}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task topics_are_listed_until_there_is_no_next()
    {
        for (var i = 0; i < 35; i++)
        {
            forum.Clock.Advance(TimeSpan.FromSeconds(1));
            await import.Post("/topics", new { category = "general", title = $"Sujet numéro {i}", markdown = Text, tags = i % 5 == 0 ? new[] { "cinq" } : [] });
        }

        var first = await max.Get("/topics");
        var second = await max.Get($"/topics?cursor={first["next"].GetString()}");
        var ids = first["topics"].EnumerateArray().Concat(second["topics"].EnumerateArray()).Select(t => t.GetProperty("id").GetInt64()).ToList();

        first["topics"].GetArrayLength().ShouldBe(30);
        second["next"].ValueKind.ShouldBe(JsonValueKind.Null);
        ids.ShouldBe(ids.OrderDescending());
        ids.Distinct().Count().ShouldBe(35);
        (await max.Get("/topics?tag=cinq&category=general"))["topics"].GetArrayLength().ShouldBe(7);
        (await max.Get("/topics?tag=six"))["topics"].GetArrayLength().ShouldBe(0);
        (await max.Get("/topics?category=nowhere")).Code.ShouldBe("topics.refused.noCategory");
        (await max.Get("/topics?cursor=nonsense")).Code.ShouldBe("invalid_cursor");
        (await max.Get("/topics?order=sideways")).Code.ShouldBe("unknown_order");
    }

    [Fact]
    public async Task what_the_pages_refuse_is_refused_here_with_its_reason()
    {
        var topic = await Topic();
        (await max.Post("/topics", new { category = 4711, title = "Un sujet pour voir", markdown = Text })).Code.ShouldBe("topics.refused.noCategory");
        var shortTitle = await max.Post("/topics", new { category = "general", title = "Court", markdown = Text });
        (shortTitle.Status, shortTitle.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "topics.refused.titleShort"));
        shortTitle["errors"].GetProperty("title").GetArrayLength().ShouldBe(1);
        (await max.Post($"/topics/{topic}/posts", new { markdown = "bref" })).Code.ShouldBe("posts.refused.tooShort");
        (await max.Post($"/topics/{topic}/posts", new { markdown = new string('x', 32_001) })).Code.ShouldBe("posts.refused.tooLong");
        (await max.Post("/topics/4711/posts", new { markdown = Text })).Status.ShouldBe(HttpStatusCode.NotFound);

        var closed = await import.Delete($"/posts/{(await max.Get($"/topics/{topic}"))["posts"][0].GetProperty("id").GetInt64()}");
        (closed.Status, closed.Code).ShouldBe((HttpStatusCode.Conflict, "posts.refused.firstPost"));
    }

    [Fact]
    public async Task the_same_text_twice_is_refused_except_to_an_import()
    {
        var topic = await Topic();
        (await zoe.Post($"/topics/{topic}/posts", new { markdown = Text })).Status.ShouldBe(HttpStatusCode.Created);
        (await zoe.Post($"/topics/{topic}/posts", new { markdown = Text })).Code.ShouldBe("posts.refused.repeated");
        (await import.Post($"/topics/{topic}/posts", new { markdown = Text }, ("Act-As", "zo%C3%A9"))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("2002-09-17T14:51:25-07:00", "2002-09-17T21:51:25.000Z")]
    [InlineData("2015-09-26T14:05:04+0200", "2015-09-26T12:05:04.000Z")]
    [InlineData("2015-01-27T20:55:37.073", "2015-01-27T20:55:37.073Z")]
    [InlineData("2015-01-27", "2015-01-27T00:00:00.000Z")]
    public async Task an_import_says_when_a_text_was_written(string stated, string kept)
    {
        var made = await import.Post("/topics", new { category = "general", title = "Un sujet d’autrefois", markdown = Text, createdAt = stated });

        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        (await max.Get($"/topics/{made.Id}"))["createdAt"].GetString().ShouldBe(kept);
    }

    [Fact]
    public async Task nobody_writes_in_the_future_and_only_imports_in_the_past()
    {
        object At(string when) => new { category = "general", title = "Un sujet d’autrefois", markdown = Text, createdAt = when };

        (await max.Post("/topics", At("2002-09-17T14:51:25Z"))).Code.ShouldBe("api.refused.onlyImports");
        (await import.Post("/topics", At("2999-01-01T00:00:00Z"))).Code.ShouldBe("api.refused.inTheFuture");
        (await import.Post("/topics", At("1969-01-01T00:00:00Z"))).Code.ShouldBe("api.refused.tooLongAgo");
        (await import.Post("/topics", At("yesterday"))).Code.ShouldBe("malformed");
    }

    [Fact]
    public async Task a_post_is_changed_and_taken_away_by_who_may()
    {
        var topic = await Topic();
        var id = (await zoe.Post($"/topics/{topic}/posts", new { markdown = Text })).Id;

        (await max.Patch($"/posts/{id}", new { markdown = "Un autre texte, de quelqu’un d’autre." })).Code.ShouldBe("posts.refused.notYours");
        (await zoe.Patch($"/posts/{id}", new { markdown = "Un meilleur texte que le premier." }))["number"].GetInt32().ShouldBe(2);
        (await max.Get($"/posts/{id}"))["html"].GetString()!.ShouldContain("meilleur");
        (await max.Delete($"/posts/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await zoe.Delete($"/posts/{id}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await zoe.Get($"/posts/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await zoe.Patch("/posts/4711", new { markdown = Text })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_like_is_given_once_and_taken_back()
    {
        var post = (await max.Get($"/topics/{await Topic()}"))["posts"][0].GetProperty("id").GetInt64();

        (await zoe.Post($"/posts/{post}/likes")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await zoe.Post($"/posts/{post}/likes")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await max.Get($"/posts/{post}"))["likes"].GetInt32().ShouldBe(1);
        (await max.Post($"/posts/{post}/likes")).Code.ShouldBe("posts.refused.ownLike");
        (await zoe.Delete($"/posts/{post}/likes")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await max.Get($"/posts/{post}"))["likes"].GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task markdown_is_shown_as_it_would_be_published()
    {
        var html = (await max.Post("/markdown", new { markdown = "**gras** <script>alert(1)</script>" }))["html"].GetString()!;

        html.ShouldContain("<strong>gras</strong>");
        html.ShouldNotContain("<script");
        (await max.Post("/markdown", new { markdown = new string('x', 32_001) })).Code.ShouldBe("posts.refused.tooLong");
        (await max.Post("/markdown", new { }))["html"].GetString().ShouldBe("");
    }

    [Fact]
    public async Task what_was_written_is_found_at_once()
    {
        for (var i = 0; i < 25; i++)
            await import.Post("/topics", new { category = "general", title = $"Le lanceur numéro {i}", markdown = "Qui a une photo de girafe pour le cours." });

        var first = await max.Get("/search?q=girafes");
        var last = await max.Get($"/search?q=girafes&cursor={first["next"].GetString()}");

        (first["results"].GetArrayLength(), last["results"].GetArrayLength()).ShouldBe((20, 5));
        last["next"].ValueKind.ShouldBe(JsonValueKind.Null);
        var hit = first["results"][0];
        hit.GetProperty("extract").GetString().ShouldBe("Qui a une photo de girafe pour le cours.");
        hit.GetProperty("url").GetString().ShouldBe($"/t/{hit.GetProperty("title").GetString()!.ToLowerInvariant().Replace(' ', '-').Replace('é', 'e')}/{hit.GetProperty("topicId").GetInt64()}");
        (await max.Get("/search"))["results"].GetArrayLength().ShouldBe(0);
        (await max.Get("/search?q=girafe&cursor=99"))["results"].GetArrayLength().ShouldBe(0);
        (await max.Get($"/search?q={new string('x', 401)}")).Code.ShouldBe("search_long");
    }

    [Fact]
    public async Task what_a_person_may_not_read_is_not_there_for_their_key()
    {
        await forum.Category("Équipe", Audience.Staff, Audience.Staff);
        var secret = await import.Post("/topics", new { category = "equipe", title = "Entre nous seulement", markdown = Text });

        (await max.Get($"/topics/{secret.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await max.Get($"/posts/{secret["postId"].GetInt64()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await max.Get("/topics"))["topics"].GetArrayLength().ShouldBe(0);
        (await max.Get("/categories"))["categories"].GetArrayLength().ShouldBe(1);
        (await max.Get("/topics?category=equipe")).Code.ShouldBe("topics.refused.noCategory");
        (await max.Post($"/topics/{secret.Id}/posts", new { markdown = Text })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task addresses_are_whole_when_the_forum_knows_its_own()
    {
        await using var known = await TestForum.Start(settings: new() { ["Forum:PublicUrl"] = "https://forum.example.org" });
        using var script = await known.Script(await known.Person("ada", Role.Admin), TestForum.Everything);
        var category = await script.Post("/categories", new { name = "Général" });

        category["url"].GetString().ShouldBe("https://forum.example.org/c/general");
        (await script.Post("/topics", new { category = category.Id, title = "Привет всем людям", markdown = Text }))["url"].GetString()!
            .ShouldStartWith("https://forum.example.org/t/%D0%BF%D1%80");
    }

    private async Task<long> Topic() => (await max.Post("/topics", new { category = "general", title = "Un sujet pour essayer", markdown = "Le premier message du sujet." })).Id;
}
