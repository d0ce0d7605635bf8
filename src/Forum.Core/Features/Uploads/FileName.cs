using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Uploads;

/// <summary>What a sent file calls itself, made fit to keep: a name and never a path.</summary>
internal static class FileName
{
    private const string Unfit = "<>:\"|?*";

    public static string Of(string? sent, string extension)
    {
        var name = CleanText.Line(sent);
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = name.LastIndexOf('.');
        if (dot >= 0) name = name[..dot];
        name = string.Concat(name.Where(c => !Unfit.Contains(c))).Trim('.', ' ');

        var most = Upload.NameLimit - extension.Length - 1;
        name = CleanText.WellFormed(name.Length > most ? name[..most] : name).TrimEnd('\uFFFD', ' ', '.');
        return $"{(name.Length == 0 ? Nameless : name)}.{extension}";
    }

    /// <summary>The words of a name, for where it is read and not saved.</summary>
    public static string Words(string name) => Path.GetFileNameWithoutExtension(name).Replace('_', ' ').Replace('-', ' ').Trim() is { Length: > 0 } words ? words : name;

    // The same in every language; people rarely see it.
    private const string Nameless = "file";
}
