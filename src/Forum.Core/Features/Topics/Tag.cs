using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Topics;

internal sealed class Tag
{
    public const int NameLimit = 24;

    private Tag() { }

    public Tag(string name)
    {
        Name = name;
        Key = KeyOf(name);
    }

    public long Id { get; private set; }

    /// <summary>Lower case letters, digits and hyphens, as its first author wrote it, accents included.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name without accents: two spellings are one tag, and this is its address.</summary>
    public string Key { get; private set; } = "";

    public int TopicCount { get; private set; }

    public static string KeyOf(string name) => Slug.Of(name, "");
}

internal sealed class TopicTag
{
    public required long TopicId { get; init; }

    public required long TagId { get; init; }

    public Tag Tag { get; private set; } = null!;

    public Topic Topic { get; private set; } = null!;
}
