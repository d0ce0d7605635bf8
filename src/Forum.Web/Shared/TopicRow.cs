namespace Forum.Web.Shared;

/// <summary>A topic in a list (<c>_TopicRow</c>). The list is <c>&lt;ul class="rows"&gt;</c>, the row an <c>li</c>.</summary>
internal sealed record TopicRow
{
    public required long Id { get; init; }
    public required string Title { get; init; }
    public required string Url { get; init; }

    /// <summary>Null in the category's own list.</summary>
    public CategoryMark? Category { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The name beside the last activity: the author's, or whoever wrote last.</summary>
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int Replies { get; init; }

    /// <summary>Up to four people, who wrote most or last.</summary>
    public IReadOnlyList<Face> Faces { get; init; } = [];
    public bool Closed { get; init; }
    public bool Pinned { get; init; }
    public bool Solved { get; init; }

    /// <summary>It wants an answer and has none that was accepted.</summary>
    public bool Asks { get; init; }

    /// <summary>For members who follow it: how many posts are new to them.</summary>
    public int? Unread { get; init; }

    /// <summary>The first of them.</summary>
    public string? UnreadUrl { get; init; }

    /// <summary>Read to the end: the title steps back.</summary>
    public bool Read { get; init; }

    /// <summary>First words, for pinned topics.</summary>
    public string? Extract { get; init; }

    /// <summary>They say the same: what tells them apart is compared whole, people and tags one by one.</summary>
    public bool Equals(TopicRow? other) => other is not null
        && Single(this) == Single(other) && Tags.SequenceEqual(other.Tags) && Faces.SequenceEqual(other.Faces);

    public override int GetHashCode() => HashCode.Combine(Id, Title, At, Replies, Unread, Read, Category);

    private static (long, string, string, CategoryMark?, string, DateTimeOffset, int, (bool, bool, bool, bool, bool), int?, string?, string?) Single(TopicRow row) =>
        (row.Id, row.Title, row.Url, row.Category, row.By, row.At, row.Replies, (row.Closed, row.Pinned, row.Solved, row.Asks, row.Read), row.Unread, row.UnreadUrl, row.Extract);
}

internal sealed record CategoryMark(string Name, string Url, int Hue);
