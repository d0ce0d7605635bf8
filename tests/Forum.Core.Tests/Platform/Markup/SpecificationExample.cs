using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Testing;

namespace Forum.Core.Tests.Platform.Markup;

internal sealed record SpecificationExample(
    [property: JsonPropertyName("example")] int Number,
    [property: JsonPropertyName("section")] string Section,
    [property: JsonPropertyName("markdown")] string Markdown,
    [property: JsonPropertyName("html")] string Html)
{
    public static IReadOnlyList<SpecificationExample> From(string file) =>
        JsonSerializer.Deserialize<List<SpecificationExample>>(File.ReadAllBytes(Corpora.Path("commonmark", file)))!;
}
