using Forum.Core.Platform;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Topics;

/// <summary>Tags as typed in one field, parted by commas or spaces, with or without their #.</summary>
internal static class TagNames
{
    public const string TooMany = "topics.refused.tagsMany";
    public const string TooLong = "topics.refused.tagLong";

    private static readonly char[] Separators = [',', ';', ' ', '\t', '\n', '\r'];

    public static (IReadOnlyList<string> Names, Refusal? Refusal) Read(string? typed) =>
        Read(typed?.Split(Separators, StringSplitOptions.RemoveEmptyEntries) ?? []);

    public static (IReadOnlyList<string> Names, Refusal? Refusal) Read(IEnumerable<string> typed)
    {
        var names = typed.Select(Slug.Accented).Where(t => t.Length > 0).DistinctBy(Tag.KeyOf).ToList();
        if (names.Count > Topic.TagLimit) return (names, new Refusal(TooMany, "tags").With("most", Topic.TagLimit));
        if (names.Find(n => TextLength.IsOver(n, Tag.NameLimit)) is { } tooLong)
            return (names, new Refusal(TooLong, "tags").With("tag", tooLong).With("most", Tag.NameLimit));
        return (names, null);
    }
}
