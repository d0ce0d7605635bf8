using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Forum.Core.Tests.Platform.Markup;

/// <summary>
/// Takes back what we write differently on purpose in every post, so that what remains is a difference of meaning:
/// rel of outward links, focus and language of code blocks, the region around a table, alignment as a class,
/// scope of header cells, the glyph of a task, https for a bare www, and headings two levels down.
/// </summary>
internal static partial class HouseStyle
{
    public static void Undo(INode root)
    {
        foreach (var element in root.Descendants<IElement>().ToList())
            Undo(element);
    }

    /// <summary>The specification's headings where ours would be.</summary>
    public static string Headings(string html) =>
        Heading().Replace(html, match => $"{match.Groups[1].Value}h{Math.Min(6, match.Groups[2].Value[0] - '0' + 2)}");

    private static void Undo(IElement element)
    {
        switch (element.LocalName)
        {
            case "a":
                element.RemoveAttribute("rel");
                if (element.TextContent.StartsWith("www."))
                    element.SetAttribute("href", element.GetAttribute("href")!.Replace("https://", "http://"));
                break;
            case "pre":
                element.RemoveAttribute("tabindex");
                element.RemoveAttribute("data-language");
                break;
            case "div" when element.ClassName == "wide":
                element.Replace([.. element.ChildNodes]);
                break;
            case "th" or "td":
                element.RemoveAttribute("scope");
                if (element.GetAttribute("align") is { } align)
                    element.SetAttribute("class", "align-" + align);
                element.RemoveAttribute("align");
                break;
            case "span" when element.ClassName?.StartsWith("task") == true:
                Glyph(element, element.ClassName == "task done");
                break;
            case "input":
                Glyph(element, element.HasAttribute("checked"));
                break;
        }
    }

    [GeneratedRegex("(</?)h([1-6])(?=[ >])")]
    private static partial Regex Heading();

    private static void Glyph(IElement element, bool done) =>
        element.Replace(element.Owner!.CreateTextNode(done ? "☑" : "☐"));
}
