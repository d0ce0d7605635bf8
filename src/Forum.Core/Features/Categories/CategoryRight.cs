using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Categories;

/// <summary>What a group may do in a category, beyond the category's simple choice of who reads and who writes.</summary>
internal sealed class CategoryRight
{
    public required long CategoryId { get; init; }

    public required long GroupId { get; init; }

    public required Right Right { get; set; }
}
