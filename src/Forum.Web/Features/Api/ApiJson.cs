using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Api;

/// <summary>How the API reads and writes JSON, and what it says of JSON that it cannot read.</summary>
internal static class ApiJson
{
    private const int Depth = 32;

    public static void Configure(JsonSerializerOptions options)
    {
        options.MaxDepth = Depth;
        options.NumberHandling = JsonNumberHandling.Strict;

        // Served as JSON and never inside a page, so letters stay letters.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new InstantConverter());
    }

    public static IResult Explain(BadHttpRequestException unreadable, Words words)
    {
        if (unreadable.StatusCode != StatusCodes.Status400BadRequest) return ApiProblem.Of(words, unreadable.StatusCode);

        // "$.tags[2]" is the third of the field "tags".
        var field = (unreadable.InnerException as JsonException)?.Path?.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1);
        var errors = field is null ? null : new Dictionary<string, string[]> { [field] = [words["api.problem.malformedField"]] };
        return ApiProblem.Of(words, StatusCodes.Status400BadRequest, ApiProblem.Malformed, errors);
    }

    /// <summary>ISO 8601; without a zone it is UTC, so that the same script says the same everywhere.</summary>
    private sealed class InstantConverter : JsonConverter<DateTime>
    {
        private const string Written = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
            var isIso = text.Length >= 10 && text[4] == '-' && text[7] == '-' && (text.Length == 10 || text[10] is 'T' or 't' or ' ');
            return isIso && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
                ? instant
                : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToUniversalTime().ToString(Written, CultureInfo.InvariantCulture));
    }
}
