using System.Globalization;

namespace Forum.Web.Platform.Localization;

/// <summary>A language the forum speaks: its code, its way with numbers and dates, its plural rule.</summary>
internal sealed record Language(string Code, string Name, CultureInfo Culture, Func<decimal, string> Plural)
{
    public static readonly Language French = new("fr", "Français", CultureInfo.GetCultureInfo("fr-FR"), PluralRules.French);
    public static readonly Language English = new("en", "English", CultureInfo.GetCultureInfo("en-GB"), PluralRules.English);

    public static readonly IReadOnlyList<Language> All = [French, English];

    public static Language? Find(string? code) => code switch
    {
        "fr" => French,
        "en" => English,
        _ => null,
    };

    /// <summary>Of something that was stored: French when it says nothing we speak.</summary>
    public static Language Of(string? code) => Find(code) ?? French;

    /// <summary>The language links to from this one: with two there is only one other.</summary>
    public Language Other => this == French ? English : French;
}
