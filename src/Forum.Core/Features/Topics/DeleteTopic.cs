using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>Takes a topic out of sight. Search and lists leave it out by its state, so it comes back whole.</summary>
internal sealed class DeleteTopic(Writes writes)
{
    public sealed record Command(Actor Actor, long TopicId);

    public abstract record Outcome
    {
        public sealed record Deleted : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        var topic = await write.Db.Topics.VisibleTo(command.Actor).FirstOrDefaultAsync(t => t.Id == command.TopicId, ct);
        if (topic is null) return new Outcome.NotFound();
        if (TopicPolicy.Delete(command.Actor, topic.CategoryId, topic.AuthorId, topic.PostCount) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));
        if (topic.IsDeleted) return new Outcome.Deleted();

        topic.Delete(command.Actor.Id, write.Now);
        await TopicTags.CountTopic(write, topic.Id, -1, ct);
        write.Audit(command.Actor, "topic.deleted", $"topic:{topic.Id}", topic.Title);
        write.Raise(new TopicDeleted { TopicId = topic.Id, CategoryId = topic.CategoryId, ById = command.Actor.Id, PostCount = topic.PostCount });
        return new Outcome.Deleted();
    }, ct);
}
