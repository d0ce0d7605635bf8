using System.CommandLine;
using Forum.Web.Platform.Host;

namespace Forum.Web.Platform.CommandLine;

/// <summary>What the command line does not know itself goes to the host, as long as it looks like a setting: --urls http://… or --Forum:DataPath=….</summary>
internal static class HostArguments
{
    public const int WrongUsage = 2;

    public static async Task<int> Serve(ParseResult result)
    {
        var tokens = result.UnmatchedTokens;
        if (Stray(tokens) is not { } stray) return await Server.Run([.. tokens]);

        await result.InvocationConfiguration.Error.WriteLineAsync($"There is no command “{stray}”. See forum --help.");
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

    private static bool IsSetting(string token) => token.StartsWith("--", StringComparison.Ordinal) && token.Length > 2;
}
