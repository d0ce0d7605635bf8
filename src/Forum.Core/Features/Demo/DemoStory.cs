using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Demo;

/// <summary>A community as its files tell it: who is there and what they said, in days before today.</summary>
internal sealed record DemoStory(string Title, string Tagline, IReadOnlyList<DemoPerson> People, IReadOnlyList<DemoCategory> Categories)
{
    public IEnumerable<DemoTopic> Topics => Categories.SelectMany(category => category.Topics);
}

/// <param name="Username">The name in addresses and mentions.</param>
/// <param name="Name">The name beside what they write.</param>
/// <param name="Role">Member, mentor or moderator.</param>
/// <param name="Place">Where they live.</param>
/// <param name="JoinedDaysAgo">In working days.</param>
/// <param name="About">Their profile, in Markdown.</param>
internal sealed record DemoPerson(string Username, string Name, Role Role, string Place, int JoinedDaysAgo, string About)
{
    public bool IsTeam => Role > Role.Member;
}

internal sealed record DemoCategory(string Slug, string Name)
{
    public string Description { get; init; } = "";

    /// <summary>The slug of the category it stands below.</summary>
    public string? Parent { get; init; }

    public int Hue { get; init; } = 1;

    /// <summary>Its topics are questions that wait for an answer.</summary>
    public bool AsksQuestions { get; init; }

    /// <summary>What a new topic's text begins with.</summary>
    public string Template { get; init; } = "";

    /// <summary>Mentors and staff only.</summary>
    public bool IsForTeam { get; init; }

    public List<DemoTopic> Topics { get; } = [];
}

internal sealed record DemoTopic(string Title)
{
    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool IsClosed { get; init; }

    public bool IsPinned { get; init; }

    public List<DemoPost> Posts { get; } = [];
}

/// <param name="Author">A username.</param>
/// <param name="DaysAgo">In working days; 0 is the last one that is over.</param>
/// <param name="At">The time of that day, in Paris.</param>
internal sealed record DemoPost(string Author, int DaysAgo, TimeOnly At)
{
    public int? ReplyTo { get; init; }

    public int Likes { get; init; }

    /// <summary>Whoever asked took it as the answer.</summary>
    public bool IsAnswer { get; init; }

    public string Markdown { get; set; } = "";
}
