using Forum.Core.Platform;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Groups;

/// <summary>A group's words as typed, made fit to keep; and everything that is wrong with them, at once.</summary>
internal sealed record GroupText(string Name, string Title, string Description, IReadOnlyList<Refusal> Unfit)
{
    public const string NameMissing = "groups.refused.nameMissing";
    public const string NameTooLong = "groups.refused.nameLong";
    public const string TitleTooLong = "groups.refused.titleLong";
    public const string DescriptionTooLong = "groups.refused.descriptionLong";

    public static GroupText Read(string? name, string? title, string? description)
    {
        var (cleanName, cleanTitle, cleanDescription) = (CleanText.Line(name), CleanText.Line(title), CleanText.Line(description));
        var unfit = new List<Refusal>();
        if (cleanName.Length == 0) unfit.Add(new Refusal(NameMissing, "name"));
        if (TextLength.IsOver(cleanName, Group.NameLimit)) unfit.Add(new Refusal(NameTooLong, "name").With("most", Group.NameLimit));
        if (TextLength.IsOver(cleanTitle, Group.TitleLimit)) unfit.Add(new Refusal(TitleTooLong, "title").With("most", Group.TitleLimit));
        if (TextLength.IsOver(cleanDescription, Group.DescriptionLimit)) unfit.Add(new Refusal(DescriptionTooLong, "description").With("most", Group.DescriptionLimit));
        return new GroupText(cleanName, cleanTitle, cleanDescription, unfit);
    }
}
