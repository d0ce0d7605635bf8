using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Search;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Features.Search;

/// <summary>Topics laid straight into the store and the index, and questions asked as a page asks them.</summary>
internal sealed class Shelf(TestForum forum)
{
    private readonly Writes writes = forum.Services.GetRequiredService<Writes>();
    private readonly ISearchIndex index = forum.Services.GetRequiredService<ISearchIndex>();
    private readonly SearchAnalyzer analyzer = forum.Services.GetRequiredService<SearchAnalyzer>();

    public long CategoryId { get; private set; }

    public long MemberId { get; private set; }

    public static async Task<Shelf> Open(TestForum forum)
    {
        var shelf = new Shelf(forum);
        shelf.CategoryId = await shelf.Category("general");
        shelf.MemberId = await shelf.Member("Ines");
        return shelf;
    }

    public Task<long> Category(string slug, Audience readBy = Audience.Everyone) => writes.Run(async write =>
    {
        var category = new Category(slug, slug, null, 0);
        category.Open(readBy, Audience.Members, null);
        write.Db.Add(category);
        await write.Flush(default);
        write.AfterCommit(forum.Services.GetRequiredService<CategoryTrees>().Forget);
        return category.Id;
    }, default);

    public async Task<long> Member(string name) => (await forum.Person(name)).Id;

    public async Task<long> Topic(string title, string text, long? category = null, long? author = null, DateTime? at = null, params string[] tags) =>
        (await Topics([(title, text)], category, author, at, tags))[0];

    /// <summary>Many at once, in one transaction.</summary>
    public Task<List<long>> Topics(IReadOnlyList<(string Title, string Text)> texts, long? category = null, long? author = null, DateTime? at = null, params string[] tags) => writes.Run(async write =>
    {
        var by = author ?? MemberId;
        var topics = texts.Select(t => new Topic(category ?? CategoryId, t.Title, "sujet", by, at ?? write.Now)).ToList();
        write.Db.AddRange(topics);
        await write.Flush(default);
        var posts = topics.Zip(texts, (topic, text) => new Post(topic.Id, 1, by, text.Text, Html(text.Text), 1, null, at ?? write.Now)).ToList();
        write.Db.AddRange(posts);
        foreach (var name in tags)
        {
            var tag = write.Db.Tags.FirstOrDefault(t => t.Name == name) ?? new Tag(name);
            if (tag.Id == 0) write.Db.Add(tag);
            await write.Flush(default);
            write.Db.AddRange(topics.Select(t => new TopicTag { TopicId = t.Id, TagId = tag.Id }));
        }

        await write.Flush(default);
        await index.PutAll(write, [.. posts.Zip(topics, (p, t) => (p.Id, analyzer.Analyze(SearchEntry.OfFirst(t.Title, tags, p.Html))))], default);
        return topics.ConvertAll(t => t.Id);
    }, default);

    public Task<long> Reply(long topic, int number, string text) => writes.Run(async write =>
    {
        var post = new Post(topic, number, MemberId, text, Html(text), 1, null, write.Now);
        write.Db.Add(post);
        await write.Flush(default);
        await index.Put(write, post.Id, analyzer.Analyze(SearchEntry.OfReply(post.Html)), default);
        return post.Id;
    }, default);

    public Task Edit(long topic, string title, string text) => writes.Run(async write =>
    {
        var post = write.Db.Posts.Single(p => p.TopicId == topic && p.Number == 1);
        post.Edit(text, Html(text), 1, MemberId, write.Now);
        await index.Put(write, post.Id, analyzer.Analyze(SearchEntry.OfFirst(title, [], post.Html)), default);
    }, default);

    public Task<SearchAnswer> Ask(string line, int page = 1, Actor? actor = null) =>
        forum.With<SearchQueries, SearchAnswer>(queries => queries.Find(line, page, actor ?? Actor.Guest, default));

    public async Task<SearchAnswer.Found> Find(string line, int page = 1, Actor? actor = null) =>
        (await Ask(line, page, actor)).ShouldBeOfType<SearchAnswer.Found>();

    public async Task<List<long>> Topics(string line, Actor? actor = null) => [.. (await Find(line, actor: actor)).Results.Select(r => r.TopicId)];

    private static string Html(string text) => $"<p>{System.Net.WebUtility.HtmlEncode(text)}</p>";
}
