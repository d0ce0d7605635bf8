using System.Collections.Concurrent;
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

    public static readonly DateTime Newest = new(2026, 9, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Chance for one part of a topic: the same on every machine, whoever makes the parts and in whatever order.</summary>
    public Random Random(int topic, int part)
    {
        unchecked
        {
            var mixed = ((((ulong)Seed * 0x9E3779B97F4A7C15) + (uint)topic) * 0xBF58476D1CE4E5B9) + (uint)part;
            mixed = (mixed ^ (mixed >> 31)) * 0x94D049BB133111EB;
            return new Random((int)(mixed >> 33));
        }
    }

    public static MentionTarget Target(string name) => new(name, $"/u/{Uri.EscapeDataString(name)}");

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

/// <summary>Topics ready to be written; their posts need the ids that the topics get.</summary>
internal sealed record SeedBatch(IReadOnlyList<SeedTopic> Topics)
{
    public int PostCount { get; } = Topics.Sum(topic => topic.Posts.Length);
}

internal sealed record SeedTopic(Topic Topic, IReadOnlyList<string> Tags, SeedPost[] Posts);

internal readonly record struct SeedPost(long AuthorId, DateTime At, string Markdown, string Html, AnalyzedEntry Entry)
{
    public Post Of(long topicId, int number) => new(topicId, number, AuthorId, Markdown, Html, MarkdownPipeline.Version, null, At);
}

/// <summary>Makes topics with their texts baked and analysed, on all cores.</summary>
internal sealed class SeedBatches(MarkdownPipeline pipeline, SearchAnalyzer analyzer, IBakingLabels labels)
{
    private const int PostsAtATime = 64;

    public SeedBatch Make(SeedPlan plan, int first, ReadOnlyMemory<int> sizes)
    {
        var outlines = new Outline[sizes.Length];
        for (var i = 0; i < sizes.Length; i++) outlines[i] = new Outline(plan, first + i, sizes.Span[i]);

        // By posts and not by topics: a few topics have most of them.
        var work = outlines.SelectMany(outline => Enumerable.Range(0, outline.Posts.Length).Select(i => (outline, i))).ToList();
        Parallel.ForEach(Partitioner.Create(0, work.Count, PostsAtATime), range =>
        {
            for (var i = range.Item1; i < range.Item2; i++) Fill(plan, work[i].outline, work[i].i);
        });
        return new SeedBatch([.. outlines.Select(outline => outline.Topic(plan))]);
    }

    private void Fill(SeedPlan plan, Outline topic, int i)
    {
        var random = plan.Random(topic.Number, i + 1);
        var markdown = SeedText.Post(random, topic.Words, plan.Names, out var mentioned);
        var parsed = pipeline.Parse(markdown, new MarkdownOptions(plan.FrenchTypography) { Labels = labels.For(plan.Language) });
        var targets = mentioned is null ? MarkupTargets.None : new MarkupTargets { Mentions = new Dictionary<string, MentionTarget> { [mentioned] = SeedPlan.Target(mentioned) } };
        var html = pipeline.Render(parsed, targets);
        var entry = analyzer.Analyze(i == 0 ? SearchEntry.OfFirst(topic.Title, topic.Tags, html) : SearchEntry.OfReply(html));
        topic.Posts[i] = new SeedPost(plan.People[random.Next(plan.People.Count)].Id, topic.Times[i], markdown, html, entry);
    }

    /// <summary>What a topic is before it has texts.</summary>
    private sealed class Outline
    {
        private readonly long categoryId;

        public Outline(SeedPlan plan, int number, int size)
        {
            Number = number;
            var random = plan.Random(number, 0);
            Words = plan.Language == "en" || random.Next(4) == 0 ? SeedWords.English : SeedWords.French;
            Title = SeedText.Title(random, Words);
            Tags = [.. Enumerable.Range(0, random.Next(4)).Select(_ => SeedWords.Tags[random.Next(SeedWords.Tags.Length)]).Distinct()];
            categoryId = plan.Categories[random.Next(plan.Categories.Count)].Id;
            Posts = new SeedPost[size];
            Times = new DateTime[size];
            var at = SeedPlan.Newest - TimeSpan.FromMinutes(random.Next(3 * 365 * 24 * 60)) - TimeSpan.FromHours(size);
            for (var i = 0; i < size; i++) at = (Times[i] = at) + TimeSpan.FromMinutes(1 + random.Next(60));
        }

        public int Number { get; }

        public SeedWords Words { get; }

        public string Title { get; }

        public IReadOnlyList<string> Tags { get; }

        public SeedPost[] Posts { get; }

        public DateTime[] Times { get; }

        public SeedTopic Topic(SeedPlan plan)
        {
            var topic = new Topic(categoryId, Title, TopicTitle.SlugOf(Title, plan.Language), Posts[0].AuthorId, Posts[0].At);
            topic.CameWith([.. Posts.Select(post => (post.AuthorId, post.At))]);
            return new SeedTopic(topic, Tags, Posts);
        }
    }
}
