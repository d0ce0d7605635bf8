using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Platform.Theming;

/// <summary>Drawings of the one sprite, <c>wwwroot/icons/icons.svg</c>: <c>@Icons["pen"]</c>, with a name only where no word stands beside it.</summary>
internal sealed class Icons(Assets assets, HtmlEncoder encoder)
{
    private readonly string sprite = assets["icons.svg"];

    public IHtmlContent this[string name] => new HtmlString($"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"{sprite}#{name}\"/></svg>");

    /// <summary>With another class besides: <c>@Icons["down", "turn"]</c>.</summary>
    public IHtmlContent this[string name, string style] =>
        new HtmlString($"<svg class=\"icon {style}\" aria-hidden=\"true\"><use href=\"{sprite}#{name}\"/></svg>");

    public IHtmlContent Named(string name, string label) =>
        new HtmlString($"<svg class=\"icon\" role=\"img\" aria-label=\"{encoder.Encode(label)}\"><use href=\"{sprite}#{name}\"/></svg>");
}
