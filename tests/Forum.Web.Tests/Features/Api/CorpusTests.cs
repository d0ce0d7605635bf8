using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Forum.Core.Platform.Permissions;
using Forum.Corpus;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Api;

/// <summary>Real threads, loaded as an import would, and their pages as visitors get them.</summary>
public sealed class CorpusTests(CorpusTests.Loaded loaded) : IClassFixture<CorpusTests.Loaded>
{
    private const int EnoughPages = 500;

    [Fact]
    public async Task exactly_the_posts_that_break_a_limit_are_refused()
    {
        loaded.OrSkip();
        var report = loaded.Report;

        report.Surprises(loaded.Threads).ShouldBeEmpty();
        (report.Posts + report.Refused.Count + report.Lost).ShouldBe(loaded.Threads.Sum(t => t.Posts.Count));
        (await loaded.Forum.Read(db => db.Posts.CountAsync())).ShouldBe(report.Posts);
    }

    [Fact]
    public async Task every_page_is_there_and_is_valid_html_without_a_double_id()
    {
        loaded.OrSkip();
        var pages = TopicPages.Of(loaded.Report).ToList();
        pages.Count.ShouldBeGreaterThanOrEqualTo(EnoughPages);
        using var visitor = loaded.Forum.Factory.CreateClient();

        var faults = new List<string>();
        foreach (var page in pages)
        {
            using var answer = await visitor.GetAsync(page);
            if (answer.StatusCode != HttpStatusCode.OK) faults.Add($"{page}: {answer.StatusCode}");
            else faults.AddRange(FaultsOf(await answer.Content.ReadAsStringAsync()).Select(fault => $"{page}: {fault}"));
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void a_fault_in_a_page_is_found()
    {
        const string head = "<!DOCTYPE html><html><head><title>x</title></head><body>";
        FaultsOf(head + "<p id=a>x</p><p id=b>y</p></body></html>").ShouldBeEmpty();
        FaultsOf(head + "<p id=a>x</p><p id=a>y</p></body></html>").ShouldBe(["double id a"]);
        FaultsOf(head + "<p>x</div></body></html>").Count.ShouldBe(1);
        FaultsOf(head + "<a href=\"/\"><a href=\"/\">x</a></a></body></html>").ShouldNotBeEmpty();
    }

    /// <summary>What the specification calls a parse error, and what it says of ids.</summary>
    private static List<string> FaultsOf(string html)
    {
        var faults = new List<string>();
        var parser = new HtmlParser();
        parser.Error += (_, e) => faults.Add(e is AngleSharp.Html.Dom.Events.HtmlErrorEvent error ? $"{error.Message} at {error.Position}" : "parse error");
        using IHtmlDocument document = parser.ParseDocument(html);
        faults.AddRange(document.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(id => id.Count() > 1).Select(id => $"double id {id.Key}"));
        return faults;
    }

    /// <summary>Two threads in five, of every kind: more than 500 pages.</summary>
    public sealed class Loaded : IAsyncLifetime
    {
        internal TestForum Forum { get; private set; } = null!;

        internal IReadOnlyList<CorpusThread> Threads { get; private set; } = [];

        internal LoadReport Report { get; private set; } = null!;

        /// <summary>Skips the test where the corpus is absent, and says so.</summary>
        internal void OrSkip() => Corpora.Path("forum-content");

        public async ValueTask InitializeAsync()
        {
            if (Corpora.Folder is null) return;

            Threads = [.. CorpusThread.ReadAll(Corpora.Path("forum-content")).Where((_, i) => i % 5 < 2)];
            Forum = await TestForum.Start();
            var key = await Forum.Key(await Forum.Person("ada", Role.Admin), TestForum.Everything);
            using var client = Forum.Factory.CreateClient();
            Report = await new CorpusLoader(client, key, Forum.Clock.GetUtcNow()).Load(Threads, atOnce: 2, CancellationToken.None);
        }

        public ValueTask DisposeAsync() => Forum is null ? ValueTask.CompletedTask : Forum.DisposeAsync();
    }
}
