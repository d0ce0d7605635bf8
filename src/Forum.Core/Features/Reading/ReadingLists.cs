using Forum.Core.Features.Categories;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>A member's reading as a list of topics shows it: how far in each row, and how much waits elsewhere.</summary>
/// <param name="Positions">The highest number read, by topic.</param>
/// <param name="New">Topics never opened; counted to <see cref="ReadingLists.CountLimit"/>.</param>
/// <param name="Unread">Topics with newer posts, counted so too.</param>
internal sealed record ListReading(IReadOnlyDictionary<long, int> Positions, int New, int Unread);

/// <summary>
/// New and unread topics. What is read to its end is never looked at again, and counting ends at a hundred: the price is that of
/// what one member has open, not of the forum.
/// </summary>
internal sealed class ReadingLists(ForumDb db, TopicLists lists, Readers readers, ReadPositions positions, CategoryTrees trees, SettingsStore settings, TimeProvider time)
{
    /// <summary>"99+" says as much as any number beyond.</summary>
    public const int CountLimit = 100;

    /// <summary>All topics but those the member muted.</summary>
    public async Task<TopicFilter> Heard(Actor actor, CancellationToken ct)
    {
        var reader = await readers.Of(actor, ct);
        return new TopicFilter { WithoutCategories = reader.MutedCategories(await trees.Get(ct)), WithoutTopics = reader.MutedTopics };
    }

    public async Task<TopicListPage> New(Actor actor, int page, TopicCursor? before, CancellationToken ct)
    {
        var reader = await readers.Of(actor, ct);
        var since = await Since(reader, ct);
        var filter = await Heard(actor, ct) with { ByAge = true, Among = topics => NewTo(topics, reader, since) };
        return await lists.Page(filter, actor, page, before, ct);
    }

    public async Task<TopicListPage> Unread(Actor actor, int page, TopicCursor? before, CancellationToken ct)
    {
        var reader = await readers.Of(actor, ct);
        var muted = reader.MutedCategories(await trees.Get(ct));
        return await lists.Page(new TopicFilter { Among = topics => UnreadTo(topics, reader, muted) }, actor, page, before, ct);
    }

    /// <summary>One command, whatever the list; null for who is no member.</summary>
    public async Task<ListReading?> Of(Actor actor, IReadOnlyList<TopicItem> items, CancellationToken ct)
    {
        if (actor.IsGuest) return null;

        var topicIds = items.Select(i => i.Id).ToList();
        var reader = await readers.Of(actor, ct);
        var muted = reader.MutedCategories(await trees.Get(ct));
        var since = await Since(reader, ct);
        var waiting = positions.Waiting(reader.Id);
        var listed = db.Topics.ListedFor(actor);
        var unmuted = listed.Where(t => !muted.Contains(t.CategoryId) && !reader.MutedTopics.Contains(t.Id));

        var lines = await db.TopicReads.Where(r => r.MemberId == reader.Id && topicIds.Contains(r.TopicId))
            .Select(r => new { Kind = 0, r.TopicId, r.Number })
            .Concat(NewTo(unmuted, reader, since).OrderByDescending(t => t.CreatedAt).Take(CountLimit).Select(t => new { Kind = 1, TopicId = t.Id, Number = t.LastNumber }))
            .Concat(UnreadTo(listed, reader, muted).Take(CountLimit).Select(t => new { Kind = 2, TopicId = t.Id, Number = t.LastNumber }))
            .ToListAsync(ct);

        var read = lines.Where(l => l.Kind == 0).ToDictionary(l => l.TopicId, l => l.Number);
        foreach (var (topic, place) in waiting) read[topic] = Math.Max(place.Number, read.GetValueOrDefault(topic));
        return new ListReading(read, lines.Count(l => l.Kind == 1), lines.Count(l => l.Kind == 2));
    }

    /// <summary>Opened by somebody since the member came, or lately, and never by the member.</summary>
    private IQueryable<Topic> NewTo(IQueryable<Topic> topics, Reader reader, DateTime since)
    {
        var opened = positions.Waiting(reader.Id).Keys.ToList();
        if (opened.Count > 0) topics = topics.Where(t => !opened.Contains(t.Id));
        return topics.Where(t => t.CreatedAt >= since && !db.TopicReads.Any(r => r.MemberId == reader.Id && r.TopicId == t.Id));
    }

    /// <summary>A topic that the member follows by choice shows even where its category is muted.</summary>
    private IQueryable<Topic> UnreadTo(IQueryable<Topic> topics, Reader reader, IReadOnlyList<long> muted)
    {
        var finished = positions.Waiting(reader.Id).Where(w => w.Value.IsEnd).Select(w => w.Key).ToList();
        if (finished.Count > 0) topics = topics.Where(t => !finished.Contains(t.Id));
        return db.TopicReads
            .Where(r => r.MemberId == reader.Id && r.IsBehind && (r.Level == null || r.Level != Attention.Muted))
            .Join(topics, r => r.TopicId, t => t.Id, (r, t) => new { Read = r, Topic = t })
            .Where(x => x.Read.Number < x.Topic.LastNumber && (x.Read.Level >= Attention.Tracking || !muted.Contains(x.Topic.CategoryId)))
            .Select(x => x.Topic);
    }

    private async Task<DateTime> Since(Reader reader, CancellationToken ct)
    {
        var lately = time.GetUtcNow().UtcDateTime - TimeSpan.FromDays((await settings.Get<ReadingSettings>(ct)).NewDays);
        return reader.KnownUntil > lately ? reader.KnownUntil : lately;
    }
}
