namespace Forum.Core.Features.Categories;

/// <summary>The text that a category gives new topics to begin with.</summary>
internal static class CategoryTemplate
{
    public const string NothingOwn = "topics.refused.onlyTemplate";

    /// <summary>Nothing of one's own in it: every line stands in the template, though some of those may be gone.</summary>
    public static bool IsAll(string template, string? text)
    {
        if (template.Length == 0) return false;

        var given = Lines(template).ToHashSet(StringComparer.Ordinal);
        return Lines(text ?? "").All(given.Contains);
    }

    /// <summary>What somebody wrote, with the template below it unless that is there already.</summary>
    public static string? Add(CategoryTree tree, CategoryNode category, string? text)
    {
        var begun = Begin(tree, category, text);
        return begun == category.Template || category.Template.Length == 0 || IsAll(begun ?? "", category.Template) ? begun : $"{begun!.TrimEnd()}\n\n{category.Template}";
    }

    /// <summary>
    /// A text that goes into a category: its template where there is nothing of one's own yet, be it that another category's stands there;
    /// else what one wrote, as it is.
    /// </summary>
    public static string? Begin(CategoryTree tree, CategoryNode? category, string? text) =>
        string.IsNullOrWhiteSpace(text) || tree.All.Any(c => IsAll(c.Template, text)) ? category?.Template : text;

    private static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
