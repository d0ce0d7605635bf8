using System.Text.Encodings.Web;
using Forum.Web.Platform.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Forum.Web.Shared;

/// <summary>What a view made, to be shown again to others.</summary>
/// <param name="Html">Its text.</param>
/// <param name="Until">When a time in it would be told differently.</param>
internal sealed record Rendered(string Html, DateTimeOffset Until)
{
    public static async Task<Rendered> View(IHtmlHelper html, Words words, string view, object model)
    {
        var before = words.SameUntil;
        words.SameUntil = DateTimeOffset.MaxValue;
        using var text = new StringWriter();
        (await html.PartialAsync(view, model)).WriteTo(text, HtmlEncoder.Default);
        var until = words.SameUntil;
        words.SameUntil = before;
        words.TellUntil(until);
        return new Rendered(text.ToString(), until);
    }
}
