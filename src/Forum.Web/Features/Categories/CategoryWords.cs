using Forum.Core.Features.Categories;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Categories;

internal static class CategoryWords
{
    /// <summary>Who reads a category, in a few words.</summary>
    public static string ReadersOf(this Words words, CategoryNode node) =>
        node.HasGroups && node.ReadBy == Audience.Staff ? words["categories.read.groups"] : words[$"categories.read.{node.ReadBy}"];
}
