using System.Net;
using System.Text.Json;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Questions;

public sealed class QuestionApiTests
{
    private const string Text = "Un message assez long pour être pris.";

    [Fact]
    public async Task a_script_asks_accepts_and_reads_what_is_solved()
    {
        await using var forum = await TestForum.Start();
        using var admin = await forum.Script(await forum.Person("ada", Role.Admin), TestForum.Everything);
        using var max = await forum.Script(await forum.Person("max"));
        using var zoe = await forum.Script(await forum.Person("zoe"));
        await admin.Post("/categories", new { name = "Entraide", questions = "choice" });
        await admin.Post("/categories", new { name = "Hall" });
        (await admin.Post("/categories", new { name = "Faux", questions = "sometimes" })).Code.ShouldBe("unknown_kind");
        (await max.Get("/categories"))["categories"].EnumerateArray().Select(c => c.GetProperty("questions").GetString()).ShouldBe(["choice", "never"]);

        (await max.Post("/topics", new { category = "hall", title = "Une question au hall", markdown = Text, kind = "question" })).Code.ShouldBe("questions.refused.noneHere");
        (await max.Post("/topics", new { category = "entraide", title = "Ni l'un ni l'autre", markdown = Text, kind = "poll" })).Code.ShouldBe("unknown_kind");
        var topic = await max.Post("/topics", new { category = "entraide", title = "Une question à résoudre", markdown = Text, kind = "question" });
        var chat = await max.Post("/topics", new { category = "entraide", title = "Une simple discussion", markdown = Text + " Encore." });
        var answer = await zoe.Post($"/topics/{topic.Id}/posts", new { markdown = "Voici comment faire." });
        var remark = await zoe.Post($"/topics/{chat.Id}/posts", new { markdown = "Très juste, merci." });
        var shown = await max.Get($"/topics/{topic.Id}");
        (shown["kind"].GetString(), shown["acceptedPostId"].ValueKind).ShouldBe(("question", JsonValueKind.Null));

        (await zoe.Post($"/posts/{answer.Id}/accept", new { })).Code.ShouldBe("questions.refused.notYours");
        (await max.Post($"/posts/{remark.Id}/accept", new { })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await max.Post("/posts/999999/accept", new { })).Status.ShouldBe(HttpStatusCode.NotFound);
        for (var twice = 0; twice < 2; twice++) (await max.Post($"/posts/{answer.Id}/accept", new { })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await max.Get($"/topics/{topic.Id}"))["acceptedPostId"].GetInt64().ShouldBe(answer.Id);
        (await Titles("solved")).ShouldBe(["Une question à résoudre"]);
        (await Titles("open")).ShouldBeEmpty();
        (await max.Get("/topics?status=done")).Code.ShouldBe("unknown_status");

        (await max.Delete($"/posts/{answer.Id}/accept")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Titles("open")).ShouldBe(["Une question à résoudre"]);

        async Task<List<string?>> Titles(string status) =>
            [.. (await max.Get($"/topics?status={status}"))["topics"].EnumerateArray().Select(t => t.GetProperty("title").GetString())];
    }
}
