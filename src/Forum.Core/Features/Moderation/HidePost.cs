using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

/// <summary>A moderator takes a post out of sight and tells its author why; its reports were right.</summary>
internal sealed class HidePost(Writes writes)
{
    public sealed record Command(Actor Actor, long PostId, string? Reason);

    public abstract record Outcome
    {
        /// <param name="Place">Where it was.</param>
        /// <param name="Replies">How many replies went with it, for the first post of a discussion.</param>
        public sealed record Hidden(PostPlace Place, int? Replies) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var (reason, unfit) = ModerationText.Read(command.Reason, PostHiding.ReasonLimit, needed: true, "reason");
        if (unfit is not null) return new Outcome.Refused(unfit);

        return await writes.Run<Outcome>(async write =>
        {
            var post = await write.Db.Posts.Include(p => p.Topic).VisibleTo(command.Actor).FirstOrDefaultAsync(p => p.Id == command.PostId, ct);
            if (post is null) return new Outcome.NotFound();
            if (ModerationPolicy.Moderate(command.Actor, post.Topic.CategoryId) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));

            await Hiding.Hide(write, post, command.Actor.Id, reason, ct);
            await Decide(write, post.Id, command.Actor.Id, upheld: true, ct);
            write.Audit(command.Actor, "post.hidden", $"post:{post.Id}", reason);
            return new Outcome.Hidden(new PostPlace(post.TopicId, post.Topic.Slug, post.Number), post.IsFirst ? Math.Max(0, post.Topic.PostCount - 1) : null);
        }, ct);
    }

    /// <summary>Ends what is open about a post, and tells those who reported it.</summary>
    public static async Task Decide(Write write, long postId, long byId, bool upheld, CancellationToken ct)
    {
        foreach (var report in await write.Db.Reports.Where(r => r.PostId == postId && r.DecidedAt == null).ToListAsync(ct))
        {
            report.Decide(upheld, byId, write.Now);
            write.Raise(new ReportDecided { ReportId = report.Id, PostId = postId, ReporterId = report.ReporterId, Upheld = upheld });
        }
    }
}
