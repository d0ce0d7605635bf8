using System.CommandLine;
using Forum.Web.Platform.Host;

namespace Forum.Web.Platform.CommandLine;

/// <summary>What the command line does not know itself goes to the host, as long as it looks like a setting: --urls http://… or --Forum:DataPath=….</summary>
internal static class HostArguments
{
    public const int WrongUsage = 2;

    private static readonly HashSet<string> OfTheHost = new(StringComparer.OrdinalIgnoreCase) { "urls", "http_ports", "environment", "contentRoot", "applicationName" };

    public static async Task<int> Serve(ParseResult result)
    {
        var tokens = result.UnmatchedTokens;
        if (Stray(tokens) is not { } stray) return await Server.Run([.. tokens]);

        await result.InvocationConfiguration.Error.WriteLineAsync(stray.StartsWith('-') ? $"“{stray}” is no setting. Settings look like --urls=http://localhost:9000 or --Forum:DataPath=/var/lib/forum." : $"There is no command “{stray}”. See forum --help.");
        return WrongUsage;
    }

    /// <summary>The first word that is neither a setting nor its value.</summary>
    public static string? Stray(IReadOnlyList<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsSetting(tokens[i])) return tokens[i];
            if (!tokens[i].Contains('=', StringComparison.Ordinal) && i + 1 < tokens.Count && !IsSetting(tokens[i + 1])) i++;
        }

        return null;
    }

    /// <summary>A slip such as <c>doctor --fxi</c> or <c>--Forum__DataPath=…</c> must not pass for a setting that nobody reads. Nothing is lost with an empty one (a test host passes whole sections so).</summary>
    private static bool IsSetting(string token) =>
        token.StartsWith("--", StringComparison.Ordinal)
        && token[2..].Split('=')[0] is { Length: > 0 } name
        && (name.Contains(':', StringComparison.Ordinal) || OfTheHost.Contains(name) || token.EndsWith('='));
}
