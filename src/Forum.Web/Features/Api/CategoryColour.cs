using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Core.Features.Categories;
using Forum.Web.Platform.Theming;

namespace Forum.Web.Features.Api;

/// <summary>
/// A colour as scripts state it: one of the forum's eight, 1 to 8, or any #rrggbb, of which the nearest of the eight is taken.
/// Other forums let any colour in; here each has to be readable in every scheme.
/// </summary>
[JsonConverter(typeof(Converter))]
internal sealed record CategoryColour(int Hue)
{
    // The hues of tokens.css, in its order.
    private static readonly double[] Hues = [75, 40, 10, 330, 285, 240, 195, 140];

    private static CategoryColour? Read(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hue) && hue is >= 1 and <= Category.Hues) return new(hue);
        if (!text.StartsWith('#') || Accent.Parse(text) is not { } colour) return null;

        var wanted = Oklch.FromHex(colour.Css).H;
        return new(Enumerable.Range(1, Category.Hues).MinBy(n => Math.Abs(Math.IEEERemainder(Hues[n - 1] - wanted, 360))));
    }

    private sealed class Converter : JsonConverter<CategoryColour>
    {
        public override CategoryColour Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt32(out var hue) && hue is >= 1 and <= Category.Hues => new(hue),
            JsonTokenType.String => CategoryColour.Read(reader.GetString()!) ?? throw new JsonException(),
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, CategoryColour value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Hue);
    }
}
