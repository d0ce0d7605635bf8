using Forum.Core.Features.Categories;
using Forum.Core.Platform;

namespace Forum.Web.Features.Topics;

/// <summary>The choice of a category, in the new topic's form and in the edited one's.</summary>
internal sealed record CategoryField(long? Chosen, IReadOnlyList<CategoryNode> Categories, Refusal? Refusal)
{
    /// <summary>A text is begun here, with the category's template if it has one.</summary>
    public bool Begins { get; init; }
}

/// <summary>Whether it is a question, where categories let one choose.</summary>
internal sealed record KindField(bool Chosen, IReadOnlyList<CategoryNode> Categories, Refusal? Refusal);

/// <summary>The tags as typed.</summary>
internal sealed record TagsField(string? Typed, Refusal? Refusal);
