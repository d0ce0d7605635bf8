using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Forum.Core.Platform.Markup;

internal sealed partial class PostWriter
{
    private const int LongestTableName = 100;

    private void Table(Table table)
    {
        Line();
        Open("div").Attribute("class", "wide").Attribute("tabindex", "0").Attribute("role", "region").Attribute("aria-label", NameOf(table));
        Raw(">\n<table>\n");
        var inBody = false;
        foreach (var row in table.OfType<TableRow>())
        {
            if (row.IsHeader)
            {
                Raw("<thead>\n");
            }
            else if (!inBody)
            {
                Raw("<tbody>\n");
                inBody = true;
            }

            Row(table, row);
            if (row.IsHeader)
                Raw("</thead>\n");
        }

        Raw(inBody ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n");
    }

    private void Row(Table table, TableRow row)
    {
        Raw("<tr>\n");
        var before = tight;
        tight = true;
        for (var i = 0; i < row.Count; i++)
        {
            var tag = row.IsHeader ? "th" : "td";
            Open(tag);
            if (row.IsHeader)
                Attribute("scope", "col");
            Attribute("class", Alignment(table, i)).Close();
            Blocks((ContainerBlock)row[i]);
            Raw("</").Raw(tag).Raw(">\n");
        }

        tight = before;
        Raw("</tr>\n");
    }

    private static string? Alignment(Table table, int column) =>
        column >= table.ColumnDefinitions.Count ? null : table.ColumnDefinitions[column].Alignment switch
        {
            TableColumnAlign.Left => "align-left",
            TableColumnAlign.Center => "align-center",
            TableColumnAlign.Right => "align-right",
            _ => null,
        };

    /// <summary>Its own headings name a table better than a word for all tables could.</summary>
    private string NameOf(Table table)
    {
        var header = table.OfType<TableRow>().FirstOrDefault(row => row.IsHeader);
        var cells = header?.OfType<TableCell>()
            .Select(cell => InlineText.Of((cell.FirstOrDefault() as LeafBlock)?.Inline).Trim())
            .Where(text => text.Length > 0) ?? [];
        var name = string.Join(", ", cells);
        if (name.Length == 0)
            return options.Labels.Table;
        return name.Length <= LongestTableName ? name : Excerpts.Cut(name, LongestTableName);
    }
}
