using Forum.Core.Features.AntiSpam;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Posts;

/// <summary>Thanks for a post, or takes the thanks back. Twice is once.</summary>
internal sealed class LikePost(Writes writes, Pace pace)
{
    public sealed record Command(Actor Actor, long PostId, bool TakeBack = false);

    public abstract record Outcome
    {
        public sealed record Done(long TopicId, string Slug, int Number, int Likes) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.TakeBack && await pace.Look(Act.Like, command.Actor, ct) is { } later) return new Outcome.Refused(later);

        return await writes.RunEvictingNamed(write => Change(command, write, ct), ct);
    }

    private async Task<Outcome> Change(Command command, Write write, CancellationToken ct)
    {
        var post = await write.Db.Posts.Include(p => p.Topic.Closure).VisibleTo(command.Actor).FirstOrDefaultAsync(p => p.Id == command.PostId, ct);
        if (post is null) return new Outcome.NotFound();
        if (PostPolicy.Like(command.Actor, PostRights.Of(post)) is { Allowed: false } no)
            return new Outcome.Refused(new Refusal(no.Reason!));

        var like = await write.Db.PostLikes.FirstOrDefaultAsync(l => l.PostId == post.Id && l.MemberId == command.Actor.Id, ct);
        var change = (like is null, command.TakeBack) switch
        {
            (true, false) => 1,
            (false, true) => -1,
            _ => 0,
        };
        if (change > 0 && await pace.Take(write, Act.Like, command.Actor, ct) is { } later) return new Outcome.Refused(later);
        if (change > 0) Give(post, command.Actor, write);
        if (change < 0) TakeBack(post, like!, write);
        if (change != 0) await Count(write, post, change, ct);
        return new Outcome.Done(post.TopicId, post.Topic.Slug, post.Number, post.LikeCount + change);
    }

    private static void Give(Post post, Actor actor, Write write)
    {
        write.Db.PostLikes.Add(new PostLike { PostId = post.Id, MemberId = actor.Id, At = write.Now });
        write.Raise(new PostLiked { PostId = post.Id, TopicId = post.TopicId, AuthorId = post.AuthorId, ById = actor.Id });
    }

    private static void TakeBack(Post post, PostLike like, Write write)
    {
        write.Db.PostLikes.Remove(like);
        write.Raise(new PostUnliked { PostId = post.Id, AuthorId = post.AuthorId, ById = like.MemberId });
    }

    private static async Task Count(Write write, Post post, int change, CancellationToken ct)
    {
        await write.Db.Posts.Where(p => p.Id == post.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.LikeCount, p => p.LikeCount + change), ct);
        await TopicCounters.CountLike(write, post.TopicId, change, ct);
        write.Evict(PageTag.Topic(post.TopicId));
    }
}
