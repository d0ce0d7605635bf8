using System.Net;
using Forum.Core.Features.Api;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Api;

public sealed class IdempotencyTests : IAsyncLifetime
{
    private static readonly (string, string) Key = ("Idempotency-Key", "8f14e45f");
    private TestForum forum = null!;
    private Script max = null!;
    private long topic;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        var person = await forum.Person("max");
        topic = (await forum.Topic(person, await forum.Category("Général"))).TopicId;
        max = await forum.Script(person);
    }

    public ValueTask DisposeAsync()
    {
        max.Dispose();
        return forum.DisposeAsync();
    }

    [Fact]
    public async Task the_same_request_again_gets_the_same_answer_and_no_second_post()
    {
        var first = await Reply("Une réponse, une seule fois.");
        var second = await Reply("Une réponse, une seule fois.");

        (first.IsReplayed, second.IsReplayed).ShouldBe((false, true));
        (second.Status, second.Text, second.Type).ShouldBe((first.Status, first.Text, first.Type));
        (await Posts()).ShouldBe(2);
    }

    [Fact]
    public async Task twenty_at_the_same_moment_are_one_post()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Reply("Une réponse, vingt fois.")));

        answers.Select(a => a.Text).Distinct().Count().ShouldBe(1);
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created);
        answers.Count(a => !a.IsReplayed).ShouldBe(1);
        (await Posts()).ShouldBe(2);
    }

    [Fact]
    public async Task a_key_is_not_for_two_requests()
    {
        await Reply("Une réponse, une seule fois.");

        var other = await Reply("Une autre réponse, tout autre.");

        (other.Status, other.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "idempotency_key_reused"));
        (await Posts()).ShouldBe(2);
    }

    [Fact]
    public async Task two_people_may_use_the_same_key()
    {
        using var zoe = await forum.Script(await forum.Person("zoe"));
        await Reply("Une réponse, une seule fois.");

        (await zoe.Post($"/topics/{topic}/posts", new { markdown = "Une réponse de Zoé." }, Key)).IsReplayed.ShouldBeFalse();
    }

    [Fact]
    public async Task a_refusal_is_not_kept()
    {
        (await Reply("bref")).Code.ShouldBe("posts.refused.tooShort");

        (await Reply("Cette fois c’est assez long.")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task after_a_day_the_key_is_new_again_and_old_ones_are_gone()
    {
        await Reply("Une réponse, le premier jour.");
        forum.Clock.Advance(TimeSpan.FromHours(25));

        (await Reply("Une réponse, le lendemain.")).IsReplayed.ShouldBeFalse();

        (await Posts()).ShouldBe(3);
        (await forum.Read(db => db.IdempotentAnswers.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task every_post_takes_a_key()
    {
        using var import = await forum.Script(await forum.Person("ada", Role.Admin), TestForum.Everything);
        var requests = new (string Path, object? Body)[]
        {
            ("/categories", new { name = "Neuf" }),
            ("/users", new { username = "lou", email = "lou@example.test", password = "correct horse battery" }),
            ("/topics", new { category = "general", title = "Un sujet pour voir", markdown = "Un premier message." }),
            ($"/topics/{topic}/posts", new { markdown = "Une réponse, une seule fois." }),
            ("/posts/1/likes", null),
            ("/markdown", new { markdown = "**gras**" }),
        };
        foreach (var (path, body) in requests)
        {
            var first = await import.Post(path, body, ("Idempotency-Key", path));
            var second = await import.Post(path, body, ("Idempotency-Key", path));
            ((int)first.Status).ShouldBeLessThan(300, first.Text);
            (second.IsReplayed, second.Status, second.Text).ShouldBe((true, first.Status, first.Text));
        }
    }

    [Fact]
    public async Task a_key_has_an_end()
    {
        var answer = await max.Post($"/topics/{topic}/posts", new { markdown = "Une réponse, une seule fois." }, ("Idempotency-Key", new string('k', 256)));

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "idempotency_key_long"));
    }

    /// <summary>As if the process died after the work and before the commit: neither the post nor its answer is there.</summary>
    [Fact]
    public async Task the_answer_is_kept_in_the_transaction_of_the_work()
    {
        var once = forum.Services.GetRequiredService<AnswerOnce>();
        var writes = forum.Services.GetRequiredService<Writes>();
        var key = await forum.Read(db => db.ApiKeys.Select(k => k.Id).SingleAsync());
        var request = new NamedRequest(key, "k", "h");
        var seenInside = 0;

        await Should.ThrowAsync<IOException>(() => once.Run(request, () => Work(fails: true), _ => new KeptAnswer(201, "{}"), default));
        (await forum.Read(db => db.IdempotentAnswers.CountAsync())).ShouldBe(0);

        (await once.Run(request, () => Work(fails: false), _ => new KeptAnswer(201, "{}"), default)).ShouldBeOfType<Answered<string>.Now>();
        (await once.Run(request, () => Work(fails: true), _ => null, default)).ShouldBe(new Answered<string>.Before(new KeptAnswer(201, "{}")));
        seenInside.ShouldBe(2);

        Task<string> Work(bool fails) => writes.Run(write =>
        {
            seenInside++;
            write.Audit(TestForum.Root, "test", "test");
            return fails ? throw new IOException() : Task.FromResult("done");
        }, default);
    }

    private Task<Reply> Reply(string text) => max.Post($"/topics/{topic}/posts", new { markdown = text }, Key);

    private Task<int> Posts() => forum.Read(db => db.Posts.CountAsync());
}
