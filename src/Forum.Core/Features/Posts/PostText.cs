using Forum.Core.Features.Categories;
using Forum.Core.Features.Members;
using Forum.Core.Features.Topics;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Posts;

/// <summary>HTML as stored, with placeholders for ids, and what was found in the text.</summary>
internal sealed record BakedPost(string Html, int Version, IReadOnlyList<string> Mentions)
{
    /// <summary>What it shows or leads to; who writes notes them as used.</summary>
    public IReadOnlyList<long> Uploads { get; init; } = [];
}

/// <summary>The way of every text, previewed or published: made fit to keep, checked, its names looked up, baked.</summary>
internal sealed class PostText(ForumDb db, MarkdownPipeline pipeline, CategoryTrees trees, SettingsStore settings, IBakingLabels words)
{
    public const string TooShort = "posts.refused.tooShort";
    public const string TooLong = "posts.refused.tooLong";

    public static (string Markdown, Refusal? Refusal) Read(string? typed)
    {
        var markdown = CleanText.Lines(typed);
        if (TextLength.IsOver(markdown, Post.TextLimit)) return (markdown, new Refusal(TooLong, "markdown").With("most", Post.TextLimit));
        if (TextLength.IsUnder(markdown.Trim(), Post.TextMinimum)) return (markdown, new Refusal(TooShort, "markdown").With("least", Post.TextMinimum));
        return (markdown, null);
    }

    /// <summary>
    /// Names lead only where everybody who can read the post may go: one HTML serves all its readers, so it must not
    /// tell some of them of a category that others know.
    /// </summary>
    /// <param name="markdown">As <see cref="Read"/> returned it.</param>
    /// <param name="categoryId">The category it is written in; null for what everybody may read.</param>
    /// <param name="topicId">The topic it is written in; quotes of its posts need not name it.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task<BakedPost> Bake(string markdown, long? categoryId, long? topicId, CancellationToken ct)
    {
        var readers = Readers.Of(categoryId is { } id ? (await trees.Get(ct)).Find(id) : null);
        var site = await settings.Get<SiteSettings>(ct);
        var parsed = pipeline.Parse(markdown, new MarkdownOptions(site.FrenchTypography && site.Language == "fr") { Labels = words.For(site.Language) });
        var targets = new MarkupTargets
        {
            Mentions = await Mentions(parsed, ct),
            Categories = await Categories(parsed, readers, ct),
            Tags = await Tags(parsed, readers, ct),
            Quotes = await Quotes(parsed, readers, topicId, ct),
            Uploads = await UploadQueries.Targets(db, parsed.Uploads, ct),
        };
        return new BakedPost(pipeline.Render(parsed, targets), MarkdownPipeline.Version, parsed.Addressed)
        {
            Uploads = [.. targets.Uploads.Keys.Select(u => u.Id).Distinct()],
        };
    }

    /// <summary>The same for the page that shows it before it is sent.</summary>
    public async Task<string> Preview(string? typed, long? categoryId, long? topicId, CancellationToken ct)
    {
        var markdown = CleanText.Lines(typed);
        if (TextLength.IsOver(markdown, Post.TextLimit)) return "";
        var baked = await Bake(markdown, categoryId, topicId, ct);
        return PostIds.For(baked.Html, "preview-");
    }

    private async Task<Dictionary<string, MentionTarget>> Mentions(ParsedPost parsed, CancellationToken ct)
    {
        if (parsed.Mentions.Count == 0) return [];

        var typed = parsed.Mentions.ToLookup(Member.KeyOf);
        var keys = typed.Select(t => t.Key).ToList();
        var found = await db.Members.Where(m => keys.Contains(m.UsernameKey)).Select(m => new { m.UsernameKey, m.Username }).ToListAsync(ct);
        return found.SelectMany(m => typed[m.UsernameKey].Select(name => (name, m.Username)))
            .ToDictionary(m => m.name, m => new MentionTarget(m.Username, $"/u/{Uri.EscapeDataString(m.Username)}"));
    }

    private async Task<Dictionary<string, ReferenceTarget>> Categories(ParsedPost parsed, Readers readers, CancellationToken ct)
    {
        if (parsed.CategoryRefs.Count == 0) return [];

        var tree = await trees.Get(ct);
        return parsed.CategoryRefs.Select(path => (path, node: tree.Find(path)))
            .Where(c => c.node is not null && readers.All(c.node))
            .ToDictionary(c => c.path, c => new ReferenceTarget(c.node!.Name, $"/c/{c.node.Path}"));
    }

    private async Task<Dictionary<string, ReferenceTarget>> Tags(ParsedPost parsed, Readers readers, CancellationToken ct)
    {
        if (parsed.TagRefs.Count == 0) return [];

        var (audience, place) = readers;
        var typed = parsed.TagRefs.ToLookup(Tag.KeyOf);
        var keys = typed.Select(t => t.Key).ToList();
        var found = await db.Tags.Where(t => keys.Contains(t.Key))
            .Where(t => db.TopicTags.Any(x => x.TagId == t.Id && x.Topic.DeletedAt == null && (x.Topic.Category.ReadBy <= audience || x.Topic.CategoryId == place)))
            .Select(t => new { t.Key, t.Name }).ToListAsync(ct);
        return found.SelectMany(tag => typed[tag.Key].Select(written => (written, tag)))
            .ToDictionary(t => t.written, t => new ReferenceTarget($"#{t.tag.Name}", $"/tag/{t.tag.Key}"));
    }

    private async Task<Dictionary<PostRef, string>> Quotes(ParsedPost parsed, Readers readers, long? topicId, CancellationToken ct)
    {
        var (audience, place) = readers;
        var quotes = new Dictionary<PostRef, string>();
        foreach (var topic in parsed.QuotedPosts.GroupBy(q => q.TopicId ?? topicId))
        {
            if (topic.Key is not { } id) continue;

            var numbers = topic.Select(q => q.Number).Distinct().ToList();
            var found = await db.Posts
                .Where(p => p.TopicId == id && numbers.Contains(p.Number) && p.DeletedAt == null)
                .Where(p => p.Topic.DeletedAt == null && (p.Topic.Category.ReadBy <= audience || p.Topic.CategoryId == place))
                .ToDictionaryAsync(p => p.Number, p => p.Id, ct);
            foreach (var quoted in topic)
            {
                if (found.TryGetValue(quoted.Number, out var postId)) quotes[quoted] = $"/p/{postId}";
            }
        }

        return quotes;
    }

    /// <summary>Everybody who may read a place: the audience that surely holds them all, and the place itself.</summary>
    private readonly record struct Readers(Audience Audience, long Place)
    {
        public static Readers Of(CategoryNode? node) => node is null ? new(Audience.Everyone, 0) : new(node.Readers, node.Id);

        public bool All(CategoryNode may) => may.ReadBy <= Audience || may.Id == Place;
    }
}
