using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Forum.Web.Tests.Platform.Theming;

public sealed partial class SpriteTests
{
    [Fact]
    public void every_icon_that_a_view_draws_is_in_the_sprite()
    {
        var sprite = XDocument.Load(Path.Combine(Web, "wwwroot/icons/icons.svg"));
        var drawn = sprite.Descendants().Attributes("id").Select(id => id.Value).ToHashSet();
        var missing = from view in Directory.EnumerateFiles(Web, "*.cshtml", SearchOption.AllDirectories)
                      from Match icon in Icon().Matches(File.ReadAllText(view))
                      where !drawn.Contains(icon.Groups[1].Value)
                      select $"{Path.GetFileName(view)}: {icon.Groups[1].Value}";
        missing.ShouldBeEmpty();
    }

    internal static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Forum.sln")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }

    private static string Web => Path.Combine(Root, "src/Forum.Web");

    [GeneratedRegex("""Icons(?:\.Named\(|\[)"([a-z]+)""")]
    private static partial Regex Icon();
}
