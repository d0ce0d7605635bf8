using System.Text;
using Markdig.Extensions.Tables;

namespace Forum.Core.Platform.Markup;

/// <summary>The lines of a table as cells: pipes divide them, even inside code, unless a backslash stands before.</summary>
internal static class TableRows
{
    public static List<string> Cells(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        if (text.StartsWith("|"))
            text = text[1..];
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '|')
            {
                cell.Append('|');
                i++;
            }
            else if (text[i] == '|')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                if (i == text.Length - 1)
                    return cells;
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }

    /// <summary>Null when the line is no row of dashes.</summary>
    public static List<TableColumnDefinition>? Columns(ReadOnlySpan<char> line)
    {
        if (line.IndexOfAnyExcept(" \t|:-") >= 0 || !line.Contains('-'))
            return null;
        var columns = new List<TableColumnDefinition>();
        foreach (var cell in Cells(line))
        {
            if (cell.Trim(':') is not { Length: > 0 } dashes || dashes.AsSpan().IndexOfAnyExcept('-') >= 0 || cell.Length - dashes.Length > 2 || cell.StartsWith("::", StringComparison.Ordinal) || cell.EndsWith("::", StringComparison.Ordinal))
                return null;
            columns.Add(new TableColumnDefinition
            {
                Alignment = (cell[0], cell[^1]) switch
                {
                    (':', ':') => TableColumnAlign.Center,
                    (':', _) => TableColumnAlign.Left,
                    (_, ':') => TableColumnAlign.Right,
                    _ => null,
                },
            });
        }

        return columns;
    }

    /// <summary>A row ends where another block begins.</summary>
    public static bool StartsOtherBlock(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(' ');
        return text[0] switch
        {
            '>' => true,
            '#' => text.TrimStart('#') is var rest && text.Length - rest.Length <= 6 && (rest.IsEmpty || rest[0] is ' ' or '\t'),
            '`' or '~' => text.Length >= 3 && text[1] == text[0] && text[2] == text[0],
            '-' or '*' or '+' or '_' => text.Length == 1 || text[1] is ' ' or '\t' || IsRule(text),
            '<' => text.Length > 1 && text[1] is '!' or '?' or '/' || text.StartsWith("<details", StringComparison.OrdinalIgnoreCase),
            '[' => text.StartsWith("[quote", StringComparison.OrdinalIgnoreCase) || text.StartsWith("[spoiler]", StringComparison.OrdinalIgnoreCase) || text.StartsWith("[details", StringComparison.OrdinalIgnoreCase) || text.StartsWith("[^"),
            >= '0' and <= '9' => text.TrimStart("0123456789") is [('.' or ')'), ' ' or '\t', ..],
            _ => false,
        };
    }

    private static bool IsRule(ReadOnlySpan<char> text) =>
        text.Count(text[0]) >= 3 && text.IndexOfAnyExcept(text[0], ' ', '\t') < 0;
}
