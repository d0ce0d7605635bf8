using Forum.Core.Platform;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Categories;

/// <summary>A category's words as typed, made fit to keep, or the reason why not.</summary>
internal static class CategoryText
{
    public const string NameMissing = "categories.refused.nameMissing";
    public const string NameTooLong = "categories.refused.nameLong";
    public const string DescriptionTooLong = "categories.refused.descriptionLong";

    public static (string Name, string Description, Refusal? Refusal) Read(string? name, string? description)
    {
        var cleanName = CleanText.Line(name);
        var cleanDescription = CleanText.Line(description);
        if (cleanName.Length == 0) return (cleanName, cleanDescription, new Refusal(NameMissing, "name"));
        if (TextLength.IsOver(cleanName, Category.NameLimit))
            return (cleanName, cleanDescription, new Refusal(NameTooLong, "name").With("most", Category.NameLimit));
        if (TextLength.IsOver(cleanDescription, Category.DescriptionLimit))
            return (cleanName, cleanDescription, new Refusal(DescriptionTooLong, "description").With("most", Category.DescriptionLimit));
        return (cleanName, cleanDescription, null);
    }
}
