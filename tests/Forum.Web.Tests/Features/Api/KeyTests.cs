using System.Net;
using System.Net.Http.Json;
using Forum.Core.Features.Api;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Api;

public sealed class KeyTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Actor ada = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        ada = await forum.Person("ada", Role.Admin);
        await forum.Category("Général");
    }

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Fact]
    public async Task without_a_key_nothing_is_told()
    {
        using var nobody = forum.Script((string?)null);

        var answer = await nobody.Get("/topics");

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("no_key");
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await nobody.Get("/nothing-here")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/API/v1/topics")]
    [InlineData("/Api/v1/search?q=sujet")]
    [InlineData("/aPI/V1/markdown")]
    public async Task capitals_are_no_way_around_the_key(string address)
    {
        using var client = forum.Factory.CreateClient();

        using var answer = address.EndsWith("markdown", StringComparison.Ordinal)
            ? await client.PostAsJsonAsync(address, new { markdown = "Du **texte** pour rien." })
            : await client.GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("preau_wrong")]
    [InlineData("' or 1=1 --")]
    [InlineData("é")]
    public async Task a_wrong_key_opens_nothing(string key)
    {
        using var stranger = forum.Script(key);

        var answer = await stranger.Get("/topics");

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("wrong_key");
        answer.Headers.WwwAuthenticate.ToString().ShouldContain("invalid_token");
    }

    [Fact]
    public async Task a_cookie_is_no_key()
    {
        await forum.Member("marie");
        using var marie = forum.Visitor();
        await marie.SignIn("marie");

        (await marie.Get("/api/v1/topics")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_key_opens_no_page()
    {
        await forum.Reach(Stage.Private);
        using var script = await forum.Script(ada, TestForum.Everything);

        (await script.Get("//")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task a_key_that_was_revoked_opens_nothing_from_then_on()
    {
        using var script = await forum.Script(ada);
        (await script.Get("/topics")).Status.ShouldBe(HttpStatusCode.OK);

        await forum.Write(write => write.Db.ApiKeys.ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAt, write.Now)));

        (await script.Get("/topics")).Code.ShouldBe("wrong_key");
    }

    [Fact]
    public async Task the_use_of_a_key_is_noted_once_a_day()
    {
        using var script = await forum.Script(ada);
        await script.Get("/topics");
        var first = await LastUse();
        first.ShouldNotBeNull();

        forum.Clock.Advance(TimeSpan.FromHours(3));
        await script.Get("/topics");
        (await LastUse()).ShouldBe(first);
        forum.Clock.Advance(TimeSpan.FromDays(1));
        await script.Get("/topics");
        (await LastUse()).ShouldNotBe(first);
    }

    [Fact]
    public async Task a_key_for_reading_does_not_write()
    {
        using var reader = await forum.Script(ada, ApiScopes.Read);

        (await reader.Get("/categories")).Status.ShouldBe(HttpStatusCode.OK);
        var answer = await reader.Post("/topics", new { category = "general", title = "Un sujet pour voir", markdown = "Un premier message." });

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Code.ShouldBe("insufficient_scope");
        answer.Headers.WwwAuthenticate.ToString().ShouldContain("write");
        (await forum.Read(db => db.Topics.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task a_key_for_writing_makes_no_categories_and_no_accounts()
    {
        using var writer = await forum.Script(ada);

        (await writer.Post("/categories", new { name = "Neuf" })).Code.ShouldBe("insufficient_scope");
        (await writer.Post("/users", new { username = "max" })).Code.ShouldBe("insufficient_scope");
        (await writer.Get("/topics", ("Act-As", "ada"))).Code.ShouldBe("insufficient_scope");
    }

    [Fact]
    public async Task an_admin_key_acts_for_others_with_their_rights_and_no_more()
    {
        await forum.Person("béa");
        await forum.Category("Équipe", Audience.Staff, Audience.Staff);
        using var import = await forum.Script(ada, TestForum.Everything);
        var topic = new { category = "general", title = "Un sujet pour voir", markdown = "Un premier message." };

        var made = await import.Post("/topics", topic, ("Act-As", Uri.EscapeDataString("béa")));
        made.Status.ShouldBe(HttpStatusCode.Created);
        (await import.Get($"/topics/{made.Id}"))["posts"][0].GetProperty("author").GetString().ShouldBe("béa");

        (await import.Post("/categories", new { name = "Neuf" }, ("Act-As", Uri.EscapeDataString("BÉA")))).Code.ShouldBe("categories.refused.onlyAdmins");
        (await import.Post("/users", new { username = "max" }, ("Act-As", Uri.EscapeDataString("béa")))).Code.ShouldBe("api.refused.onlyAdmins");
        (await import.Post("/topics", topic with { category = "equipe" }, ("Act-As", Uri.EscapeDataString("béa")))).Code.ShouldBe("topics.refused.noCategory");
        (await import.Post("/topics", topic with { category = "equipe" })).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task nobody_acts_for_somebody_who_is_not_there()
    {
        using var import = await forum.Script(ada, TestForum.Everything);

        var answer = await import.Get("/topics", ("Act-As", "nobody"));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Code.ShouldBe("no_such_person");
    }

    [Fact]
    public async Task who_is_no_administrator_any_more_has_no_admin_key_either()
    {
        using var import = await forum.Script(ada, TestForum.Everything);
        await forum.Write(async write => (await write.Db.Members.SingleAsync(m => m.Id == ada.Id)).Become(Role.Member));

        (await import.Post("/categories", new { name = "Neuf" })).Code.ShouldBe("insufficient_scope");
        (await import.Get("/topics")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task an_admin_key_is_only_for_administrators()
    {
        await forum.Person("max");

        (await forum.With((CreateApiKey create) => create.Run(new CreateApiKey.Command("max", TestForum.Everything, "x"), default)))
            .ShouldBe(new CreateApiKey.Outcome.Refused(CreateApiKey.NotAnAdmin));
    }

    [Fact]
    public async Task the_stage_of_the_launch_holds_for_scripts()
    {
        var max = await forum.Person("max");
        using var script = await forum.Script(max);
        using var import = await forum.Script(ada, TestForum.Everything);
        await forum.Reach(Stage.Private);

        var closed = await script.Get("/topics");
        closed.Status.ShouldBe(HttpStatusCode.Forbidden);
        closed.Code.ShouldBe("launch.refused.notOpenYet");
        (await import.Get("/topics")).Status.ShouldBe(HttpStatusCode.OK);
        (await import.Get("/topics", ("Act-As", "max"))).Code.ShouldBe("launch.refused.notOpenYet");

        await forum.Reach(Stage.Internal);
        (await script.Get("/topics")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_sentence_comes_in_the_language_that_was_asked_for()
    {
        using var nobody = forum.Script((string?)null);

        (await nobody.Get("/topics", ("Accept-Language", "en")))["detail"].GetString().ShouldBe("This address asks for an API key, in the header “Authorization: Bearer …”.");
        (await nobody.Get("/topics"))["detail"].GetString()!.ShouldStartWith("Cette adresse demande une clé");
    }

    private Task<DateTime?> LastUse() => forum.Read(db => db.ApiKeys.Select(k => k.LastUsedAt).SingleAsync());
}
