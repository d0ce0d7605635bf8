using Forum.Core.Features.Groups;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Groups;

/// <summary>Automatic groups are called in the reader's language; the others as staff called them.</summary>
internal static class GroupWords
{
    public static string NameOf(this Words words, GroupItem group) => group.IsAutomatic ? words.NameOfAutomatic(group.Slug) : group.Name;

    public static string NameOfAutomatic(this Words words, string slug) => words[$"groups.auto.{slug}"];

    public static string AboutGroup(this Words words, GroupItem group) => group.IsAutomatic ? words[$"groups.auto.about.{group.Slug}"] : group.Description;
}
