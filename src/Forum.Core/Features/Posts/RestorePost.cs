using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Posts;

/// <summary>Brings a deleted post back.</summary>
internal sealed class RestorePost(Writes writes)
{
    public sealed record Command(Actor Actor, long PostId);

    public abstract record Outcome
    {
        public sealed record Restored(long TopicId, string Slug, int Number) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        var post = await write.Db.Posts.Include(p => p.Topic.Closure).VisibleTo(command.Actor).FirstOrDefaultAsync(p => p.Id == command.PostId, ct);
        if (post is null) return new Outcome.NotFound();
        if (PostPolicy.Restore(command.Actor, PostRights.Of(post)) is { Allowed: false } no)
            return new Outcome.Refused(new Refusal(no.Reason!));

        if (post.IsDeleted)
        {
            post.Restore();
            await write.Db.PostHidings.Where(h => h.PostId == post.Id).ExecuteDeleteAsync(ct);
            await TopicCounters.CountPost(write, post.TopicId, 1, ct);
            if (!command.Actor.Is(post.AuthorId)) write.Audit(command.Actor, "post.restored", $"post:{post.Id}");
            write.Raise(new PostRestored { PostId = post.Id, TopicId = post.TopicId, CategoryId = post.Topic.CategoryId, AuthorId = post.AuthorId });
        }

        return new Outcome.Restored(post.TopicId, post.Topic.Slug, post.Number);
    }, ct);
}
