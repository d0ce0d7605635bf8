using System.Text;

namespace Forum.Web.Platform.Theming;

/// <summary>Puts the core's and the theme's files together into the one sheet that readers fetch.</summary>
internal static class Stylesheet
{
    private const string Layers = "@layer reset, tokens, base, components, features, theme, site;\n";

    /// <summary>Core files in the order in which they build on each other; within a layer the later wins.</summary>
    public static readonly IReadOnlyList<string> Core =
    [
        "reset", "base", "structure", "faces", "controls", "frame", "lists", "menus", "forms", "prose", "figures",
        "home", "category", "topic", "compose", "search", "profile", "notifications", "accounts", "admin", "moderation", "errors", "media",
    ];

    public static byte[] Write(Func<string, string> core, Theme theme, Accent accent)
    {
        var sheet = new StringBuilder(Layers);
        foreach (var name in Core)
            sheet.Append(core($"wwwroot/css/{name}.css"));
        foreach (var file in theme.Sheets)
            sheet.Append(file);
        sheet.Append(accent.Sheet());
        return Encoding.UTF8.GetBytes(Minify(sheet.ToString()));
    }

    /// <summary>Comments and spare white space out; anything subtler belongs to compression. Strings stay as they are.</summary>
    /// <exception cref="FormatException">A comment or a string does not end.</exception>
    public static string Minify(string css)
    {
        var min = new StringBuilder(css.Length);
        for (var at = 0; at < css.Length; at++)
        {
            var here = css[at];
            if (here == '/' && at + 1 < css.Length && css[at + 1] == '*')
            {
                var end = css.IndexOf("*/", at + 2, StringComparison.Ordinal);
                at = end >= 0 ? end + 1 : throw Endless("comment", css, at);
                continue;
            }
            if (here is '"' or '\'')
            {
                var end = EndOfString(css, at);
                min.Append(css, at, end - at + 1);
                at = end;
                continue;
            }
            if (!char.IsWhiteSpace(here))
            {
                if (here is '{' or '}' or ';' && min.Length > 0 && min[^1] == ' ')
                    min.Length--;
                if (here == '}' && min.Length > 0 && min[^1] == ';')
                    min.Length--;
                min.Append(here);
            }
            else if (min.Length > 0 && min[^1] is not (' ' or '{' or '}' or ';' or ':' or ','))
                min.Append(' ');
        }
        return min.ToString().TrimEnd();
    }

    private static int EndOfString(string css, int start)
    {
        for (var at = start + 1; at < css.Length; at++)
        {
            if (css[at] == '\\') at++;
            else if (css[at] == css[start]) return at;
        }
        throw Endless("string", css, start);
    }

    private static FormatException Endless(string what, string css, int start) =>
        new($"the {what} that begins in line {css.AsSpan(0, start).Count('\n') + 1} does not end.");
}
