using Forum.Core.Platform;
using Forum.Core.Platform.Settings;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Launch;

/// <summary>What an organisation says of itself, as typed, made fit to keep: the setup and the settings page ask the same.</summary>
internal static class SiteText
{
    public const string TitleMissing = "launch.site.titleMissing";
    public const string TitleLong = "launch.site.titleLong";
    public const string TaglineLong = "launch.site.taglineLong";
    public const string LanguageUnknown = "launch.site.languageUnknown";
    public const string AccentUnreadable = "launch.site.accentUnreadable";

    public static readonly string[] Languages = ["fr", "en"];

    /// <summary>The settings with the typed words in them; anything refused leaves them as they were.</summary>
    public static (SiteSettings Site, List<Refusal> Refusals) Read(SiteSettings site, string? title, string? tagline, string? language, string? accent)
    {
        var refusals = new List<Refusal>();
        var cleanTitle = CleanText.Line(title);
        if (cleanTitle.Length == 0) refusals.Add(new Refusal(TitleMissing, "title"));
        if (TextLength.IsOver(cleanTitle, SiteSettings.TitleLimit)) refusals.Add(new Refusal(TitleLong, "title").With("most", SiteSettings.TitleLimit));

        var cleanTagline = CleanText.Line(tagline);
        if (TextLength.IsOver(cleanTagline, SiteSettings.TaglineLimit)) refusals.Add(new Refusal(TaglineLong, "tagline").With("most", SiteSettings.TaglineLimit));
        if (!Languages.Contains(language)) refusals.Add(new Refusal(LanguageUnknown, "language"));

        var cleanAccent = (accent ?? "").Trim().ToLowerInvariant();
        if (!IsColour(cleanAccent)) refusals.Add(new Refusal(AccentUnreadable, "accent"));
        return refusals.Count > 0
            ? (site, refusals)
            : (site with { Title = cleanTitle, Tagline = cleanTagline, Language = language!, Accent = cleanAccent }, refusals);
    }

    private static bool IsColour(string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);
}
