namespace Forum.Web.Platform.Localization;

/// <summary>The CLDR cardinal rules of the languages we speak, no more.</summary>
internal static class PluralRules
{
    public static readonly IReadOnlyList<string> Forms = ["zero", "one", "two", "few", "many", "other"];

    /// <summary>0, 1 and 1.5 are singular; whole millions take "de" ("un million de messages").</summary>
    public static string French(decimal count)
    {
        var whole = decimal.Truncate(Math.Abs(count));
        if (whole is 0 or 1)
            return "one";
        return whole == Math.Abs(count) && whole % 1_000_000 == 0 ? "many" : "other";
    }

    public static string English(decimal count) => count == 1 ? "one" : "other";
}
