using Forum.Core.Features.Categories;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Uploads;

namespace Forum.Web.Features.Topics;

/// <summary>What the forms of a new topic and of a renamed one send.</summary>
internal sealed class TopicForm : WritingForm
{
    public string? Title { get; set; }

    public long? Category { get; set; }

    public string? Tags { get; set; }

    public bool Question { get; set; }

    /// <summary>The button that puts the category's template into the text was pressed.</summary>
    public bool Template { get; set; }

    /// <summary>Made with the form, so that sending it twice is opening one topic.</summary>
    public Guid Once { get; set; } = Guid.NewGuid();
}

internal sealed record NewTopicModel(TopicForm Form, IReadOnlyList<CategoryNode> Categories)
{
    public Refusal? Refusal { get; init; }

    /// <summary>What another tab saved meanwhile.</summary>
    public string? OtherDraft { get; init; }

    public string? PreviewHtml { get; init; }

    /// <summary>Whose template was just asked for.</summary>
    public CategoryNode? Begun { get; init; }
}

internal sealed record EditTopicModel(TopicPage Topic, TopicForm Form, IReadOnlyList<CategoryNode> Categories)
{
    public Refusal? Refusal { get; init; }

    /// <summary>What another tab saved meanwhile.</summary>
    public string? OtherDraft { get; init; }
}

internal static class TopicModels
{
    /// <summary>Where this person may open a topic; the present place is always among them.</summary>
    public static IReadOnlyList<CategoryNode> Writable(CategoryTree tree, Actor actor, CategoryNode? present = null) =>
        [.. tree.VisibleTo(actor).Where(c => c.Id == present?.Id || TopicPolicy.Open(actor, c).Allowed)];
}
