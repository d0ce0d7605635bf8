using System.CommandLine;

namespace Forum.Web.Platform.CommandLine;

/// <summary>The program's name and description, with the host settings that were said beside the command.</summary>
internal sealed class ForumRoot(IReadOnlyList<string> settings) : RootCommand("Préau, a forum. Without a command it serves the forum.")
{
    public IReadOnlyList<string> Settings => settings;

    public static ForumRoot Of(ParseResult result) => (ForumRoot)result.RootCommandResult.Command;

    /// <summary>The command as it is typed: forum user create.</summary>
    public static string Line(ParseResult result)
    {
        var line = "";
        for (var command = result.CommandResult; command.Parent is System.CommandLine.Parsing.CommandResult above; command = above) line = $" {command.Command.Name}{line}";
        return "forum" + line;
    }
}
