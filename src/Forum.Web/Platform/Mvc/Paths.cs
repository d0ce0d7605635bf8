using System.Globalization;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;

namespace Forum.Web.Platform.Mvc;

/// <summary>Where things stand on the site. Scripts and people keep these; they do not change.</summary>
internal static class Paths
{
    public static string Topic(string slug, long id) => string.Create(CultureInfo.InvariantCulture, $"/t/{Uri.EscapeDataString(slug)}/{id}");

    public static string TopicPage(string slug, long id, int page) =>
        page <= 1 ? Topic(slug, id) : string.Create(CultureInfo.InvariantCulture, $"{Topic(slug, id)}?page={page}");

    /// <summary>The page a post is on, at the post.</summary>
    public static string Post(string slug, long topicId, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{TopicPage(slug, topicId, Core.Features.Topics.Topic.PageOf(number))}#post-{number}");

    public static string Post(PostPlace place) => Post(place.Slug, place.TopicId, place.Number);

    public static string Category(CategoryNode category) => "/c/" + string.Join('/', category.Path.Split('/').Select(Uri.EscapeDataString));

    public static string Tag(string name) => $"/tag/{Uri.EscapeDataString(Core.Features.Topics.Tag.KeyOf(name))}";

    public static string Group(string slug) => $"/g/{Uri.EscapeDataString(slug)}";

    public static string Member(string username) => $"/u/{Uri.EscapeDataString(username)}";
}
