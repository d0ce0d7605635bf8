using Forum.Core.Features.Categories;
using Forum.Web.Platform.Mvc;

namespace Forum.Web.Features.Feeds;

internal static class FeedPaths
{
    public const string All = "/feed.atom";

    public static string Category(CategoryNode category) => Paths.Category(category) + All;

    public static string Topic(string slug, long id) => Paths.Topic(slug, id) + All;
}
