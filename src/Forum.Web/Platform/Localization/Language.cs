using System.Globalization;
using Forum.Core.Platform.Settings;

namespace Forum.Web.Platform.Localization;

/// <summary>A language the forum speaks: its code, its way with numbers and dates, its plural rule.</summary>
internal sealed record Language(string Code, string Name, CultureInfo Culture, Func<decimal, string> Plural)
{
    public static readonly Language French = new("fr", "Français", CultureInfo.GetCultureInfo("fr-FR"), PluralRules.French);
    public static readonly Language English = new("en", "English", CultureInfo.GetCultureInfo("en-GB"), PluralRules.English);

    // A language of its own to whoever keeps what was said in it, and French to readers and their programs.
    private static readonly Language FrenchWithTu = French with { Wording = "fr-tu" };

    /// <summary>Those one can choose.</summary>
    public static readonly IReadOnlyList<Language> All = [French, English];

    /// <summary>Those that say the same as another, some of it in other words: what their locale files leave out is said as usual.</summary>
    public static readonly IReadOnlyList<Language> Variants = [FrenchWithTu];

    /// <summary>The name of its locale files.</summary>
    public string Wording { get; private init; } = Code;

    /// <summary>As this forum speaks it: with its own word for "you", where the language has two.</summary>
    public Language With(FormOfAddress address) => Code != French.Code ? this : address == FormOfAddress.Tu ? FrenchWithTu : French;

    public static Language? Find(string? code) => code switch
    {
        "fr" => French,
        "en" => English,
        _ => null,
    };

    /// <summary>Of something that was stored: French when it says nothing we speak.</summary>
    public static Language Of(string? code) => Find(code) ?? French;

    /// <summary>The language links to from this one: with two there is only one other.</summary>
    public Language Other => Code == French.Code ? English : French;
}
