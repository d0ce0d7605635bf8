using System.CommandLine;
using Forum.Web.Platform.Host;

namespace Forum.Web.Platform.CommandLine;

/// <summary>What the command line does not know itself goes to the host, as long as it looks like a setting: --urls http://… or --Forum:DataPath=….</summary>
internal static class HostArguments
{
    public const int WrongUsage = 2;

    private static readonly HashSet<string> OfTheHost = new(StringComparer.OrdinalIgnoreCase) { "urls", "http_ports", "environment", "contentRoot", "applicationName" };

    /// <summary>Takes the settings out before anything is parsed: standing before a command's own words, one would be taken for the first of them.</summary>
    public static (IReadOnlyList<string> Settings, IReadOnlyList<string> Words) Split(IReadOnlyList<string> args)
    {
        var (settings, words) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Count; i++)
        {
            if (!IsNamed(args[i]))
            {
                words.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (HasValueBehind(args, i)) settings.Add(args[++i]);
        }

        return (settings, words);
    }

    public static async Task<int> Serve(ParseResult result)
    {
        if (Stray(result) is not { } stray) return await Server.Run(ForHost(result));

        await result.InvocationConfiguration.Error.WriteLineAsync(stray.StartsWith('-') ? $"“{stray}” is no setting. Settings look like --urls=http://localhost:9000 or --Forum:DataPath=/var/lib/forum." : $"There is no command “{stray}”. See forum --help.");
        return WrongUsage;
    }

    /// <summary>What the host reads, as it expects it.</summary>
    public static string[] ForHost(ParseResult result) => [.. ForumRoot.Of(result).Settings, .. result.UnmatchedTokens];

    /// <summary>Says which word makes no sense here, if one does.</summary>
    public static async Task<bool> Refuse(ParseResult result)
    {
        if (Stray(result) is not { } stray) return false;

        await result.InvocationConfiguration.Error.WriteLineAsync($"“{stray}” is not understood. See {ForumRoot.Line(result)} --help.");
        return true;
    }

    /// <summary>The first word that is neither a setting nor its value; a slip in an option's name must not pass for an argument either.</summary>
    private static string? Stray(ParseResult result) =>
        result.CommandResult.Children.OfType<System.CommandLine.Parsing.ArgumentResult>().SelectMany(argument => argument.Tokens)
            .Select(token => token.Value).FirstOrDefault(value => value.StartsWith("--", StringComparison.Ordinal))
        ?? Stray(result.UnmatchedTokens);

    private static string? Stray(IReadOnlyList<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsSetting(tokens[i])) return tokens[i];
            if (HasValueBehind(tokens, i)) i++;
        }

        return null;
    }

    private static bool HasValueBehind(IReadOnlyList<string> tokens, int i) =>
        !tokens[i].Contains('=', StringComparison.Ordinal) && i + 1 < tokens.Count && !tokens[i + 1].StartsWith("--", StringComparison.Ordinal);

    /// <summary>A slip such as <c>doctor --fxi</c> or <c>--Forum__DataPath=…</c> must not pass for a setting that nobody reads. Nothing is lost with an empty one (a test host passes whole sections so).</summary>
    private static bool IsSetting(string token) => IsNamed(token) || (token.StartsWith("--", StringComparison.Ordinal) && token.Length > 3 && token.EndsWith('='));

    private static bool IsNamed(string token) =>
        token.StartsWith("--", StringComparison.Ordinal)
        && token[2..].Split('=')[0] is { Length: > 0 } name
        && (name.Contains(':', StringComparison.Ordinal) || OfTheHost.Contains(name));
}
