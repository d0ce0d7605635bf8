namespace Forum.Core.Features.Topics;

internal sealed class Tag
{
    public const int NameLimit = 24;

    private Tag() { }

    public Tag(string name) => Name = name;

    public long Id { get; private set; }

    /// <summary>Lower case letters, digits and hyphens; also the address.</summary>
    public string Name { get; private set; } = "";

    public int TopicCount { get; private set; }
}

internal sealed class TopicTag
{
    public required long TopicId { get; init; }

    public required long TagId { get; init; }

    public Tag Tag { get; private set; } = null!;

    public Topic Topic { get; private set; } = null!;
}
