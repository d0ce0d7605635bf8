using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>Puts a topic on top of its category, or lets it go its way again. Doing so twice changes nothing.</summary>
internal sealed class PinTopic(Writes writes)
{
    public const string TooMany = "topics.refused.manyPinned";

    /// <summary>In one category: a list that begins with a page of the same has nothing new to show.</summary>
    public const int Most = 5;

    public sealed record Command(Actor Actor, long TopicId, bool Unpin = false);

    public abstract record Outcome
    {
        public sealed record Done(string Slug) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        var topic = await write.Db.Topics.VisibleTo(command.Actor).FirstOrDefaultAsync(t => t.Id == command.TopicId, ct);
        if (topic is null) return new Outcome.NotFound();
        if (TopicPolicy.Pin(command.Actor, topic.CategoryId, topic.IsDeleted) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));
        if (topic.IsPinned != command.Unpin) return new Outcome.Done(topic.Slug);

        if (command.Unpin) Unpin(topic, command.Actor, write);
        else if (await IsFull(write.Db, topic.CategoryId, ct)) return new Outcome.Refused(new Refusal(TooMany).With("most", Most));
        else Pin(topic, command.Actor, write);
        return new Outcome.Done(topic.Slug);
    }, ct);

    private static async Task<bool> IsFull(ForumDb db, long categoryId, CancellationToken ct) =>
        await db.Topics.CountAsync(t => t.CategoryId == categoryId && t.PinnedAt != null && t.DeletedAt == null, ct) >= Most;

    private static void Pin(Topic topic, Actor actor, Write write)
    {
        topic.Pin(write.Now);
        write.Audit(actor, "topic.pinned", $"topic:{topic.Id}");
        write.Raise(new TopicPinned { TopicId = topic.Id, ById = actor.Id });
    }

    private static void Unpin(Topic topic, Actor actor, Write write)
    {
        topic.Unpin();
        write.Audit(actor, "topic.unpinned", $"topic:{topic.Id}");
        write.Raise(new TopicUnpinned { TopicId = topic.Id, ById = actor.Id });
    }
}
