using System.Globalization;
using System.Threading.Channels;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Members;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Admin.Seeding;

/// <summary>
/// Fills a forum for load tests: every text goes through the pipeline and into the search index as if it had been typed,
/// but in large transactions and without events, and what is counted is counted once for each of them.
/// </summary>
internal sealed class SeedForum(ForumDb db, Writes writes, SeedBatches batches, PostSearch search, SettingsStore settings, CategoryTrees trees)
{
    private const int PostsInABatch = 8_000;
    private static readonly string[] CategoryNames = ["Données et SQL", "Développement web", "Conception d’interfaces", "Vie du groupe", "Stages et emploi", "Questions générales"];
    private static readonly TimeSpan Past = TimeSpan.FromDays(3 * 365);

    public sealed record Command(int Users, int Topics, int Posts, int Seed, Action<int>? Written = null);

    public abstract record Outcome
    {
        public sealed record Filled(int Users, int Topics, int Posts) : Outcome;

        public sealed record NobodyToWrite : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (command.Users == 0 && !await db.Members.AnyAsync(ct)) return new Outcome.NobodyToWrite();

        var site = await settings.Get<SiteSettings>(ct);
        var categories = await Categories(ct);
        var people = await People(command, ct);
        var tags = await Tags(ct);
        var plan = new SeedPlan(command.Seed, site.Language, site.FrenchTypography && site.Language == "fr", people, categories);

        // Texts of the next batch are made while this one is written: the two take about as long.
        var ready = Channel.CreateBounded<SeedBatch>(2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var making = Make(command, plan, ready.Writer, stop.Token);
        var written = 0;
        try
        {
            await foreach (var batch in ready.Reader.ReadAllAsync(ct))
            {
                await writes.Run(write => Put(batch, tags, write, ct), ct);
                written += batch.PostCount;
                command.Written?.Invoke(written);
            }
        }
        finally
        {
            await stop.CancelAsync();
        }

        await making;
        return new Outcome.Filled(command.Users, command.Topics, written);
    }

    private async Task Make(Command command, SeedPlan plan, ChannelWriter<SeedBatch> ready, CancellationToken ct)
    {
        try
        {
            var sizes = plan.PostsOfTopics(command.Topics, command.Posts);
            for (var first = 0; first < sizes.Length;)
            {
                var (last, posts) = (first, 0);
                while (last < sizes.Length && (posts == 0 || posts + sizes[last] <= PostsInABatch)) posts += sizes[last++];
                await ready.WriteAsync(await Task.Run(() => batches.Make(plan, first, sizes.AsMemory(first, last - first)), ct), ct);
                first = last;
            }

            ready.Complete();
        }
        catch (Exception e)
        {
            ready.Complete(e);
        }
    }

    private async Task Put(SeedBatch batch, IReadOnlyDictionary<string, long> tags, Write write, CancellationToken ct)
    {
        var firstTopic = await write.Insert<Topic>([.. batch.Topics.Select(topic => topic.Topic)], ct);
        await write.Insert<TopicTag>([.. batch.Topics.SelectMany((topic, i) => topic.Tags.Select(tag => new TopicTag { TopicId = firstTopic + i, TagId = tags[tag] }))], ct);
        var firstPost = await write.Insert<Post>([.. batch.Topics.SelectMany((topic, i) => topic.Posts.Select((post, j) => post.Of(firstTopic + i, j + 1)))], ct);
        await search.PutAll(write, [.. batch.Topics.SelectMany(topic => topic.Posts).Select((post, i) => (firstPost + i, post.Entry))], ct);
        await SeedCounts.Add(write, new Ids(firstTopic, firstTopic + batch.Topics.Count - 1), new Ids(firstPost, firstPost + batch.PostCount - 1), ct);
    }

    private async Task<Dictionary<string, long>> Tags(CancellationToken ct)
    {
        var keys = SeedWords.Tags.ToDictionary(Tag.KeyOf, StringComparer.Ordinal);
        return await writes.Run(async write =>
        {
            var known = await write.Db.Tags.Where(t => keys.Keys.Contains(t.Key)).ToListAsync(ct);
            var added = keys.Values.ExceptBy(known.Select(t => t.Key), Tag.KeyOf).Select(name => new Tag(name)).ToList();
            write.Db.Tags.AddRange(added);
            await write.Flush(ct);
            return known.Concat(added).ToDictionary(tag => keys[tag.Key], tag => tag.Id, StringComparer.Ordinal);
        }, ct);
    }

    private async Task<List<CategoryNode>> Categories(CancellationToken ct)
    {
        var root = new Actor(0, "", "", Role.Admin);
        if ((await trees.Get(ct)).All.Count == 0)
        {
            await writes.Run(async write =>
            {
                foreach (var name in CategoryNames) await CreateCategory.Create(new CreateCategory.Command(root, name) { MayShareName = true }, write, trees, ct);
            }, ct);
        }

        return [.. (await trees.Get(ct)).All];
    }

    private async Task<List<Seeded>> People(Command command, CancellationToken ct)
    {
        var first = await db.Members.MaxAsync(m => (long?)m.Id, ct) ?? 0;
        await writes.Run(async write =>
        {
            var random = new Random(command.Seed);
            await write.Insert<Member>([.. Enumerable.Range(1, command.Users).Select(i => Somebody(random, first + i, write.Now - Past))], ct);
        }, ct);

        return await db.Members.OrderBy(m => m.Id).Select(m => new Seeded(m.Id, m.Username)).ToListAsync(ct);
    }

    private static Member Somebody(Random random, long number, DateTime at)
    {
        var name = string.Create(CultureInfo.InvariantCulture,
            $"{SeedWords.FirstNames[random.Next(SeedWords.FirstNames.Length)]}.{SeedWords.LastNames[random.Next(SeedWords.LastNames.Length)]}.{number}");
        return new Member(name, UsernameSkeleton.Of(name), at);
    }
}

/// <summary>Somebody who can be made an author.</summary>
internal sealed record Seeded(long Id, string Username);
