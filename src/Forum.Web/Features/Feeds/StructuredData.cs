using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Features.Feeds;

/// <summary>
/// What a page says to programs (JSON-LD), as a block of data: no browser runs it. The encoder writes angle brackets, ampersands and
/// quotes as numbers, so that nothing people write can end the block or begin another.
/// </summary>
internal sealed class StructuredData(JsonObject data) : IHtmlContent
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<script type=\"application/ld+json\">");
        writer.Write(data.ToJsonString(Written));
        writer.Write("</script>");
    }

    /// <summary>An object of schema.org; what is null is not said.</summary>
    public static JsonObject Thing(string type, params ReadOnlySpan<(string Name, JsonNode? Value)> properties)
    {
        var thing = new JsonObject { ["@type"] = type };
        foreach (var (name, value) in properties)
        {
            if (value is not null) thing[name] = value;
        }

        return thing;
    }

    public static StructuredData Of(JsonObject thing)
    {
        thing.Insert(0, "@context", "https://schema.org");
        return new StructuredData(thing);
    }
}
