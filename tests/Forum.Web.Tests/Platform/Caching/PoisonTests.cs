using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Forum.Core.Features.Posts;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Caching;
using Forum.Web.Platform.Host;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Platform.Caching;

/// <summary>What somebody sends to spoil the pages of others, or to fill the memory that they are kept in.</summary>
public sealed class PoisonTests
{
    [Theory]
    [InlineData("/people", "name=Somebody+was+here")]
    [InlineData("/latest", "page=2")]
    [InlineData("/u/ines", "username=ada")]
    [InlineData("/c/pratique", "path=annexe")]
    public async Task fields_that_come_with_a_get_choose_nothing(string path, string fields)
    {
        await using var forum = await Start();
        using var visitor = forum.Visitor();
        using var sent = await forum.Factory.Server.CreateClient().SendAsync(new HttpRequestMessage(HttpMethod.Get, path)
        {
            Content = new StringContent(fields, Encoding.UTF8, "application/x-www-form-urlencoded"),
        });

        sent.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        forum.Services.GetRequiredService<VisitorPages>().Count.ShouldBe(0);
        (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("multipart/form-data; boundary=x; charset=utf-7")]
    public async Task a_form_that_is_announced_and_not_sent_is_not_looked_for(string type)
    {
        await using var forum = await Start();
        using var visitor = forum.Visitor();
        using var answer = await visitor.Fetch("/people", null, ("Content-Type", type));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/sign-in", "application/x-www-form-urlencoded; charset=utf-7", "x=1", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/sign-in", "multipart/form-data; boundary=x; charset=\"UTF-7\"", "--x--", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/api/v1/markdown", "application/json; charset=utf-7", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/sign-in", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nb\r\n--x--\r\n", HttpStatusCode.BadRequest)]
    public async Task letters_that_nobody_reads_are_refused_and_no_failure(string path, string type, string body, HttpStatusCode status)
    {
        await using var forum = await Start();
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await forum.Factory.Server.CreateClient().PostAsync(path, content);

        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task an_address_longer_than_any_of_ours_is_answered_and_not_kept()
    {
        await using var forum = await Start();
        using var visitor = forum.Visitor();
        await visitor.SignIn("ines");
        using var guest = forum.Visitor();
        var pages = forum.Services.GetRequiredService<VisitorPages>();
        (await guest.Get("/people?name=" + new string('a', 300))).Status.ShouldBe(HttpStatusCode.OK);
        pages.Count.ShouldBe(1);

        // Each of these letters takes three in a key.
        foreach (var address in new[] { "/people?name=" + new string('\'', 300), "/people?name=" + new string('b', 4_000), $"/t/{new string('c', 600)}/1" })
        {
            (await guest.Get(address)).Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.MovedPermanently, HttpStatusCode.NotFound);
            await visitor.Get(address);
        }

        pages.Count.ShouldBe(1);
    }

    [Fact]
    public void headers_that_nobody_s_browser_sends_take_no_room()
    {
        var read = 0;
        var known = new KnownHeaders<int>(_ => ++read);
        known.Of("fr").ShouldBe(1);
        known.Of("fr").ShouldBe(1);
        for (var i = 0; i < 10; i++) known.Of(new string('x', 201));
        known.Count.ShouldBe(1);
        for (var i = 0; i < 5_000; i++) known.Of($"x{i}");

        known.Count.ShouldBeLessThanOrEqualTo(1_000);
        var before = read;
        known.Of("fr");
        known.Of("fr");
        read.ShouldBe(before + 1);
    }

    [Fact]
    public async Task a_feed_whose_newest_is_taken_away_is_not_the_one_from_before()
    {
        await using var forum = await Start();
        var ines = await forum.Member("noor");
        var topic = await forum.Topic(ines, await forum.Category("Pratique"), "Un fil que des lecteurs suivent");
        forum.Clock.Advance(TimeSpan.FromMinutes(3));
        var reply = await forum.Reply(ines, topic.TopicId);
        using var reader = forum.Visitor();
        var address = $"/t/{topic.Slug}/{topic.TopicId}/feed.atom";
        using var before = await reader.Fetch(address);
        var seen = ("If-Modified-Since", before.Content.Headers.GetValues("Last-Modified").Single());
        using (var same = await reader.Fetch(address, null, seen)) same.StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await forum.With((DeletePost delete) => delete.Run(new DeletePost.Command(ines, reply.PostId), default));
        using var after = await reader.Fetch(address, null, seen);
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task an_answer_that_is_not_kept_says_too_that_it_is_known()
    {
        await using var forum = await Start(publicUrl: null);
        using var reader = forum.Visitor();
        using var first = await reader.Fetch("/feed.atom");
        using var again = await reader.Fetch("/feed.atom", null, ("If-None-Match", first.Headers.ETag!.ToString()));

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    private static async Task<TestForum> Start(string? publicUrl = "http://localhost")
    {
        var forum = await TestForum.Start(settings: publicUrl is null ? [] : new() { ["Forum:PublicUrl"] = publicUrl });
        await forum.Member("ines");
        await forum.Member("ada", Role.Admin);
        await forum.Category("Pratique");
        await forum.Category("Annexe");
        await forum.Settle();
        return forum;
    }
}
