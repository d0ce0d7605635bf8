using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.AntiSpam;
using Forum.Web.Features.Reading;
using Forum.Web.Features.Uploads;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Topics;

/// <summary>Opens a topic.</summary>
internal sealed class NewTopicController(CategoryTrees trees, PostText texts, Attachments attachments) : ForumController
{
    [HttpGet("/topics/new")]
    public async Task<IActionResult> New(string? category, string? title, [FromServices] DraftQueries drafts, CancellationToken ct)
    {
        if (Actor.IsGuest) return NotAllowed();

        var tree = await trees.Get(ct);
        var chosen = category is null ? null : tree.Find(category);
        var draft = await drafts.At(Actor, DraftPlace.NewTopic, ct);
        var writable = TopicModels.Writable(tree, Actor);
        var form = draft is null ? new TopicForm { Category = chosen?.Id, Title = title } : new TopicForm
        {
            Category = chosen?.Id ?? draft.CategoryId,
            Title = string.IsNullOrEmpty(draft.Title) ? title : draft.Title,
            Tags = draft.Tags,
            Question = draft.IsQuestion,
            Markdown = draft.Markdown,
            DraftVersion = draft.Version,
            DraftAt = draft.At,
        };
        // With one place to choose it is chosen.
        var place = form.Category ?? (writable.Count == 1 ? writable[0].Id : null);
        form.Markdown = CategoryTemplate.Begin(tree, writable.FirstOrDefault(c => c.Id == place), form.Markdown);
        return View("Topics/New", Model(tree, form, null));
    }

    [HttpPost("/topics"), TakesFiles]
    public async Task<IActionResult> Create(TopicForm form, [FromServices] OpenTopic open, [FromServices] FormProof proof, CancellationToken ct)
    {
        if (Actor.IsGuest)
        {
            return SignInWith(new DraftForm
            {
                Place = DraftPlace.NewTopic.Key,
                Title = form.Title,
                Category = form.Category,
                Tags = form.Tags,
                Question = form.Question,
                Markdown = form.Markdown,
                DraftVersion = form.DraftVersion,
            });
        }

        proof.Continue(Request.Form);
        var tree = await trees.Get(ct);
        if (await attachments.Take(form, Actor, ct) is { } refused) return Invalid("Topics/New", Model(tree, form, refused), refused);
        if (form.IsDraft) return View("Topics/New", Model(tree, form, null) with { PreviewHtml = await Preview(tree, form, ct) });

        if (form.Template) return Begin(tree, form);
        if (form.SaveDraft) return await Save(tree, form, ct);

        proof.Read(Request.Form);
        var command = new OpenTopic.Command(Actor, form.Category ?? 0, form.Title, form.Markdown)
        {
            Tags = TagNames.Read(form.Tags).Names,
            Form = form.Once,
            Kind = form.Question ? TopicKind.Question : null,
        };
        Alongside.Also = DiscardDraft.When(Actor, DraftPlace.NewTopic, sent => sent is OpenTopic.Outcome.Opened or OpenTopic.Outcome.Held, ct);
        return await open.Run(command, ct) switch
        {
            OpenTopic.Outcome.Opened opened => Done(Paths.Topic(opened.Slug, opened.TopicId)),
            OpenTopic.Outcome.Held => Done("/waiting"),
            OpenTopic.Outcome.Refused(var why) => Invalid("Topics/New", Model(tree, form, why), why),
            _ => NotFound(),
        };
    }

    /// <summary>The template of the category chosen, below what was written.</summary>
    private ViewResult Begin(CategoryTree tree, TopicForm form)
    {
        var chosen = TopicModels.Writable(tree, Actor).FirstOrDefault(c => c.Id == form.Category);
        if (chosen is null) return Invalid("Topics/New", Model(tree, form, new Refusal(OpenTopic.NoCategory, "category")));

        ModelState.Clear();
        form.Markdown = CategoryTemplate.Add(tree, chosen, form.Markdown);
        return View("Topics/New", Model(tree, form, null) with { Begun = chosen });
    }

    private async Task<IActionResult> Save(CategoryTree tree, TopicForm form, CancellationToken ct)
    {
        var command = new SaveDraft.Command(Actor, DraftPlace.NewTopic, form.Markdown)
        {
            Title = form.Title,
            Tags = form.Tags,
            CategoryId = form.Category,
            IsQuestion = form.Question,
            Version = form.DraftVersion,
        };
        switch (await HttpContext.RequestServices.GetRequiredService<SaveDraft>().Run(command, ct))
        {
            case SaveDraft.Outcome.Saved:
                return Done("/topics/new");
            case SaveDraft.Outcome.Overtaken(var theirs):
                ModelState.Clear();
                form.DraftVersion = theirs.Version;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Topics/New", Model(tree, form, null) with { OtherDraft = theirs.Markdown });
            case SaveDraft.Outcome.Refused(var why):
                return Invalid("Topics/New", Model(tree, form, why));
            default:
                return NotFound();
        }
    }

    // A category that this person may not see, named by its number, gives no names away.
    private Task<string> Preview(CategoryTree tree, TopicForm form, CancellationToken ct)
    {
        var chosen = form.Category is { } id ? tree.Find(id) : null;
        return texts.Preview(form.Markdown, chosen?.IsVisibleTo(Actor) == true ? chosen.Id : null, null, ct);
    }

    private NewTopicModel Model(CategoryTree tree, TopicForm form, Refusal? why) => new(form, TopicModels.Writable(tree, Actor)) { Refusal = why };
}
