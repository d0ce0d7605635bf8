using Forum.Core.Features.Categories;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Topics;

/// <summary>Title, tags and category of a topic.</summary>
internal sealed class EditTopicController(TopicQueries topics, CategoryTrees trees) : ForumController
{
    [HttpGet("/topics/{id:long}/edit")]
    public async Task<IActionResult> Edit(long id, CancellationToken ct)
    {
        if (Actor.IsGuest) return NotAllowed();
        if (await topics.Head(id, 1, Actor, ct) is not { } topic) return NotFound();
        if (!topic.MayRetitle.Allowed) return StatusCode(StatusCodes.Status403Forbidden);

        var form = new TopicForm { Title = topic.Title, Tags = string.Join(", ", topic.Tags), Category = topic.Category.Id, Question = topic.IsQuestion };
        return View("Topics/Edit", new EditTopicModel(topic, form, TopicModels.Writable(await trees.Get(ct), Actor, topic.Category)));
    }

    [HttpPost("/topics/{id:long}/edit")]
    public async Task<IActionResult> Edit(long id, TopicForm form, [FromServices] EditTopic edit, CancellationToken ct)
    {
        if (Actor.IsGuest) return NotAllowed();
        if (await topics.Head(id, 1, Actor, ct) is not { } topic) return NotFound();

        var command = new EditTopic.Command(Actor, id, form.Title, TagNames.Read(form.Tags).Names, form.Category ?? topic.Category.Id) { Kind = form.Question ? TopicKind.Question : TopicKind.Discussion };
        return await edit.Run(command, ct) switch
        {
            EditTopic.Outcome.Edited(_, var slug) => Done(Paths.Topic(slug, id)),
            EditTopic.Outcome.Refused(var why) => await Again(topic, form, why, ct),
            _ => NotFound(),
        };
    }

    private async Task<IActionResult> Again(TopicPage topic, TopicForm form, Refusal why, CancellationToken ct) =>
        Invalid("Topics/Edit", new EditTopicModel(topic, form, TopicModels.Writable(await trees.Get(ct), Actor, topic.Category)) { Refusal = why }, why);
}
