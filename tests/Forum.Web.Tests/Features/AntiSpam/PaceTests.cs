using System.Net;
using Forum.Core.Features.AntiSpam;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.AntiSpam;

/// <summary>How fast people may write, through the pages and the API, on a forum that is guarded as a real one.</summary>
public sealed class PaceTests
{
    [Fact]
    public async Task a_second_reply_within_seconds_waits_and_keeps_its_text()
    {
        await using var scene = await Scene.Set();
        var visitor = await scene.SignedIn("ines", newcomer: false);
        await scene.Reply(visitor, "Une première réponse.");

        var soon = await scene.Reply(visitor, "Une deuxième réponse, trop tôt.");

        soon.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        soon.Answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        soon.Text.ShouldContain("Vous pourrez envoyer celui-ci dans 5 secondes.");
        soon.Document.QuerySelector("textarea[name=markdown]")!.TextContent.ShouldBe("Une deuxième réponse, trop tôt.");
        scene.Forum.Clock.Advance(TimeSpan.FromSeconds(5));
        (await scene.Reply(visitor, "Une deuxième réponse, à l’heure.")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task somebody_new_waits_a_minute_and_is_told_when_the_first_day_ends()
    {
        await using var scene = await Scene.Set();
        var visitor = await scene.SignedIn("nouveau");
        for (var topic = 1; topic <= 3; topic++)
        {
            (await scene.Open(visitor, $"Une question numéro {topic}")).Status.ShouldBe(HttpStatusCode.Redirect);
            if (topic == 1) (await scene.Open(visitor, "Encore une question")).Text.ShouldContain("courte pause");
            scene.Forum.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var fourth = await scene.Open(visitor, "Une quatrième question");

        fourth.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        fourth.Text.ShouldContain("vous pouvez ouvrir 3 discussions. Vous pourrez continuer dans 24 heures.");
        fourth.ValueOf("title").ShouldBe("Une quatrième question");
        scene.Forum.Clock.Advance(TimeSpan.FromDays(1));
        await visitor.SignIn("nouveau");
        (await scene.Open(visitor, "Une quatrième question")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task who_is_vouched_for_is_not_new()
    {
        await using var scene = await Scene.Set();
        var visitor = await scene.SignedIn("invitee");
        await scene.Forum.Write(async write => (await write.Db.Members.SingleAsync(m => m.Username == "invitee")).Vouch());
        await scene.Reply(visitor, "Une première réponse.");
        scene.Forum.Clock.Advance(TimeSpan.FromSeconds(5));

        (await scene.Reply(visitor, "Une deuxième réponse.")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task staff_and_admin_keys_have_no_limits()
    {
        await using var scene = await Scene.Set();
        var mod = await scene.SignedIn("mod", Role.Moderator);
        for (var i = 0; i < 3; i++) (await scene.Reply(mod, $"Réponse rapide numéro {i}.")).Status.ShouldBe(HttpStatusCode.Redirect);

        await scene.Forum.Member("zoe");
        using var script = await scene.Forum.Script(await scene.Forum.Member("admin", Role.Admin), TestForum.Everything);
        for (var i = 0; i < 100; i++)
        {
            var sent = await script.Post($"/topics/{scene.TopicId}/posts", new { markdown = $"Importé numéro {i}." }, ("Act-As", "zoe"));
            sent.Status.ShouldBe(HttpStatusCode.Created);
        }
    }

    [Fact]
    public async Task a_key_of_a_member_waits_like_the_member_and_is_told_until_when()
    {
        await using var scene = await Scene.Set();
        using var script = await scene.Forum.Script(await scene.Forum.Member("ines"));
        scene.Forum.Clock.Advance(TimeSpan.FromDays(2));
        (await script.Post($"/topics/{scene.TopicId}/posts", new { markdown = "Une première réponse." })).Status.ShouldBe(HttpStatusCode.Created);

        var soon = await script.Post($"/topics/{scene.TopicId}/posts", new { markdown = "Une deuxième réponse." });

        soon.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        soon.Code.ShouldBe(PaceLimits.Post);
        soon.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task keys_read_and_write_within_limits_from_memory()
    {
        await using var scene = await Scene.Set(new PaceSettings { ApiReadsAMinute = 3, ApiWritesAMinute = 2 });
        using var script = await scene.Forum.Script(await scene.Forum.Member("ines"));

        for (var i = 0; i < 3; i++) (await script.Get("/categories")).Status.ShouldBe(HttpStatusCode.OK);
        (await script.Get("/categories")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        for (var i = 0; i < 2; i++) (await script.Post("/markdown", new { markdown = "Un *essai*." })).Status.ShouldBe(HttpStatusCode.OK);
        (await script.Post("/markdown", new { markdown = "Un *essai*." })).Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));

        scene.Forum.Clock.Advance(TimeSpan.FromMinutes(1));
        (await script.Get("/categories")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task likes_and_edits_of_a_day_are_counted_and_a_restart_forgives_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("preau-pace").FullName;
        try
        {
            await using (var scene = await Scene.Set(new PaceSettings { LikesADay = 1, EditsADay = 1 }, folder))
            {
                using var visitor = await scene.SignedIn("ines", newcomer: false);
                await visitor.Submit(await visitor.Get(scene.Path), $"/p/{scene.PostId}/likes");
                await scene.Forum.Reply(scene.Leo, scene.TopicId);
                await scene.Reply(visitor, "Une réponse à corriger.");
                var mine = await scene.Forum.Read(db => db.Posts.MaxAsync(p => p.Id));
                await visitor.Submit(await visitor.Get($"/p/{mine}/edit"), $"/p/{mine}/edit", ("markdown", "Une réponse corrigée."));
                var again = await visitor.Submit(await visitor.Get($"/p/{mine}/edit"), $"/p/{mine}/edit", ("markdown", "Une réponse corrigée deux fois."));
                again.Status.ShouldBe(HttpStatusCode.TooManyRequests);
                again.Document.QuerySelector("textarea[name=markdown]")!.TextContent.ShouldBe("Une réponse corrigée deux fois.");
            }

            await using var forum = await TestForum.Start(folder, guarded: true);
            forum.Clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));
            using var later = forum.Visitor();
            await later.SignIn("ines");
            var post = await forum.Read(db => db.Posts.OrderByDescending(p => p.Id).Where(p => p.Author.Username == "leo").Select(p => p.Id).FirstAsync());
            var topic = await forum.Read(db => db.Topics.Select(t => new { t.Slug, t.Id }).SingleAsync());
            var page = await later.Get($"/t/{topic.Slug}/{topic.Id}");
            var refused = await later.Submit(page, $"/p/{post}/likes");

            refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
            refused.Text.ShouldContain("Vous avez dit merci 1 fois en un jour");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task a_network_has_a_limit_too_however_many_accounts_it_uses()
    {
        await using var scene = await Scene.Set(new PaceSettings { PostsAnHourFromAnAddress = 2 });
        foreach (var name in (string[])["un", "deux"]) await scene.Reply(await scene.SignedIn(name), $"Une réponse de {name}.");

        (await scene.Reply(await scene.SignedIn("trois"), "Une réponse de trop.")).Text.ShouldContain("de votre réseau");
        using var elsewhere = scene.Forum.Visitor("198.51.100.7");
        await elsewhere.SignIn("trois");
        (await scene.Reply(elsewhere, "Une réponse d’ailleurs.")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task searches_of_guests_end_after_fifteen_a_minute_and_writes_nothing()
    {
        await using var scene = await Scene.Set();
        using var guest = scene.Forum.Visitor();
        for (var i = 0; i < 15; i++) (await guest.Get("/search?q=sujet")).Status.ShouldBe(HttpStatusCode.OK);
        var version = await scene.Forum.Read(db => db.RateWindows.CountAsync());

        var refused = await guest.Get("/search?q=sujet");

        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Text.ShouldContain("Vous pourrez chercher de nouveau dans 60 secondes.");
        refused.ValueOf("q").ShouldBe("sujet");
        (await scene.Forum.Read(db => db.RateWindows.CountAsync())).ShouldBe(version);
        using var other = scene.Forum.Visitor("198.51.100.7");
        (await other.Get("/search?q=sujet")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_flood_of_forms_gets_its_text_back_and_previews_have_a_limit_of_their_own()
    {
        await using var scene = await Scene.Set(new PaceSettings { FormsAMinute = 2, PreviewsAMinute = 1 });
        using var visitor = await scene.SignedIn("ines");
        var page = await visitor.Get(scene.Path);
        for (var i = 0; i < 2; i++) await visitor.Submit(page, $"/topics/{scene.TopicId}/replies", ("markdown", "Un texte."), ("preview", "true"));

        var text = string.Concat(Enumerable.Repeat("Un texte qui a demandé du travail. ", 5));
        var refused = await visitor.Submit(page, $"/topics/{scene.TopicId}/replies", ("markdown", text));

        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Document.QuerySelector("textarea[name=markdown]")!.TextContent.ShouldBe(text);
        var token = page.ValueOf("__RequestVerificationToken")!;
        (await visitor.Post("/preview", ("markdown", "Un *mot*."), ("__RequestVerificationToken", token))).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.Post("/preview", ("markdown", "Un *mot*."), ("__RequestVerificationToken", token))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private sealed class Scene : IAsyncDisposable
    {
        private readonly List<Visitor> visitors = [];
        private readonly HashSet<Visitor> visited = [];

        public required TestForum Forum { get; init; }

        public required Actor Leo { get; init; }

        public required long TopicId { get; init; }

        public required long PostId { get; init; }

        public required string Path { get; init; }

        public required long CategoryId { get; init; }

        public static async Task<Scene> Set(PaceSettings? pace = null, string? folder = null)
        {
            var forum = await TestForum.Start(folder, guarded: true);
            if (pace is not null) await forum.Write(write => forum.Services.GetRequiredService<SettingsStore>().Save(pace, write, default));
            var category = await forum.Category("Ateliers");
            var leo = await forum.Person("leo");
            var topic = await forum.Topic(leo, category);
            return new Scene { Forum = forum, Leo = leo, TopicId = topic.TopicId, PostId = topic.PostId, Path = $"/t/{topic.Slug}/{topic.TopicId}", CategoryId = category.Id };
        }

        public async Task<Visitor> SignedIn(string name, Role role = Role.Member, bool newcomer = true)
        {
            await Forum.Member(name, role);
            if (!newcomer) Forum.Clock.Advance(TimeSpan.FromDays(2));
            var visitor = Forum.Visitor();
            visitors.Add(visitor);
            await visitor.SignIn(name);
            return visitor;
        }

        public async Task<Page> Reply(Visitor visitor, string text)
        {
            var page = await Read(visitor, Path);
            return await visitor.Submit(page, $"/topics/{TopicId}/replies", ("markdown", text));
        }

        public async Task<Page> Open(Visitor visitor, string title)
        {
            var page = await Read(visitor, "/topics/new");
            return await visitor.Submit(page, "/topics", ("title", title), ("category", $"{CategoryId}"), ("markdown", $"Le texte de « {title} », à {Forum.Clock.GetUtcNow():HH:mm:ss}."));
        }

        // A form that is sent at the instant it was made is a machine's.
        private async Task<Page> Read(Visitor visitor, string path)
        {
            var page = await visitor.Get(path);
            if (!visited.Add(visitor)) return page;

            Forum.Clock.Advance(TimeSpan.FromSeconds(2));
            return page;
        }

        public async ValueTask DisposeAsync()
        {
            visitors.ForEach(v => v.Dispose());
            await Forum.DisposeAsync();
        }
    }
}
