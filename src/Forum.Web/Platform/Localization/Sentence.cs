using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Platform.Localization;

/// <summary>
/// A text with holes: <c>{name}</c> takes an argument, <c>&lt;name&gt;words&lt;/name&gt;</c> is a part that a page may
/// turn into a link. Everything else is text, and is encoded as such.
/// </summary>
internal sealed class Sentence
{
    private enum Kind { Text, Argument, Open, Close }

    private readonly record struct Piece(Kind Kind, string Value);

    private readonly List<Piece> pieces = [];

    private Sentence() { }

    public static Sentence Parse(string template)
    {
        var sentence = new Sentence();
        var text = 0;
        for (var at = 0; at < template.Length; at++)
        {
            var end = template[at] switch { '{' => template.IndexOf('}', at), '<' => template.IndexOf('>', at), _ => -1 };
            if (end < 0)
                continue;
            sentence.Add(Kind.Text, template[text..at]);
            var name = template[(at + 1)..end];
            sentence.Add(template[at] == '{' ? Kind.Argument : name.StartsWith('/') ? Kind.Close : Kind.Open, name.TrimStart('/'));
            at = end;
            text = end + 1;
        }
        sentence.Add(Kind.Text, template[text..]);
        return sentence;
    }

    private void Add(Kind kind, string value)
    {
        if (value.Length > 0)
            pieces.Add(new Piece(kind, value));
    }

    public IEnumerable<string> Names => pieces.Where(piece => piece.Kind is Kind.Argument or Kind.Open).Select(piece => piece.Value);

    public string Say(Language language, ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        if (pieces is [{ Kind: Kind.Text } only])
            return only.Value;
        var said = new StringBuilder();
        foreach (var piece in pieces)
            if (piece.Kind == Kind.Text)
                said.Append(piece.Value);
            else if (piece.Kind == Kind.Argument)
                said.Append(Spell(language, Find(piece.Value, arguments)));
        return said.ToString();
    }

    public IHtmlContent Html(Language language, HtmlEncoder encoder, ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var html = new StringBuilder();
        foreach (var piece in pieces)
        {
            var value = piece.Kind == Kind.Text ? null : Find(piece.Value, arguments);
            html.Append(piece.Kind switch
            {
                Kind.Text => encoder.Encode(piece.Value),
                Kind.Open => (value as Part)?.Open(encoder) ?? "",
                Kind.Close => (value as Part)?.Close ?? "",
                _ => value is IHtmlContent content ? Written(content, encoder) : encoder.Encode(Spell(language, value)),
            });
        }
        return new HtmlString(html.ToString());
    }

    private static object? Find(string name, ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        foreach (var argument in arguments)
            if (argument.Name == name)
                return argument.Value;
        return null;
    }

    private static string Spell(Language language, object? value) => value switch
    {
        null => "",
        string text => text,
        int or long => ((IFormattable)value).ToString("N0", language.Culture),
        double or decimal => ((IFormattable)value).ToString("#,0.##", language.Culture),
        IFormattable other => other.ToString(null, language.Culture),
        _ => value.ToString() ?? "",
    };

    private static string Written(IHtmlContent content, HtmlEncoder encoder)
    {
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        content.WriteTo(writer, encoder);
        return writer.ToString();
    }
}
