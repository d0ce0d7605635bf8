using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Categories;

internal sealed class Category
{
    public const int NameLimit = 60;
    public const int DescriptionLimit = 300;

    // A few headings and what belongs under each; longer ones are guidelines, and have a page.
    public const int TemplateLimit = 2_000;

    public const int Hues = 8;

    private Category() { }

    public Category(string name, string slug, Category? parent, int position)
    {
        Name = name;
        Slug = slug;
        ParentId = parent?.Id;
        Path = parent is null ? slug : $"{parent.Slug}/{slug}";
        Position = position;
        Hue = (position % Hues) + 1;
    }

    public long Id { get; private set; }

    public long? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    /// <summary>The address: slug, or parent/slug. Unique.</summary>
    public string Path { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>One of the eight named hues of the design, 1 to 8.</summary>
    public int Hue { get; private set; }

    public int Position { get; private set; }

    /// <summary>Never wider than the parent's: see <see cref="Open"/>.</summary>
    public Audience ReadBy { get; private set; }

    public Audience WriteBy { get; private set; } = Audience.Members;

    public QuestionMode Questions { get; private set; }

    /// <summary>What a new topic's text begins with, in Markdown; empty for none.</summary>
    public string Template { get; private set; } = "";

    public int TopicCount { get; private set; }

    public int PostCount { get; private set; }

    public DateTime? LastPostAt { get; private set; }

    public void Describe(string name, string description, int hue)
    {
        Name = name;
        Description = description;
        Hue = Math.Clamp(hue, 1, Hues);
    }

    public void Take(QuestionMode questions) => Questions = questions;

    public void BeginWith(string template) => Template = template;

    public void MoveTo(int position) => Position = position;

    /// <summary>Sets who may read and write; a guest never writes, and nobody writes where they cannot read.</summary>
    public void Open(Audience readBy, Audience writeBy, Category? parent)
    {
        ReadBy = parent is null ? readBy : Max(readBy, parent.ReadBy);
        WriteBy = Max(Max(writeBy, Audience.Members), ReadBy);
    }

    private static Audience Max(Audience a, Audience b) => a > b ? a : b;
}
