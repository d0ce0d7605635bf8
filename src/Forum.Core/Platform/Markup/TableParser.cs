using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Forum.Core.Platform.Markup;

/// <summary>
/// Tables as GitHub reads them: a paragraph's last line above a row of dashes with as many columns. Markdig's own
/// finds them among the inlines, admits what GitHub does not, and takes a pipe in code for a pipe in code.
/// </summary>
internal sealed class TableParser : BlockParser
{
    /// <summary>Short rows are filled up, but a table of a thousand columns and rows stays as short as it was typed.</summary>
    private const int MaximumFilledCells = 2000;

    public TableParser() => OpeningCharacters = ['|', ':', '-'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.CurrentBlock is not ParagraphBlock paragraph || paragraph.Lines.Count == 0)
            return BlockState.None;
        // A lazy continuation of a quote is not a row in the quote.
        if (paragraph.Parent is not (MarkdownDocument or { IsOpen: true }))
            return BlockState.None;
        var line = processor.Line.AsSpan();
        if (TableRows.Columns(line) is not { } columns)
            return BlockState.None;
        var header = paragraph.Lines.Lines[paragraph.Lines.Count - 1].Slice.AsSpan();
        if ((!header.Contains('|') && !line.Contains('|')) || TableRows.Cells(header) is not { } names || names.Count != columns.Count)
            return BlockState.None;

        if (paragraph.Lines.Count == 1)
            processor.Discard(paragraph);
        else
            paragraph.Lines.RemoveAt(paragraph.Lines.Count - 1);
        processor.NewBlocks.Push(new TableLines(this, columns, names) { Column = processor.Column });
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine)
            return BlockState.BreakDiscard;
        return processor.IsCodeIndent || TableRows.StartsOtherBlock(processor.Line.AsSpan()) ? BlockState.None : BlockState.Continue;
    }

    /// <summary>Puts the table in the place of its lines.</summary>
    public override bool Close(BlockProcessor processor, Block block)
    {
        var lines = (TableLines)block;
        var parent = lines.Parent!;
        parent.Insert(parent.IndexOf(lines), TableOf(lines));
        return false;
    }

    private Table TableOf(TableLines lines)
    {
        var table = new Table(this) { IsOpen = false };
        table.ColumnDefinitions.AddRange(lines.Columns);
        table.Add(Row(lines.Header, isHeader: true));
        var fill = MaximumFilledCells;
        // The first line is the row of dashes.
        for (var i = 1; i < lines.Lines.Count; i++)
        {
            var cells = TableRows.Cells(lines.Lines.Lines[i].Slice.AsSpan());
            if (cells.Count > lines.Columns.Count)
                cells.RemoveRange(lines.Columns.Count, cells.Count - lines.Columns.Count);
            for (; cells.Count < lines.Columns.Count && fill > 0; fill--)
                cells.Add("");
            table.Add(Row(cells, isHeader: false));
        }

        return table;
    }

    private TableRow Row(List<string> cells, bool isHeader)
    {
        var row = new TableRow { IsHeader = isHeader, IsOpen = false };
        foreach (var text in cells)
        {
            var cell = new TableCell(this) { IsOpen = false };
            if (text.Length > 0)
            {
                var words = new ParagraphBlock { IsOpen = false };
                words.Lines = new StringLineGroup(text);
                cell.Add(words);
            }

            row.Add(cell);
        }

        return row;
    }

    private sealed class TableLines(BlockParser parser, List<TableColumnDefinition> columns, List<string> header) : LeafBlock(parser)
    {
        public List<TableColumnDefinition> Columns => columns;

        public List<string> Header => header;
    }
}
