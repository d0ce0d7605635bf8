using Forum.Core.Platform.Permissions;
using Forum.Sdk;

namespace Forum.Core.Features.Categories;

internal static class CategoryPolicy
{
    public const string OnlyAdmins = "categories.refused.onlyAdmins";

    /// <summary>Make, change and order categories.</summary>
    public static Decision Arrange(Actor actor) => actor.IsAdmin ? Decision.Allow : Decision.Refuse(OnlyAdmins);
}
