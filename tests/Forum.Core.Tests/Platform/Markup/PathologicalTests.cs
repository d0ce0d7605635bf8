using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Forum.Core.Platform.Markup;
using Forum.Testing;

namespace Forum.Core.Tests.Platform.Markup;

/// <summary>
/// Inputs that made parsers slow, each as long as a post may be. Processor time of the process is measured, so
/// nothing else may run meanwhile.
/// </summary>
[Collection(nameof(Alone))]
public sealed class PathologicalTests
{
    private const int LongestPost = 32_000;
    private const double Limit = 250;

    [Fact]
    public void the_worst_posts_take_a_quarter_of_a_second_at_most()
    {
        var slow = new List<string>();
        foreach (var (name, text) in Inputs())
        {
            var first = Post.Html(text);
            var time = Best(() => Post.Html(text).ShouldBe(first));
            if (time > Limit)
                slow.Add($"{name}: {time:F0} ms");
        }

        slow.ShouldBeEmpty();
    }

    /// <summary>What the work costs is the least that it ever took; the rest is the machine's other business, which busy machines have much of.</summary>
    private static double Best(Action render)
    {
        const int usual = 3, most = 60;
        var best = double.MaxValue;
        for (var n = 0; n < usual || (n < most && best > Limit); n++) best = Math.Min(best, Milliseconds(render));
        return best;
    }

    private static double Milliseconds(Action render)
    {
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        render();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }

    private static IEnumerable<(string Name, string Text)> Inputs()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Corpora.Path("commonmark", "pathological.json")));
        return [.. json.RootElement.EnumerateArray().SelectMany(Cut), .. Own().Select(own => (own.Name, Cut(own.Text)))];
    }

    /// <summary>Cut as it is, and with its end kept, which is what makes some of them slow.</summary>
    private static IEnumerable<(string Name, string Text)> Cut(JsonElement input)
    {
        var name = input.GetProperty("name").GetString()!;
        if (!input.TryGetProperty("parts", out var parts))
        {
            yield return (name, Cut(Generated(name)));
            yield break;
        }

        var pieces = parts.EnumerateArray().Select(part => (Text: part[0].GetString()!, Times: part[1].GetInt32())).ToList();
        yield return (name, Cut(Joined(pieces, 1)));
        var length = pieces.Sum(piece => piece.Text.Length * piece.Times);
        if (pieces.Count > 1 && length > LongestPost)
            yield return (name + " (shrunk)", Cut(Joined(pieces, (double)LongestPost / length)));
    }

    private static string Joined(IEnumerable<(string Text, int Times)> pieces, double share) =>
        string.Concat(pieces.Select(piece => new StringBuilder().Insert(0, piece.Text, Math.Max(1, (int)(piece.Times * share))).ToString()));

    private static string Cut(string text) => text.Length <= LongestPost ? text : text[..LongestPost];

    private static string Generated(string name) => name switch
    {
        "nested lists, each two spaces deeper" => string.Concat(Enumerable.Range(0, 1000).Select(x => new string(' ', 2 * x) + "* a\n")),
        "growing backtick runs" => string.Concat(Enumerable.Range(1, 300).Select(x => "e" + new string('`', x))),
        "many reference definitions, then uses of the first" => Repeat("[x]: u\n", 3000) + Repeat("[0] ", 2500),
        "deep table" => Repeat("|a", 1000) + "|\n" + Repeat("|-", 1000) + "|\n" + Repeat("|a\n", 9000),
        _ => throw new InvalidOperationException($"A new input, and no text for it: {name}"),
    };

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    /// <summary>The same for what this forum adds.</summary>
    private static IEnumerable<(string Name, string Text)> Own()
    {
        string[] repeated =
        [
            "[quote]\n", "[quote=\"a, post:1, topic:2\"]\n> ", "[spoiler]a", "[/quote]", "[details=\"a\"]a[/details]\n", "||a ", "|| ", "@a", "@a ", "#a/b ", "#a/",
            ":a", ":smile:", "a@", "a@b.c ", "a.@", "https://a.b/(", "https://a.b/))", "www.a.b&a;", "http://", "*www.a.b", "[https://a.b ", "[^1]: a\n", "[^1]\n\n[^1]: a\n\n",
            "- [ ] ", "- [x] a\n", "|a\n", "|a|b\n-|-\n", "| \\| ", "a|b\n-|-\na|b\n\n", "![a|1x1](/uploads/a)", "![](", "[![a](b)](c) ", "« ", " !", " ? : ", "\uE000", "&#xE000;", "&#xE0",
            "<b>", "<i><b>", "<p>", "<p><b>", "</p>", "</b>", "<table>", "<table><tr><td>", "<ruby><rt>", "<details><summary>", "<a>", "<li>", "<ul><li>", "<b><p>", "<i></b>",
            "<svg>", "<math>", "<svg><p>", "<template>", "<select>", "<font color=a>", "<nobr>", "<button>", "<form>", "<h1>", "<!--", "<script>", "<b a=1 b=2 c=3>", "<dd>", "<s><u><i><em><b><p>",
            "<code><nobr><p>", "<b></p>", "<pre>\n", "\n\n<pre>\n\n\n", "<blockquote>", "<option>", "<frameset>", "<body a=b>", "<i><div>", "<b><table><i>", "<table><b>", "**a", "~~a", "~a~ ", "~~", "`", "`a", "\\", "&amp", "&", "<", "<a", "<a href=\"", "[a]: b\n", "[a]:", "    a\n", "1. ", "1) a\n", "> > a\n", "- - ", "# ", "a\n=\n", "***\n", "\t", " ", "\n", "e\u0301", "👩‍👩‍👧",
        ];
        return repeated.Select(text => (text.ReplaceLineEndings("⏎"), Repeat(text, (LongestPost / text.Length) + 1)));
    }

    /// <summary>Keeps other tests from running beside a measurement.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
