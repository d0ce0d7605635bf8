using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Topics;

/// <summary>Ends a topic's replies, or takes them up again. Doing so twice changes nothing.</summary>
internal sealed class CloseTopic(Writes writes)
{
    public sealed record Command(Actor Actor, long TopicId, bool Reopen = false);

    public abstract record Outcome
    {
        public sealed record Done(string Slug) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        var topic = await write.Db.Topics.Include(t => t.Closure).VisibleTo(command.Actor).FirstOrDefaultAsync(t => t.Id == command.TopicId, ct);
        if (topic is null) return new Outcome.NotFound();
        if (TopicPolicy.Close(command.Actor, topic.CategoryId) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));

        if (command.Reopen) Reopen(topic, command.Actor, write);
        else Close(topic, command.Actor, write);
        return new Outcome.Done(topic.Slug);
    }, ct);

    private static void Close(Topic topic, Actor actor, Write write)
    {
        if (topic.Closure is not null) return;

        write.Db.TopicClosures.Add(new TopicClosure { TopicId = topic.Id, ById = actor.Id, At = write.Now });
        write.Audit(actor, "topic.closed", $"topic:{topic.Id}");
        write.Raise(new TopicClosed { TopicId = topic.Id, ById = actor.Id });
    }

    private static void Reopen(Topic topic, Actor actor, Write write)
    {
        if (topic.Closure is null) return;

        write.Db.TopicClosures.Remove(topic.Closure);
        write.Audit(actor, "topic.reopened", $"topic:{topic.Id}");
        write.Raise(new TopicReopened { TopicId = topic.Id, ById = actor.Id });
    }
}
