using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Posts;

/// <summary>Takes a post out of sight; its number stays taken.</summary>
internal sealed class DeletePost(Writes writes)
{
    public sealed record Command(Actor Actor, long PostId);

    public abstract record Outcome
    {
        public sealed record Deleted(long TopicId, string Slug, int Number) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public Task<Outcome> Run(Command command, CancellationToken ct) => writes.Run<Outcome>(async write =>
    {
        var post = await write.Db.Posts.Include(p => p.Topic.Closure).VisibleTo(command.Actor).FirstOrDefaultAsync(p => p.Id == command.PostId, ct);
        if (post is null) return new Outcome.NotFound();
        if (PostPolicy.Delete(command.Actor, PostRights.Of(post)) is { Allowed: false } no)
            return new Outcome.Refused(new Refusal(no.Reason!));

        if (post.IsDeleted)
        {
            // What staff take out stays out, also when its author was faster and could bring it back.
            if (command.Actor.Moderates(post.Topic.CategoryId) && !command.Actor.Is(post.AuthorId) && post.DeletedById == post.AuthorId)
            {
                post.Delete(command.Actor.Id, write.Now);
                write.Audit(command.Actor, "post.deleted", $"post:{post.Id}");
            }
        }
        else
        {
            post.Delete(command.Actor.Id, write.Now);
            await TopicCounters.CountPost(write, post.TopicId, -1, ct);
            if (!command.Actor.Is(post.AuthorId)) write.Audit(command.Actor, "post.deleted", $"post:{post.Id}");
            write.Raise(new PostDeleted
            {
                PostId = post.Id,
                TopicId = post.TopicId,
                CategoryId = post.Topic.CategoryId,
                AuthorId = post.AuthorId,
                ById = command.Actor.Id,
            });
        }

        return new Outcome.Deleted(post.TopicId, post.Topic.Slug, post.Number);
    }, ct);
}
