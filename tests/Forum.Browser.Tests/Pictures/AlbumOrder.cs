using System.Globalization;
using System.Text.RegularExpressions;

namespace Forum.Browser.Tests.Pictures;

/// <summary>Which pictures are asked for; all there are unless it is narrowed.</summary>
internal sealed partial record AlbumOrder
{
    public const string Help = """
        Pictures of every kind of page, from a forum filled with the demo community and with all that strains a page.

          --out FOLDER          where to (artifacts/pictures)
          --pages WORDS         only kinds whose name has one of these words, with commas between: home,solved-topic,sign-up
          --widths PIXELS       360,768,1280
          --schemes NAMES       light,dark
          --languages CODES     fr,en
          --script on,off       with and without JavaScript
          --accent COLOUR       the organisation's colour, #rrggbb
          --as WAY              print, forced (forced colours), large (200 % text), older (a browser from before 2024)
          --fold                only what is seen without scrolling
          --list                the kinds there are
          --stay                keep the forums and read further orders from standard input, one a line

        Styles are taken from the working tree each time: a change of CSS needs no build.
        """;

    public string Out { get; private init; } = Path.Combine("artifacts", "pictures");

    public IReadOnlyList<string> Pages { get; private init; } = [];

    public IReadOnlyList<int> Widths { get; private init; } = [360, 768, 1280];

    public IReadOnlyList<string> Schemes { get; private init; } = ["light", "dark"];

    public IReadOnlyList<string> Languages { get; private init; } = ["fr", "en"];

    public IReadOnlyList<bool> Script { get; private init; } = [true, false];

    public string? Accent { get; private init; }

    public string? Way { get; private init; }

    public bool Fold { get; private init; }

    public bool Stay { get; private init; }

    public bool ListOnly { get; private init; }

    public static AlbumOrder Read(IReadOnlyList<string> args)
    {
        var order = new AlbumOrder();
        for (var i = 0; i < args.Count; i++)
        {
            order = args[i] switch
            {
                "--fold" => order with { Fold = true },
                "--stay" => order with { Stay = true },
                "--list" => order with { ListOnly = true },
                "--out" => order with { Out = Value() },
                "--pages" => order with { Pages = Words() },
                "--widths" => order with { Widths = [.. Words().Select(word => int.Parse(word, CultureInfo.InvariantCulture))] },
                "--schemes" => order with { Schemes = Words() },
                "--languages" => order with { Languages = Words() },
                "--script" => order with { Script = [.. Words().Select(word => word == "on")] },
                "--accent" => order with { Accent = Value() },
                "--as" => order with { Way = Value() },
                var unknown => throw new ArgumentException($"{unknown} is no option."),
            };

            string Value() => ++i < args.Count ? args[i] : throw new ArgumentException($"{args[i - 1]} wants a value.");
            string[] Words() => Value().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        return order;
    }

    public static AlbumOrder Of(string? pages) => new() { Pages = pages?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [] };

    /// <summary>By name, with hyphens for spaces; a word that is a whole name means that kind only.</summary>
    public bool Wants(PageKind kind) => Pages.Count == 0
        || Pages.Any(word => PageKind.All.Any(other => Word(other) == word) ? Word(kind) == word : Word(kind).Contains(word, StringComparison.Ordinal));

    public static string Word(PageKind kind) => NoWord().Replace(kind.Name.ToLowerInvariant(), "-");

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoWord();
}
