using Forum.Core.Features.Api;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Questions;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Api;

internal static class PostsApi
{
    public sealed record NewPost(string? Markdown, int? ReplyTo, DateTime? CreatedAt);

    public sealed record ChangedPost(string? Markdown);

    public sealed record PostPlaced(long Id, int Number, string Url);

    public sealed record PostShown(
        long Id, long TopicId, int Number, string Author, string Markdown, string Html, DateTime CreatedAt, DateTime? EditedAt, int? ReplyTo, int Likes, string Url);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/topics/{id:long}/posts", Reply).Needs(ApiScopes.Write).Produces<PostPlaced>(StatusCodes.Status201Created).WithSummary("Answers a topic");
        api.MapGet("/posts/{id:long}", Show).Produces<PostShown>().WithSummary("A post with its Markdown and its HTML");
        api.MapPatch("/posts/{id:long}", Edit).Needs(ApiScopes.Write).Produces<PostPlaced>().WithSummary("Changes a post's text; the one it had is kept");
        api.MapDelete("/posts/{id:long}", Delete).Needs(ApiScopes.Write).Produces(StatusCodes.Status204NoContent).WithSummary("Takes a post out of sight");
        api.MapPost("/posts/{id:long}/likes", Like).Needs(ApiScopes.Write).Produces(StatusCodes.Status204NoContent).WithSummary("Thanks for a post; twice is once");
        api.MapDelete("/posts/{id:long}/likes", Unlike).Needs(ApiScopes.Write).Produces(StatusCodes.Status204NoContent).WithSummary("Takes the thanks back");
        api.MapPost("/posts/{id:long}/accept", Accept).Needs(ApiScopes.Write).Produces(StatusCodes.Status204NoContent).WithSummary("Accepts a reply as the answer to its question; twice is once");
        api.MapDelete("/posts/{id:long}/accept", Withdraw).Needs(ApiScopes.Write).Produces(StatusCodes.Status204NoContent).WithSummary("Takes the mark of the accepted answer back");
    }

    private static async Task<IResult> Reply(
        long id, NewPost sent, ApiRequest request, ApiAnswers answers, ReplyToTopic reply, TimeProvider time, Words words, ApiUrls urls, CancellationToken ct)
    {
        if (ApiPolicy.StateTime(request.Caller, sent.CreatedAt, time.GetUtcNow().UtcDateTime) is { } no) return answers.Say(ApiAnswer.No(no));

        var command = new ReplyToTopic.Command(request.Actor, id, sent.Markdown)
        {
            ReplyTo = sent.ReplyTo,
            CreatedAt = sent.CreatedAt,
            Trusted = request.Caller.IsTrusted,
        };
        return await answers.Once(() => reply.Run(command, ct), outcome => outcome switch
        {
            ReplyToTopic.Outcome.Posted made => ApiAnswer.Created(new PostPlaced(made.PostId, made.Number, urls.Post(made.Slug, made.TopicId, made.Number))),
            ReplyToTopic.Outcome.Held held => ApiAnswer.Held(held.HeldId, words.Say(held.Why)),
            ReplyToTopic.Outcome.Refused refused => ApiAnswer.No(refused.Why),
            _ => ApiAnswer.Missing,
        }, ct);
    }

    private static async Task<IResult> Show(long id, ApiRequest request, ApiAnswers answers, PostRecords posts, ApiUrls urls, CancellationToken ct) =>
        answers.Say(await posts.Find(id, request.Actor, ct) is { } post
            ? ApiAnswer.Ok(new PostShown(
                post.Id, post.TopicId, post.Number, post.Author, post.Markdown, post.Html, post.CreatedAt, post.EditedAt, post.ReplyTo, post.Likes,
                urls.Post(post.Slug, post.TopicId, post.Number)))
            : ApiAnswer.Missing);

    private static async Task<IResult> Edit(
        long id, ChangedPost sent, ApiRequest request, ApiAnswers answers, EditPost edit, ApiUrls urls, CancellationToken ct) =>
        answers.Say(await edit.Run(new EditPost.Command(request.Actor, id, sent.Markdown, Version: null), ct) switch
        {
            EditPost.Outcome.Edited done => ApiAnswer.Ok(new PostPlaced(id, done.Number, urls.Post(done.Slug, done.TopicId, done.Number))),
            EditPost.Outcome.Refused refused => ApiAnswer.No(refused.Why),
            _ => ApiAnswer.Missing,
        });

    private static async Task<IResult> Delete(long id, ApiRequest request, ApiAnswers answers, DeletePost delete, CancellationToken ct) =>
        answers.Say(await delete.Run(new DeletePost.Command(request.Actor, id), ct) switch
        {
            DeletePost.Outcome.Deleted => ApiAnswer.NoContent,
            DeletePost.Outcome.Refused refused => ApiAnswer.No(refused.Why),
            _ => ApiAnswer.Missing,
        });

    private static Task<IResult> Like(long id, ApiRequest request, ApiAnswers answers, LikePost like, CancellationToken ct) =>
        answers.Once(() => like.Run(new LikePost.Command(request.Actor, id), ct), Thanked, ct);

    private static async Task<IResult> Unlike(long id, ApiRequest request, ApiAnswers answers, LikePost like, CancellationToken ct) =>
        answers.Say(Thanked(await like.Run(new LikePost.Command(request.Actor, id, TakeBack: true), ct)));

    private static Task<IResult> Accept(long id, ApiRequest request, ApiAnswers answers, AcceptAnswer accept, CancellationToken ct) =>
        answers.Once(() => accept.Run(new AcceptAnswer.Command(request.Actor, id), ct), Accepted, ct);

    private static async Task<IResult> Withdraw(long id, ApiRequest request, ApiAnswers answers, AcceptAnswer accept, CancellationToken ct) =>
        answers.Say(Accepted(await accept.Run(new AcceptAnswer.Command(request.Actor, id, Withdraw: true), ct)));

    private static ApiAnswer Accepted(AcceptAnswer.Outcome outcome) => outcome switch
    {
        AcceptAnswer.Outcome.Done => ApiAnswer.NoContent,
        AcceptAnswer.Outcome.Refused refused => ApiAnswer.No(refused.Why),
        _ => ApiAnswer.Missing,
    };

    private static ApiAnswer Thanked(LikePost.Outcome outcome) => outcome switch
    {
        LikePost.Outcome.Done => ApiAnswer.NoContent,
        LikePost.Outcome.Refused refused => ApiAnswer.No(refused.Why),
        _ => ApiAnswer.Missing,
    };
}
