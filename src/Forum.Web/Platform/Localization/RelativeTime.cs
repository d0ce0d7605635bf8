namespace Forum.Web.Platform.Localization;

/// <summary>How long ago, as one would say it; js/times.js follows the same steps.</summary>
internal static class RelativeTime
{
    // Beyond half a day people think in days: "hier" says more than "il y a 19 h".
    private static readonly TimeSpan InHours = TimeSpan.FromHours(12);

    /// <summary>When the page of somebody who reads without script would have to say it differently, to the minute, later to the hour.</summary>
    public static DateTimeOffset SameUntil(DateTimeOffset at, DateTimeOffset now)
    {
        var gone = now - at;
        var midnight = new DateTimeOffset(now.Date.AddDays(1), now.Offset);
        var next = gone < TimeSpan.FromMinutes(59.5) ? now.AddMinutes(1) : gone < InHours ? now.AddMinutes(15) : midnight;
        return next < midnight ? next : midnight;
    }

    public static string Say(Words words, DateTimeOffset at, DateTimeOffset now)
    {
        var gone = now - at;
        if (gone < TimeSpan.FromSeconds(45))
            return words["time.now"];
        if (gone < TimeSpan.FromMinutes(59.5))
            return words["time.minutes", ("count", (int)Math.Max(1, Math.Round(gone.TotalMinutes)))];
        if (gone < InHours || at.Date == now.Date)
            return words["time.hours", ("count", (int)Math.Max(1, Math.Round(gone.TotalHours)))];
        if (at.Date == now.Date.AddDays(-1))
            return words["time.yesterday"];
        if (now.Date - at.Date < TimeSpan.FromDays(7))
            return at.ToString("dddd", words.Language.Culture);
        return at.ToString(at.Year == now.Year ? "d MMMM" : "d MMMM yyyy", words.Language.Culture);
    }
}
