using System.Text;
using System.Text.RegularExpressions;
using Forum.Web.Platform.Theming;

namespace Forum.Browser.Tests.Pictures;

/// <summary>The stylesheet as the working tree has it now, whatever was built.</summary>
internal static partial class FreshStyles
{
    public static string Read(string? accent, bool older)
    {
        var root = Root();
        var css = Encoding.UTF8.GetString(Stylesheet.Write(
            name => File.ReadAllText(Path.Combine(root, "src/Forum.Web", name)),
            Theme.Open(Path.Combine(root, "themes"), "default"),
            Accent.Parse(accent) ?? Accent.Default));

        // What a browser from before 2024 makes of it: a function that it does not know.
        return older ? css.Replace("light-dark(", "unknown-to-it(", StringComparison.Ordinal) : css;
    }

    [GeneratedRegex("/assets/theme-[0-9a-f]+\\.css(\\?.*)?$")]
    public static partial Regex Address();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Forum.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
