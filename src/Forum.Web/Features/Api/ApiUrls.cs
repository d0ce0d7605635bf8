using System.Globalization;
using Forum.Web.Platform.Host;

namespace Forum.Web.Features.Api;

/// <summary>Addresses of pages for programs: whole ones when the forum knows its own, else from the root.</summary>
internal sealed class ApiUrls(HostSettings host)
{
    private readonly string root = host.PublicUrl.TrimEnd('/');

    public string Topic(string slug, long id) => string.Create(CultureInfo.InvariantCulture, $"{root}/t/{Uri.EscapeDataString(slug)}/{id}");

    public string Post(string slug, long topicId, int number) =>
        number == 1 ? Topic(slug, topicId) : string.Create(CultureInfo.InvariantCulture, $"{Topic(slug, topicId)}/{number}");

    public string Category(string path) => $"{root}/c/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";

    public string Upload(string path) => root + path;

    public string User(string username) => $"{root}/u/{Uri.EscapeDataString(username)}";
}
