using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

/// <summary>A moderator finds nothing wrong with a post: its reports end, and what was hidden is readable again.</summary>
internal sealed class DismissReports(Writes writes)
{
    public sealed record Command(Actor Actor, long PostId);

    public abstract record Outcome
    {
        public sealed record Dismissed(PostPlace Place) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        var post = await write.Db.Posts.Include(p => p.Topic).VisibleTo(command.Actor).FirstOrDefaultAsync(p => p.Id == command.PostId, ct);
        if (post is null) return new Outcome.NotFound();
        if (ModerationPolicy.Moderate(command.Actor, post.Topic.CategoryId) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));

        var restored = await Hiding.Undo(write, post, ct);
        await HidePost.Decide(write, post.Id, command.Actor.Id, upheld: false, ct);
        write.Audit(command.Actor, restored ? "post.restored" : "reports.dismissed", $"post:{post.Id}");
        return new Outcome.Dismissed(new PostPlace(post.TopicId, post.Topic.Slug, post.Number));
    }, ct);
}
