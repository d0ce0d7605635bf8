using System.Globalization;
using Forum.Core.Features.Demo.Drawing;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Demo;

/// <summary>
/// Reads the story from the files beside this one: one for the people, one for each category. A line <c>=== title</c> begins
/// a topic; a line <c>--- author days time</c> begins a post, with what is said of it after: <c>#tag</c>, <c>+likes</c>,
/// <c>re:number</c>, <c>ok</c> for the accepted answer, <c>closed</c> and <c>pin</c>.
/// </summary>
internal static class DemoFiles
{
    public static readonly IReadOnlyList<string> Languages = ["fr", "en"];

    private const string TopicMark = "=== ";
    private const string PostMark = "--- ";

    // Fields have one line each; a template has several.
    private const string NewLine = "\\n";

    public static DemoStory Read(string language)
    {
        var site = Fields(Lines($"{language}/site.txt"));
        var people = Rows($"{language}/people.txt").Select(Person).ToList();
        var prefix = Prefix + language + "/";
        var categories = typeof(DemoFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && char.IsAsciiDigit(name[prefix.Length]))
            .Order(StringComparer.Ordinal)
            .Select(name => Category(name[prefix.Length..^4], Lines(name[Prefix.Length..])))
            .ToList();
        return new DemoStory(site["title"], site["tagline"], people, categories);
    }

    /// <summary>Faces by username; they are the same in every language.</summary>
    public static IReadOnlyDictionary<string, Face> Faces() => Rows("faces.txt").ToDictionary(row => row[..row.IndexOf(' ', StringComparison.Ordinal)], Face.Read);

    private static string Prefix => $"{typeof(DemoFiles).Namespace}/";

    private static string[] Lines(string file)
    {
        using var reader = new StreamReader(typeof(DemoFiles).Assembly.GetManifestResourceStream(Prefix + file)!);
        return reader.ReadToEnd().TrimEnd().ReplaceLineEndings("\n").Split('\n');
    }

    private static IEnumerable<string> Rows(string file) => Lines(file).Where(line => line.Length > 0 && line[0] != '#');

    private static DemoPerson Person(string line)
    {
        var parts = line.Split(" | ");
        return new DemoPerson(parts[0], parts[1], Enum.Parse<Role>(parts[2], ignoreCase: true), parts[3], Number(parts[4]), parts[5]);
    }

    /// <summary>The file is called 04-web: its place among the others, and the address.</summary>
    private static DemoCategory Category(string file, string[] lines)
    {
        var start = Array.FindIndex(lines, line => line.Length == 0);
        var fields = Fields(lines[..start]);
        var category = new DemoCategory(file[(file.IndexOf('-', StringComparison.Ordinal) + 1)..], fields["name"])
        {
            Description = fields["description"],
            Parent = fields.GetValueOrDefault("parent"),
            Hue = Number(fields["hue"]),
            AsksQuestions = fields.ContainsKey("questions"),
            Template = fields.GetValueOrDefault("template", "").Replace(NewLine, "\n", StringComparison.Ordinal),
            IsForTeam = fields.GetValueOrDefault("readers") == "team",
        };
        foreach (var part in Parts(lines[start..], TopicMark)) category.Topics.Add(Topic(part));
        return category;
    }

    private static DemoTopic Topic(string[] lines)
    {
        var posts = Parts(lines, PostMark).ToList();
        var words = posts[0][0].Split(' ');
        var topic = new DemoTopic(lines[0][TopicMark.Length..])
        {
            Tags = [.. words.Where(word => word[0] == '#').Select(word => word[1..])],
            IsClosed = words.Contains("closed"),
            IsPinned = words.Contains("pin"),
        };
        topic.Posts.AddRange(posts.Select(Post));
        return topic;
    }

    private static DemoPost Post(string[] lines)
    {
        var words = lines[0][PostMark.Length..].Split(' ');
        return new DemoPost(words[0], Number(words[1]), TimeOnly.ParseExact(words[2], "HH:mm", CultureInfo.InvariantCulture))
        {
            ReplyTo = words.FirstOrDefault(word => word.StartsWith("re:", StringComparison.Ordinal)) is { } to ? Number(to[3..]) : null,
            Likes = words.FirstOrDefault(word => word[0] == '+') is { } likes ? Number(likes[1..]) : 0,
            IsAnswer = words.Contains("ok"),
            Markdown = string.Join('\n', lines[1..]).Trim(),
        };
    }

    /// <summary>From each line with the mark up to the next.</summary>
    private static IEnumerable<string[]> Parts(string[] lines, string mark)
    {
        var starts = Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith(mark, StringComparison.Ordinal)).Append(lines.Length).ToList();
        return starts.Zip(starts.Skip(1), (from, to) => lines[from..to]);
    }

    private static Dictionary<string, string> Fields(string[] lines) => lines
        .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
        .ToDictionary(field => field[0], field => field[1]);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
