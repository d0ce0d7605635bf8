namespace Forum.Core.Features.Posts;

internal enum DiffKind
{
    Same,
    Removed,
    Added,
}

internal sealed record DiffLine(DiffKind Kind, string Text);

/// <summary>What changed between two texts, line by line, by their longest common subsequence.</summary>
internal static class LineDiff
{
    // Lines squared is what it costs; texts beyond this are shown as wholly replaced in the middle.
    private const int MostCells = 1_000_000;

    public static IReadOnlyList<DiffLine> Between(string before, string after)
    {
        var old = before.Split('\n');
        var @new = after.Split('\n');
        var start = 0;
        while (start < old.Length && start < @new.Length && old[start] == @new[start]) start++;
        var end = 0;
        while (end < old.Length - start && end < @new.Length - start && old[^(end + 1)] == @new[^(end + 1)]) end++;

        return
        [
            .. old[..start].Select(l => new DiffLine(DiffKind.Same, l)),
            .. Middle(old[start..^end], @new[start..^end]),
            .. old[^end..].Select(l => new DiffLine(DiffKind.Same, l)),
        ];
    }

    private static IEnumerable<DiffLine> Middle(string[] old, string[] @new)
    {
        if ((long)old.Length * @new.Length > MostCells)
            return [.. old.Select(l => new DiffLine(DiffKind.Removed, l)), .. @new.Select(l => new DiffLine(DiffKind.Added, l))];

        var common = CommonLengths(old, @new);
        var lines = new List<DiffLine>();
        var (i, j) = (0, 0);
        while (i < old.Length || j < @new.Length)
        {
            if (i < old.Length && j < @new.Length && old[i] == @new[j])
            {
                lines.Add(new DiffLine(DiffKind.Same, old[i++]));
                j++;
            }
            else if (j == @new.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(new DiffLine(DiffKind.Removed, old[i++]));
            }
            else
            {
                lines.Add(new DiffLine(DiffKind.Added, @new[j++]));
            }
        }

        return lines;
    }

    private static int[,] CommonLengths(string[] old, string[] @new)
    {
        var lengths = new int[old.Length + 1, @new.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = @new.Length - 1; j >= 0; j--)
                lengths[i, j] = old[i] == @new[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        return lengths;
    }
}
