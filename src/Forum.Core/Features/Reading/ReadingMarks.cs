using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>
/// Keeps readings in step with what is written. A new post puts behind only those who had read to the end, so that in all there
/// are no more of these marks than there were readings.
/// </summary>
internal sealed class ReadingMarks : IHandleMany<PostCreated>, IHandle<TopicCreated>
{
    public async Task Handle(IReadOnlyList<PostCreated> events, Write write, CancellationToken ct)
    {
        var authors = events.Select(e => e.AuthorId).Distinct().ToList();
        var topics = events.ToLookup(e => e.TopicId);
        var ids = topics.Select(t => t.Key).ToList();
        var marks = (await write.Db.TopicReads.Where(r => ids.Contains(r.TopicId) && authors.Contains(r.MemberId)).ToListAsync(ct)).ToLookup(r => r.TopicId);
        foreach (var posts in topics)
        {
            var (topic, last) = (posts.Key, posts.Max(e => e.Number));
            await write.Db.TopicReads
                .Where(r => r.TopicId == topic && !r.IsBehind && r.Number < last && !authors.Contains(r.MemberId))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.IsBehind, true), ct);
            write.Db.TopicReads.AddRange(Written(posts, [.. marks[topic]], write.Now));
        }

        await write.Flush(ct);
    }

    /// <summary>Post by post among those who wrote; returns the marks of who had none.</summary>
    private static List<TopicRead> Written(IEnumerable<PostCreated> posts, List<TopicRead> marks, DateTime now)
    {
        var added = new List<TopicRead>();
        foreach (var post in posts)
        {
            foreach (var other in marks.Where(r => r.MemberId != post.AuthorId && r.Number < post.Number)) other.IsBehind = true;

            // Nobody's own post is news to them; but a reply does not read what stands before it.
            if (marks.Find(r => r.MemberId == post.AuthorId) is not { } mine)
            {
                mine = new TopicRead { MemberId = post.AuthorId, TopicId = post.TopicId, Number = post.Number, At = now };
                marks.Add(mine);
                added.Add(mine);
            }
            else if (mine.Number == post.Number - 1)
            {
                mine.Number = post.Number;
            }
            else if (mine.Number < post.Number)
            {
                mine.IsBehind = true;
            }
        }

        return added;
    }

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
