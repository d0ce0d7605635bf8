using System.Data.Common;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>
/// Keeps readings in step with what is written. A new post puts behind only those who had read to the end, so that in all there
/// are no more of these marks than there were readings.
/// </summary>
internal sealed class ReadingMarks : IHandleMany<PostCreated>, IHandle<TopicCreated>, IHandle<PostDeleted>
{
    public async Task Handle(IReadOnlyList<PostCreated> events, Write write, CancellationToken ct)
    {
        var authors = events.Select(e => e.AuthorId).Distinct().ToList();
        var topics = events.ToLookup(e => e.TopicId);
        var ids = topics.Select(t => t.Key).ToList();
        var marks = (await write.All(
            $"SELECT member_id, topic_id, number, is_behind, at FROM topic_reads WHERE member_id IN {authors} AND topic_id IN {ids}", Mark, ct)).ToLookup(r => r.TopicId);
        foreach (var posts in topics)
        {
            var (topic, last) = (posts.Key, posts.Max(e => e.Number));
            await write.Run($"UPDATE topic_reads SET is_behind = {true} WHERE topic_id = {topic} AND is_behind = {false} AND number < {last}", ct);

            // The authors were among them: theirs is what follows from post after post.
            foreach (var mark in Written(posts, [.. marks[topic]], write.Now))
            {
                write.Evict(PageTag.Member(mark.MemberId));
                await Put(mark, write, ct);
            }
        }
    }

    private static TopicRead Mark(DbDataReader row) =>
        new() { MemberId = row.GetInt64(0), TopicId = row.GetInt64(1), Number = row.GetInt32(2), IsBehind = row.GetBoolean(3), At = row.Instant(4) };

    private static Task Put(TopicRead mark, Write write, CancellationToken ct) => write.Run($"""
        INSERT INTO topic_reads (member_id, topic_id, number, is_behind, at) VALUES ({mark.MemberId}, {mark.TopicId}, {mark.Number}, {mark.IsBehind}, {mark.At})
        ON CONFLICT (member_id, topic_id) DO UPDATE SET number = excluded.number, is_behind = excluded.is_behind
        """, ct);

    /// <summary>The marks of those who wrote, after all these posts.</summary>
    private static List<TopicRead> Written(IEnumerable<PostCreated> posts, List<TopicRead> marks, DateTime now)
    {
        foreach (var post in posts)
        {
            foreach (var other in marks.Where(r => r.MemberId != post.AuthorId && r.Number < post.Number)) other.IsBehind = true;

            // Nobody's own post is news to them; but a reply does not read what stands before it.
            var mine = marks.Find(r => r.MemberId == post.AuthorId);
            if (mine is null) marks.Add(new TopicRead { MemberId = post.AuthorId, TopicId = post.TopicId, Number = post.Number, At = now });
            else if (mine.Number == post.Number - 1) mine.Number = post.Number;
            else if (mine.Number < post.Number) mine.IsBehind = true;
        }

        return marks;
    }

    /// <summary>Who had read all that is left has nothing more to read; numbers are not given out twice, so the reading goes to the last.</summary>
    public Task Handle(PostDeleted @event, Write write, CancellationToken ct) => write.Run($"""
        UPDATE topic_reads SET is_behind = {false}, number = (SELECT t.last_number FROM topics t WHERE t.id = {@event.TopicId})
        WHERE topic_id = {@event.TopicId} AND is_behind = {true}
            AND number >= (SELECT max(p.number) FROM posts p WHERE p.topic_id = {@event.TopicId} AND p.deleted_at IS NULL)
        """, ct);

    /// <summary>Who tracks the category has the topic among the unread, without having opened it.</summary>
    public async Task Handle(TopicCreated @event, Write write, CancellationToken ct)
    {
        var parent = await write.Db.Categories.Where(c => c.Id == @event.CategoryId).Select(c => c.ParentId).FirstOrDefaultAsync(ct);
        var levels = await write.Db.CategoryFollows.Where(f => f.CategoryId == @event.CategoryId || f.CategoryId == parent).ToListAsync(ct);
        var trackers = levels.GroupBy(f => f.MemberId)
            .Select(own => own.OrderBy(f => f.CategoryId == @event.CategoryId ? 0 : 1).First())
            .Where(f => f.Level >= Attention.Tracking && f.MemberId != @event.AuthorId)
            .Select(f => f.MemberId).ToList();
        if (trackers.Count == 0) return;

        var present = await write.Db.TopicReads.Where(r => r.TopicId == @event.TopicId).Select(r => r.MemberId).ToListAsync(ct);
        foreach (var member in trackers.Except(present))
            write.Db.TopicReads.Add(new TopicRead { MemberId = member, TopicId = @event.TopicId, IsBehind = true, At = write.Now });
        await write.Flush(ct);
    }
}
