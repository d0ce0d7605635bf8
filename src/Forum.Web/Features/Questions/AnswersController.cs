using Forum.Core.Features.Posts;
using Forum.Core.Features.Questions;
using Forum.Web.Features.Posts;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Questions;

/// <summary>Accepts a reply as the answer, or takes that back.</summary>
internal sealed class AnswersController(AcceptAnswer accept, PostQueries posts) : ForumController
{
    [HttpPost("/p/{id:long}/acceptance")]
    public Task<IActionResult> Accept(long id, CancellationToken ct) => Change(id, false, ct);

    [HttpPost("/p/{id:long}/acceptance/end")]
    public Task<IActionResult> Withdraw(long id, CancellationToken ct) => Change(id, true, ct);

    private async Task<IActionResult> Change(long id, bool withdraw, CancellationToken ct)
    {
        if (Actor.IsGuest) return NotAllowed();

        return await accept.Run(new AcceptAnswer.Command(Actor, id, withdraw), ct) switch
        {
            AcceptAnswer.Outcome.Done done => Done(Paths.Post(done.Slug, done.TopicId, done.Number)),
            AcceptAnswer.Outcome.Refused(var why) when await posts.Place(id, Actor, ct) is { } place => Invalid("Posts/Refused", new RefusedModel(why, Paths.Post(place)), why),
            _ => NotFound(),
        };
    }
}
