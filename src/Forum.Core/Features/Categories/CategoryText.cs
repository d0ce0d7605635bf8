using System.Globalization;
using System.Text;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Categories;

/// <summary>A category's words as typed, made fit to keep, or the reason why not.</summary>
internal static class CategoryText
{
    public const string NameMissing = "categories.refused.nameMissing";
    public const string NameTaken = "categories.refused.nameTaken";
    public const string NameTooLong = "categories.refused.nameLong";
    public const string DescriptionTooLong = "categories.refused.descriptionLong";
    public const string TemplateTooLong = "categories.refused.templateLong";

    /// <summary>A template that is null was not spoken of.</summary>
    public static (string Name, string Description, string? Template, Refusal? Refusal) Read(string? name, string? description, string? template)
    {
        var cleanName = CleanText.Line(name);
        var cleanDescription = CleanText.Line(description);
        var unfitName = cleanName.Length == 0 ? new Refusal(NameMissing, "name")
            : TextLength.IsOver(cleanName, Category.NameLimit) ? new Refusal(NameTooLong, "name").With("most", Category.NameLimit) : null;
        var unfitDescription = TextLength.IsOver(cleanDescription, Category.DescriptionLimit)
            ? new Refusal(DescriptionTooLong, "description").With("most", Category.DescriptionLimit) : null;
        var cleanTemplate = template is null ? null : CleanText.Lines(template).TrimStart('\n');
        var unfitTemplate = cleanTemplate is not null && TextLength.IsOver(cleanTemplate, Category.TemplateLimit)
            ? new Refusal(TemplateTooLong, "template").With("most", Category.TemplateLimit) : null;
        return (cleanName, cleanDescription, cleanTemplate, Refusal.Of(unfitName, unfitDescription, unfitTemplate));
    }

    /// <summary>Two names that people take for one: case and accents make no difference.</summary>
    public static string KeyOf(string name) =>
        string.Concat(CleanText.Line(name).Normalize(NormalizationForm.FormKD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToUpperInvariant();

    /// <summary>Why a category cannot be called so among those beside it; null when it can.</summary>
    public static async Task<Refusal?> Taken(Write write, string name, long? parentId, long exceptId, CancellationToken ct)
    {
        var key = KeyOf(name);
        var beside = await write.Db.Categories.Where(c => c.ParentId == parentId && c.Id != exceptId).Select(c => c.Name).ToListAsync(ct);
        return beside.Find(other => KeyOf(other) == key) is { } taken ? new Refusal(NameTaken, "name").With("name", taken) : null;
    }
}
