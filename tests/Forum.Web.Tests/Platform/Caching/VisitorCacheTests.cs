using System.Net;
using System.Reflection;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Platform.Caching;

public sealed class VisitorCacheTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Actor ines = null!;
    private OpenTopic.Outcome.Opened topic = null!;
    private Visitor visitor = null!;

    private string Path => $"/t/{topic.Slug}/{topic.TopicId}";

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start(settings: new() { ["Forum:PublicUrl"] = "http://localhost" });
        ines = await forum.Member("ines");
        topic = await forum.Topic(ines, await forum.Category("Pratique"), "Une première question");
        await forum.Settle();
        visitor = forum.Visitor();
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await forum.DisposeAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/latest")]
    [InlineData("/categories")]
    [InlineData("/c/pratique")]
    [InlineData("/people")]
    [InlineData("/u/ines")]
    [InlineData("/tags")]
    [InlineData("/guidelines")]
    [InlineData("/feed.atom")]
    [InlineData("/sitemap.xml")]
    [InlineData(null)]
    public async Task the_second_visitor_is_shown_the_page_of_the_first(string? path)
    {
        path ??= Path;
        using var first = await visitor.Fetch(path);
        var before = CommandCount.Of(forum);
        using var other = forum.Visitor("192.0.2.2");
        using var second = await other.Fetch(path);

        CommandCount.Of(forum).ShouldBe(before);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.Headers.ETag.ShouldBe(first.Headers.ETag);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        second.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        second.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task who_has_the_page_already_is_told_so()
    {
        using var first = await visitor.Fetch(Path);
        using var again = await visitor.Fetch(Path, null, ("If-None-Match", first.Headers.ETag!.ToString()));

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_member_is_shown_their_own_page_and_visitors_never_see_it()
    {
        await visitor.Get(Path);
        using var member = forum.Visitor("192.0.2.3");
        await member.SignIn("ines");

        (await member.Get(Path)).Document.QuerySelector("form[action$='#reply']").ShouldNotBeNull();
        (await visitor.Get(Path)).Document.QuerySelector("input[name=__RequestVerificationToken]").ShouldBeNull();
    }

    [Fact]
    public async Task language_scheme_and_packing_are_kept_apart()
    {
        using var english = forum.Visitor("192.0.2.4", "en");
        using var dark = forum.Visitor("192.0.2.5");
        await dark.Get("/display?scheme=dark&back=%2F");

        var french = await visitor.Get("/latest");
        french.Document.DocumentElement.GetAttribute("lang").ShouldBe("fr");
        (await english.Get("/latest")).Document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        (await dark.Get("/latest")).Document.DocumentElement.GetAttribute("data-scheme").ShouldBe("dark");
        french.Document.DocumentElement.HasAttribute("data-scheme").ShouldBeFalse();
        foreach (var (asked, got) in new[] { ("br", "br"), ("gzip", "gzip"), ("gzip, br;q=0", "gzip"), ("identity", "") })
        {
            using var answer = await visitor.Fetch("/latest", null, ("Accept-Encoding", asked));
            string.Join(',', answer.Content.Headers.ContentEncoding).ShouldBe(got, asked);
        }
    }

    [Fact]
    public async Task what_somebody_hangs_on_an_address_makes_no_page_of_its_own()
    {
        var pages = forum.Services.GetRequiredService<VisitorPages>();
        await visitor.Get("/latest");
        var before = pages.Count;
        (await visitor.Get("/latest?utm_source=letter&x=1")).Text.ShouldContain("Une première question");

        pages.Count.ShouldBe(before);
    }

    [Fact]
    public async Task a_page_is_counted_as_a_view_every_time_it_is_shown()
    {
        await visitor.Get(Path);
        await visitor.Get(Path);
        await visitor.Get(Path, ("Sec-Purpose", "prefetch"));
        await forum.Services.GetRequiredService<TopicViews>().Flush(default);

        (await forum.Read(db => db.Topics.Where(t => t.Id == topic.TopicId).Select(t => t.ViewCount).SingleAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task a_time_is_told_anew_when_it_has_gone_by()
    {
        (await visitor.Get(Path)).Text.ShouldContain("à l’instant");
        forum.Clock.Advance(TimeSpan.FromMinutes(5));

        (await visitor.Get(Path)).Text.ShouldContain("il y a 5");
    }

    [Fact]
    public async Task many_who_come_at_once_wait_for_one_rendering()
    {
        await visitor.Get("/about");
        var before = CommandCount.Of(forum);
        await visitor.Get("/latest");
        var one = CommandCount.Of(forum) - before;
        await forum.Reply(ines, topic.TopicId);
        before = CommandCount.Of(forum);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => visitor.Fetch("/latest")));
        (CommandCount.Of(forum) - before).ShouldBe(one);
    }

    [Fact]
    public async Task the_first_words_of_a_pinned_topic_are_the_newest()
    {
        var admin = await forum.Member("chef", Role.Admin);
        await forum.With((PinTopic pin) => pin.Run(new PinTopic.Command(admin, topic.TopicId), default));
        (await visitor.Get("/c/pratique")).Text.ShouldContain("Un premier message");
        await forum.With((EditPost edit) => edit.Run(new EditPost.Command(ines, topic.PostId, "De tout autres mots, pour commencer.", null), default));

        (await visitor.Get("/c/pratique")).Text.ShouldContain("De tout autres mots");
    }

    [Fact]
    public async Task what_the_command_line_writes_is_noticed()
    {
        await forum.Services.GetRequiredService<Freshness>().Look(default);
        (await visitor.Get(Path)).Text.ShouldContain("Une première question");
        await using (var other = new SqliteConnection($"Data Source={System.IO.Path.Combine(forum.Folder, "forum.db")};Pooling=false"))
        {
            await other.OpenAsync();
            await using var command = other.CreateCommand();
            command.CommandText = "UPDATE topics SET title = 'Renommée ailleurs'";
            await command.ExecuteNonQueryAsync();
        }

        await forum.Services.GetRequiredService<Freshness>().Look(default);
        (await visitor.Get(Path)).Text.ShouldContain("Renommée ailleurs");
    }

    [Fact]
    public async Task our_own_writing_is_not_taken_for_somebody_elses()
    {
        var freshness = forum.Services.GetRequiredService<Freshness>();
        await freshness.Look(default);
        var pages = forum.Services.GetRequiredService<Core.Platform.Caching.PageGenerations>();
        await forum.Reply(ines, topic.TopicId);
        var before = pages.Now;
        await freshness.Look(default);

        pages.Now.ShouldBe(before);
    }

    [Theory]
    [InlineData("Forum:VisitorCache")]
    [InlineData("Forum:Bench:Cache")]
    public async Task without_memory_for_it_every_page_is_made_anew(string setting)
    {
        await using var bare = await TestForum.Start(settings: new() { [setting] = "off" });
        using var reader = bare.Visitor();
        using var answer = await reader.Fetch("/latest");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        bare.Services.GetRequiredService<VisitorPages>().Count.ShouldBe(0);
    }

    /// <summary>A parameter that a page reads and the cache ignores would show one reader the other's choice.</summary>
    [Fact]
    public void the_cache_knows_every_parameter_of_the_pages_it_keeps()
    {
        var actions = typeof(VisitorCache).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.GetCustomAttribute<VisitorPageAttribute>() is not null).ToList();
        actions.Count.ShouldBeGreaterThan(20);
        foreach (var action in actions)
        {
            var route = string.Join(' ', action.GetCustomAttributes<HttpMethodAttribute>().Select(a => a.Template));
            var read = action.GetParameters().Where(p => p.ParameterType != typeof(CancellationToken) && p.GetCustomAttribute<FromServicesAttribute>() is null)
                .Select(p => p.Name!).Where(name => !route.Contains($"{{{name}", StringComparison.Ordinal));
            read.Except([.. VisitorKey.Chooses, .. VisitorKey.Personal]).ShouldBeEmpty($"{action.DeclaringType!.Name}.{action.Name}");
        }
    }
}
