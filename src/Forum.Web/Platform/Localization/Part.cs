using System.Text.Encodings.Web;

namespace Forum.Web.Platform.Localization;

/// <summary>What becomes of a marked part of a sentence: <c>("charter", Part.Link("/guidelines"))</c>.</summary>
internal sealed record Part
{
    private readonly string tag;
    private readonly string? href;

    private Part(string tag, string? href)
    {
        this.tag = tag;
        this.href = href;
    }

    public static Part Link(string href) => new("a", href);

    public static readonly Part Strong = new("b", null);

    public static readonly Part Code = new("code", null);

    public string Open(HtmlEncoder encoder) => href is null ? $"<{tag}>" : $"<a href=\"{encoder.Encode(href)}\">";

    public string Close => $"</{tag}>";
}
