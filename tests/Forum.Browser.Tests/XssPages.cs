using System.Text;
using System.Text.Json;
using Forum.Core.Platform.Markup;
using Forum.Testing;

namespace Forum.Browser.Tests;

/// <summary>
/// Documents full of attacks that have been through the pipeline, for a browser to run what it can. Each holds some
/// two hundred vectors in every place of a post, and counts the calls that a success would make.
/// </summary>
internal static class XssPages
{
    private const int VectorsOnAPage = 200;

    // Vectors call these, some through window, top or parent; a document on its own is all three.
    private const string Counter =
        "window.hits = []; for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = (...what) => { window.hits.push(name + ' ' + what.join()); return true; };";

    /// <summary>One document per batch, ready to be set as a page.</summary>
    public static IEnumerable<string> Render()
    {
        var pipeline = new MarkdownPipeline();
        var options = new MarkdownOptions(FrenchTypography: false);
        var templates = Strings("placements.json", "template");
        foreach (var vectors in Strings("vectors.json", "input").Chunk(VectorsOnAPage))
        {
            yield return Page(
                from vector in vectors
                from template in templates
                select pipeline.Html(template.Replace("{V}", vector), MarkupTargets.None, options));
        }
    }

    /// <summary>A page that does what an attack would, to know that the counter counts.</summary>
    public static string Broken() => Page(["<img src=\"data:,\" onerror=\"alert(1)\">"]);

    private static string Page(IEnumerable<string> posts)
    {
        var page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>x</title><script>").Append(Counter).Append("</script></head><body><main>");
        var number = 0;
        foreach (var post in posts)
            page.Append("<article>").Append(PostIds.For(post, $"p{++number}-")).Append("</article>\n");
        return page.Append("</main></body></html>").ToString();
    }

    private static List<string> Strings(string file, string property)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Corpora.Path("xss", file)));
        return [.. json.RootElement.EnumerateArray()
            .Where(entry => entry.TryGetProperty(property, out _))
            .Select(entry => entry.GetProperty(property).GetString()!)];
    }
}
