using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

/// <summary>A moderator publishes what waited, or does not.</summary>
internal sealed class DecideHeldPost(ForumDb db, Writes writes, OpenTopic open, ReplyToTopic reply)
{
    public sealed record Command(Actor Actor, long HeldId, bool Approve, string? Reason = null);

    public abstract record Outcome
    {
        public sealed record Decided(long? PostId) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var held = await db.HeldPosts.Include(h => h.Author).FirstOrDefaultAsync(h => h.Id == command.HeldId, ct);
        if (held is null) return new Outcome.NotFound();
        if (ModerationPolicy.Moderate(command.Actor, held.CategoryId) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));
        if (held.State != HeldState.Waiting) return new Outcome.Decided(held.PostId);

        var (answer, unfit) = ModerationText.Read(command.Reason, PostHiding.ReasonLimit, needed: !command.Approve, "reason");
        if (unfit is not null) return new Outcome.Refused(unfit);

        // Its form's token makes it one post, however many moderators approve at the same moment.
        var (postId, stands) = command.Approve ? await Publish(held, ct) : (null, null);
        if (stands is not null) return new Outcome.Refused(stands);

        return await writes.Run(write => Decide(command, postId, answer, write, ct), ct);
    }

    private static async Task<Outcome> Decide(Command command, long? postId, string answer, Write write, CancellationToken ct)
    {
        var held = await write.Db.HeldPosts.FirstAsync(h => h.Id == command.HeldId, ct);
        if (held.State != HeldState.Waiting) return new Outcome.Decided(held.PostId);

        if (postId is { } published) held.Approve(published, command.Actor.Id, write.Now);
        else held.Reject(answer, command.Actor.Id, write.Now);
        if (postId is { } post) write.Audit(command.Actor, "post.approved", $"post:{post}");
        else write.Audit(command.Actor, "post.rejected", $"member:{held.AuthorId}", answer);
        write.Raise(new HeldPostDecided { HeldId = held.Id, AuthorId = held.AuthorId, PostId = postId, Reason = answer });
        return new Outcome.Decided(postId);
    }

    /// <summary>Through the same door as every post; what stands in the way is told to the moderator.</summary>
    private async Task<(long? PostId, Refusal? StandsInTheWay)> Publish(HeldPost held, CancellationToken ct)
    {
        var author = held.Author.AsActor();
        if (held.TopicId is { } topicId)
        {
            var replied = await reply.Run(new ReplyToTopic.Command(author, topicId, held.Markdown) { ReplyTo = held.ReplyTo, Form = held.Form, Trusted = true }, ct);
            return replied switch
            {
                ReplyToTopic.Outcome.Posted posted => (posted.PostId, null),
                ReplyToTopic.Outcome.Refused refused => (null, refused.Why),
                _ => (null, new Refusal(TopicPolicy.Deleted)),
            };
        }

        var command = new OpenTopic.Command(author, held.CategoryId, held.Title, held.Markdown) { Tags = TagNames.Read(held.Tags).Names, Form = held.Form, Trusted = true, Kind = held.Kind };
        return await open.Run(command, ct) switch
        {
            OpenTopic.Outcome.Opened opened => (opened.PostId, null),
            OpenTopic.Outcome.Refused refused => (null, refused.Why),
            _ => (null, new Refusal(OpenTopic.NoCategory)),
        };
    }
}
