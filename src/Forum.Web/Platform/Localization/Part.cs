using System.Text.Encodings.Web;

namespace Forum.Web.Platform.Localization;

/// <summary>What becomes of a marked part of a sentence: <c>("charter", Part.Link("/guidelines"))</c>.</summary>
internal sealed record Part
{
    private readonly string _tag;
    private readonly string? _href;

    private Part(string tag, string? href) => (_tag, _href) = (tag, href);

    public static Part Link(string href) => new("a", href);

    public static readonly Part Strong = new("b", null);

    public string Open(HtmlEncoder encoder) => _href is null ? $"<{_tag}>" : $"<a href=\"{encoder.Encode(_href)}\">";

    public string Close => $"</{_tag}>";
}
