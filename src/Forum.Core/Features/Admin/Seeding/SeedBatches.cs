using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Search;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;

namespace Forum.Core.Features.Admin.Seeding;

/// <summary>What does not change during one seeding.</summary>
internal sealed record SeedPlan(int Seed, string Language, bool FrenchTypography, List<Seeded> People, List<CategoryNode> Categories)
{
    public IReadOnlyList<string> Names { get; } = People.ConvertAll(person => person.Username);

    public Dictionary<string, MentionTarget> Targets { get; } =
        People.ToDictionary(p => p.Username, p => new MentionTarget(p.Username, $"/u/{Uri.EscapeDataString(p.Username)}"), StringComparer.OrdinalIgnoreCase);

    public static readonly DateTime Newest = new(2026, 9, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Every topic has a first post; of the others, a few topics have many and many have a few, as in life.</summary>
    public int[] PostsOfTopics(int topics, int posts)
    {
        var random = new Random(Seed + 1);
        var sizes = new int[topics];
        Array.Fill(sizes, 1);
        for (var left = posts - topics; left > 0 && topics > 0;)
        {
            var share = Math.Min(left, 1 + (int)(Math.Pow(random.NextDouble(), 6) * 300));
            sizes[random.Next(topics)] += share;
            left -= share;
        }

        return sizes;
    }
}

internal sealed record SeedBatch(IReadOnlyList<SeedTopic> Topics)
{
    public int PostCount => Topics.Sum(topic => topic.Size);
}

/// <summary>Makes topics with their texts baked and analysed, on all cores.</summary>
internal sealed class SeedBatches(MarkdownPipeline pipeline, SearchAnalyzer analyzer, IBakingLabels labels)
{
    public SeedBatch Make(SeedPlan plan, int first, ReadOnlyMemory<int> sizes)
    {
        var topics = new SeedTopic[sizes.Length];
        Parallel.For(0, sizes.Length, i => topics[i] = Topic(plan, first + i, sizes.Span[i]));
        return new SeedBatch(topics);
    }

    private SeedTopic Topic(SeedPlan plan, int number, int size)
    {
        var random = new Random(HashCode.Combine(plan.Seed, number));
        var words = plan.Language == "en" || random.Next(4) == 0 ? SeedWords.English : SeedWords.French;
        var title = SeedText.Title(random, words);
        var tags = Enumerable.Range(0, random.Next(4)).Select(_ => SeedWords.Tags[random.Next(SeedWords.Tags.Length)]).Distinct().ToList();
        var at = SeedPlan.Newest - TimeSpan.FromMinutes(random.Next(3 * 365 * 24 * 60)) - TimeSpan.FromHours(size);
        var posts = new List<SeedPost>(size);
        for (var i = 0; i < size; i++)
        {
            var author = plan.People[random.Next(plan.People.Count)];
            var (markdown, html) = Bake(plan, random, words);
            var entry = analyzer.Analyze(i == 0 ? SearchEntry.OfFirst(title, tags, html) : SearchEntry.OfReply(html));
            posts.Add(new SeedPost(author.Id, markdown, html, entry, at));
            at += TimeSpan.FromMinutes(1 + random.Next(60));
        }

        var category = plan.Categories[random.Next(plan.Categories.Count)];
        return new SeedTopic(category.Id, title, TopicTitle.SlugOf(title, plan.Language), tags, posts);
    }

    private (string Markdown, string Html) Bake(SeedPlan plan, Random random, SeedWords words)
    {
        var markdown = SeedText.Post(random, words, plan.Names, out var mentioned);
        var parsed = pipeline.Parse(markdown, new MarkdownOptions(plan.FrenchTypography) { Labels = labels.For(plan.Language) });
        var targets = mentioned is null ? MarkupTargets.None : new MarkupTargets { Mentions = new Dictionary<string, MentionTarget> { [mentioned] = plan.Targets[mentioned] } };
        return (markdown, pipeline.Render(parsed, targets));
    }
}

internal sealed record SeedPost(long AuthorId, string Markdown, string Html, AnalyzedEntry Entry, DateTime At);

/// <summary>A topic ready to be written, in two steps because its posts need its id.</summary>
internal sealed class SeedTopic(long categoryId, string title, string slug, IReadOnlyList<string> tags, List<SeedPost> posts)
{
    private readonly Topic topic = new(categoryId, title, slug, posts[0].AuthorId, posts[0].At);

    public long Id => topic.Id;

    public int Size => posts.Count;

    public IReadOnlyList<string> Tags => tags;

    public void AddTo(ForumDb db)
    {
        var entry = db.Topics.Add(topic);
        entry.Property(t => t.PostCount).CurrentValue = posts.Count;
        entry.Property(t => t.AnswerCount).CurrentValue = posts.Count(post => post.AuthorId != posts[0].AuthorId);
        entry.Property(t => t.LastNumber).CurrentValue = posts.Count;
        entry.Property(t => t.LastPostAt).CurrentValue = posts[^1].At;
        entry.Property(t => t.LastPosterId).CurrentValue = posts[^1].AuthorId;
        var heat = TopicHeat.OfReplies(posts.Count, posts[^1].At);
        entry.Property(t => t.DayHeat).CurrentValue = heat[TopPeriod.Day];
        entry.Property(t => t.WeekHeat).CurrentValue = heat[TopPeriod.Week];
        entry.Property(t => t.MonthHeat).CurrentValue = heat[TopPeriod.Month];
        entry.Property(t => t.YearHeat).CurrentValue = heat[TopPeriod.Year];
        entry.Property(t => t.Heat).CurrentValue = heat[TopPeriod.All];
        entry.Property(t => t.Faces).CurrentValue = posts.Aggregate(TopicFaces.Of(posts[0].AuthorId), (faces, post) => TopicFaces.With(faces, post.AuthorId));
    }

    public IEnumerable<(Post Post, AnalyzedEntry Entry)> Posts() => posts.Select((post, i) =>
        (new Post(topic.Id, i + 1, post.AuthorId, post.Markdown, post.Html, MarkdownPipeline.Version, null, post.At), post.Entry));
}
