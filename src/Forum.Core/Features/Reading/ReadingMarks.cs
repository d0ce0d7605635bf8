using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>
/// Keeps readings in step with what is written. A new post puts behind only those who had read to the end, so that in all there
/// are no more of these marks than there were readings.
/// </summary>
internal sealed class ReadingMarks : IHandle<PostCreated>, IHandle<TopicCreated>
{
    public async Task Handle(PostCreated @event, Write write, CancellationToken ct)
    {
        var (topic, number, author) = (@event.TopicId, @event.Number, @event.AuthorId);
        await write.Db.TopicReads
            .Where(r => r.TopicId == topic && !r.IsBehind && r.Number < number && r.MemberId != author)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.IsBehind, true), ct);

        // Nobody's own post is news to them; but a reply does not read what stands before it.
        var mine = await write.Db.TopicReads.FirstOrDefaultAsync(r => r.TopicId == topic && r.MemberId == author, ct);
        if (mine is null)
            write.Db.TopicReads.Add(new TopicRead { MemberId = author, TopicId = topic, Number = number, At = write.Now });
        else if (mine.Number == number - 1)
            mine.Number = number;
        else if (mine.Number < number)
            mine.IsBehind = true;
        await write.Flush(ct);
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
