using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>Brings a deleted topic back.</summary>
internal sealed class RestoreTopic(Writes writes)
{
    public sealed record Command(Actor Actor, long TopicId);

    public abstract record Outcome
    {
        public sealed record Restored(string Slug) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        var topic = await write.Db.Topics.VisibleTo(command.Actor).FirstOrDefaultAsync(t => t.Id == command.TopicId, ct);
        if (topic is null) return new Outcome.NotFound();
        if (TopicPolicy.Restore(command.Actor, topic.CategoryId) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));
        if (!topic.IsDeleted) return new Outcome.Restored(topic.Slug);

        topic.Restore();
        await write.Db.PostHidings.Where(h => write.Db.Posts.Any(p => p.Id == h.PostId && p.TopicId == topic.Id && p.Number == 1)).ExecuteDeleteAsync(ct);
        await TopicTags.CountTopic(write, topic.Id, 1, ct);
        write.Audit(command.Actor, "topic.restored", $"topic:{topic.Id}", topic.Title);
        write.Raise(new TopicRestored { TopicId = topic.Id, CategoryId = topic.CategoryId, PostCount = topic.PostCount });
        return new Outcome.Restored(topic.Slug);
    }, ct);
}
