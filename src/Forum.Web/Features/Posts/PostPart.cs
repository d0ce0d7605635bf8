using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Features.Posts;

/// <summary>A post as the view rendered it, cut where something belongs that differs from answer to answer.</summary>
/// <param name="Texts">One more than there are holes.</param>
/// <param name="Holes">What belongs between them: <see cref="Token"/> or a slot's name.</param>
/// <param name="Until">When a time in it would be told differently.</param>
internal sealed record PostPart(IReadOnlyList<string> Texts, IReadOnlyList<string> Holes, DateTimeOffset Until)
{
    /// <summary>The token of forms, new in every answer.</summary>
    public const string Token = "token";

    // With the row it is known by, whose text is in it.
    private const int Overhead = 1_024, RowAndPart = 2;

    public long Bytes => Overhead + (RowAndPart * sizeof(char) * Texts.Sum(text => (long)text.Length));

    // Nobody who writes a post can guess it, so no text of theirs makes a hole.
    private static readonly string Edge = RandomNumberGenerator.GetHexString(32);

    /// <summary>What a view writes where a slot is.</summary>
    public static IHtmlContent Hole(string name) => new HtmlString($"{Edge}{name}{Edge}");

    public static PostPart Cut(string html, string? token, DateTimeOffset until)
    {
        if (token is { Length: > 0 }) html = html.Replace(token, $"{Edge}{Token}{Edge}", StringComparison.Ordinal);

        var pieces = html.Split(Edge);
        return new PostPart([.. pieces.Where((_, i) => i % 2 == 0)], [.. pieces.Where((_, i) => i % 2 == 1)], until);
    }

    /// <summary>Written straight into the page.</summary>
    public IHtmlContent Filled(Func<string, IHtmlContent?> fill) => Holes.Count == 0 ? new HtmlString(Texts[0]) : new FilledPart(this, fill);

    private sealed class FilledPart(PostPart part, Func<string, IHtmlContent?> fill) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            writer.Write(part.Texts[0]);
            for (var i = 0; i < part.Holes.Count; i++)
            {
                fill(part.Holes[i])?.WriteTo(writer, encoder);
                writer.Write(part.Texts[i + 1]);
            }
        }
    }
}
