using Forum.Core.Features.Topics;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>Watches, tracks or mutes a topic, or leaves it to its category again.</summary>
internal sealed class FollowTopic(Writes writes, Readers readers)
{
    /// <param name="Actor">Who.</param>
    /// <param name="TopicId">Which topic.</param>
    /// <param name="Level">Null for what the category's level says.</param>
    public sealed record Command(Actor Actor, long TopicId, Attention? Level);

    public abstract record Outcome
    {
        public sealed record Done(string Slug) : Outcome;

        public sealed record NotFound : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (command.Actor.IsGuest) return new Outcome.NotFound();

        return await writes.RunEvictingNamed<Outcome>(async write =>
        {
            var topic = await write.Db.Topics.VisibleTo(command.Actor).Where(t => t.Id == command.TopicId).Select(t => new { t.Slug, t.LastNumber }).FirstOrDefaultAsync(ct);
            if (topic is null) return new Outcome.NotFound();

            var memberId = command.Actor.Id;
            var read = await write.Db.TopicReads.FirstOrDefaultAsync(r => r.MemberId == memberId && r.TopicId == command.TopicId, ct);
            if (read is not null) read.Level = command.Level;
            else write.Db.TopicReads.Add(new TopicRead { MemberId = memberId, TopicId = command.TopicId, Level = command.Level, IsBehind = true, At = write.Now });
            write.Evict(PageTag.Member(memberId));
            write.AfterCommit(() => readers.Forget(memberId));
            return new Outcome.Done(topic.Slug);
        }, ct);
    }
}
