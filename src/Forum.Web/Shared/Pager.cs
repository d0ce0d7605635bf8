namespace Forum.Web.Shared;

/// <summary>
/// Numbered pages (<c>_Pager</c>): first, last, and those around the current one, each a real link.
/// <paramref name="Path"/> has no page in it; lists that go on beyond their last number say where in <paramref name="Older"/>.
/// </summary>
internal sealed record Pager(string Path, int Current, int Last, string? Older = null)
{
    // Beside the current page; the line then fits a phone.
    private const int Around = 1;

    public string Url(int page) => page == 1 ? Path : $"{Path}{(Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}";

    public string? Previous => Current > 1 ? Url(Current - 1) : null;

    public string? Next => Current < Last ? Url(Current + 1) : Older;

    public bool Needed => Last > 1 || Older is not null;

    /// <summary>The numbers to show; null where some are left out.</summary>
    public IEnumerable<int?> Numbers()
    {
        var shown = new SortedSet<int> { 1, Last };
        for (var page = Current - Around; page <= Current + Around; page++)
            if (page >= 1 && page <= Last)
                shown.Add(page);

        var before = 0;
        foreach (var page in shown)
        {
            if (page == before + 2)
                yield return before + 1;
            else if (page > before + 2)
                yield return null;
            yield return before = page;
        }
    }
}
