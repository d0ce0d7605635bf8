using Forum.Core.Features.AntiSpam;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Questions;

/// <summary>Marks a reply as the answer to its question, or takes the mark back. Twice is once; another reply takes the first one's place.</summary>
internal sealed class AcceptAnswer(Writes writes, Pace pace, Waiting waiting)
{
    public const string IsQuestion = "questions.refused.isQuestion";

    public sealed record Command(Actor Actor, long PostId, bool Withdraw = false);

    public abstract record Outcome
    {
        public sealed record Done(long TopicId, string Slug, int Number) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (await pace.Look(Act.Edit, command.Actor, ct) is { } later) return new Outcome.Refused(later);

        return await writes.Run(write => Change(command, write, ct), ct);
    }

    private async Task<Outcome> Change(Command command, Write write, CancellationToken ct)
    {
        var actor = command.Actor;
        var post = await write.Db.Posts.Include(p => p.Topic).VisibleTo(actor).FirstOrDefaultAsync(p => p.Id == command.PostId, ct);
        if (post is null) return new Outcome.NotFound();

        var topic = post.Topic;
        if (TopicPolicy.Accept(actor, topic.Kind, topic.CategoryId, topic.AuthorId, topic.IsDeleted) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));
        if (post.Number == 1) return new Outcome.Refused(new Refusal(IsQuestion));
        if (post.IsDeleted && !command.Withdraw) return new Outcome.Refused(new Refusal(PostPolicy.IsDeleted));

        var done = new Outcome.Done(topic.Id, topic.Slug, post.Number);
        if (command.Withdraw != (topic.AcceptedPostId == post.Id)) return done;
        if (await pace.Take(write, Act.Edit, actor, ct) is { } later) return new Outcome.Refused(later);

        if (command.Withdraw) Withdraw(write, topic, post.AuthorId, actor);
        else await Accept(write, topic, post, actor, ct);
        write.AfterCommit(waiting.Forget);
        return done;
    }

    private static async Task Accept(Write write, Topic topic, Post post, Actor actor, CancellationToken ct)
    {
        if (topic.AcceptedPostId is { } former)
        {
            var author = await write.Db.Posts.Where(p => p.Id == former).Select(p => p.AuthorId).FirstOrDefaultAsync(ct);
            write.Raise(new AnswerWithdrawn { PostId = former, TopicId = topic.Id, AuthorId = author, ById = actor.Id });
        }

        topic.Accept(post.Id, actor.Id, write.Now);
        if (!actor.Is(topic.AuthorId)) write.Audit(actor, "answer.accepted", $"post:{post.Id}");
        write.Raise(new AnswerAccepted { PostId = post.Id, TopicId = topic.Id, AuthorId = post.AuthorId, ById = actor.Id });
    }

    private static void Withdraw(Write write, Topic topic, long answeredBy, Actor actor)
    {
        write.Raise(new AnswerWithdrawn { PostId = topic.AcceptedPostId!.Value, TopicId = topic.Id, AuthorId = answeredBy, ById = actor.Id });
        if (!actor.Is(topic.AuthorId)) write.Audit(actor, "answer.withdrawn", $"post:{topic.AcceptedPostId}");
        topic.WithdrawAnswer();
    }
}
