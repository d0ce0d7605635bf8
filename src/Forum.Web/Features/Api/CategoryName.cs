using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Core.Features.Categories;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Features.Api;

/// <summary>A category as scripts name it: by its id, a number, or by its path, a text.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record CategoryName(long? Id, string? Path)
{
    /// <summary>In a query there are only texts: a path first, since a slug may be made of digits.</summary>
    public static CategoryNode? Find(string typed, CategoryTree tree, Actor actor) =>
        new CategoryName(null, typed).Find(tree, actor)
        ?? (long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new CategoryName(id, null).Find(tree, actor) : null);

    /// <summary>Null when there is none, or none that this person may know of.</summary>
    public CategoryNode? Find(CategoryTree tree, Actor actor) =>
        (Id is { } id ? tree.Find(id) : tree.Find(Path!.Trim('/'))) is { } category && category.IsVisibleTo(actor) ? category : null;

    private sealed class Converter : JsonConverter<CategoryName>
    {
        public override CategoryName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt64(out var id) => new(id, null),
            JsonTokenType.String => new(null, reader.GetString()),
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, CategoryName value, JsonSerializerOptions options)
        {
            if (value.Id is { } id) writer.WriteNumberValue(id);
            else writer.WriteStringValue(value.Path);
        }
    }
}
