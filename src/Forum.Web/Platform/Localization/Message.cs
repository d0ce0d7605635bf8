using System.Globalization;
using System.Text.Json;

namespace Forum.Web.Platform.Localization;

/// <summary>One entry of a locale file: a sentence, or one sentence per plural form.</summary>
internal sealed class Message
{
    private readonly Sentence? only;
    private readonly Dictionary<string, Sentence> forms = [];

    private Message(Sentence? only) => this.only = only;

    public static Message Read(string key, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return new Message(Sentence.Parse(value.GetString()!));
        if (value.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{key}: a sentence or an object of plural forms was expected.");

        var message = new Message(null);
        foreach (var form in value.EnumerateObject())
        {
            if (!PluralRules.Forms.Contains(form.Name) && !form.Name.StartsWith('='))
                throw new InvalidDataException($"{key}: “{form.Name}” is not a plural form.");
            message.forms[form.Name] = Sentence.Parse(form.Value.GetString()!);
        }
        if (!message.forms.ContainsKey("other"))
            throw new InvalidDataException($"{key}: the plural form “other” is missing.");
        return message;
    }

    /// <summary>Names of the arguments and linked parts, to compare one language with another.</summary>
    public IEnumerable<string> Names =>
        (only is null ? forms.Values.SelectMany(form => form.Names) : only.Names).Distinct().Order(StringComparer.Ordinal);

    public Sentence For(Language language, ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        if (only is not null)
            return only;
        var count = Count(arguments);
        if (forms.TryGetValue("=" + count.ToString(CultureInfo.InvariantCulture), out var exact))
            return exact;
        return forms.TryGetValue(language.Plural(count), out var form) ? form : forms["other"];
    }

    // "count" chooses the form; a sentence with a single number may name it as it likes.
    private static decimal Count(ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        decimal? first = null;
        foreach (var (name, value) in arguments)
        {
            if (value is not (int or long or double or decimal))
                continue;
            var number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
            if (name == "count")
                return number;
            first ??= number;
        }
        return first ?? 0;
    }
}
