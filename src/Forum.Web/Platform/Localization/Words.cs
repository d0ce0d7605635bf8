using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Forum.Web.Platform.Localization;

/// <summary>
/// The forum's voice in the language of this request: <c>@Words["topics.reply"]</c>, <c>@Words["topics.replies", ("count", 3)]</c>.
/// A job or a letter that has no request sets <see cref="Language"/> itself.
/// </summary>
internal sealed class Words(WordBook book, HtmlEncoder encoder, TimeProvider clock)
{
    public Language Language { get; set; } = Language.French;

    /// <summary>Until when every "how long ago" said so far would be said the same way.</summary>
    public DateTimeOffset SameUntil { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>The zone in which dates are told.</summary>
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    // An unknown key shows itself: a page with a visible hole beats an error page; the tests look for both.
    public string this[string key] => this[key, []];

    public string this[string key, params ReadOnlySpan<(string Name, object? Value)> arguments] =>
        book.Find(Language, key) is { } message ? message.For(Language, arguments).Say(Language, arguments) : key;

    /// <summary>For sentences with links or emphasis in them; text and plain arguments are encoded.</summary>
    public IHtmlContent Html(string key, params ReadOnlySpan<(string Name, object? Value)> arguments) =>
        book.Find(Language, key) is { } message
            ? message.For(Language, arguments).Html(Language, encoder, arguments)
            : new HtmlString(encoder.Encode(key));

    public bool Has(string key) => book.Find(Language, key) is not null;

    public string Number(long number) => number.ToString("N0", Language.Culture);

    /// <summary>"22 septembre 2026".</summary>
    public string Day(DateTimeOffset at) => Local(at).ToString("d MMMM yyyy", Language.Culture);

    /// <summary>"22 septembre 2026 à 10 h 12".</summary>
    public string Moment(DateTimeOffset at)
    {
        var local = Local(at);
        return this["time.moment", ("day", Day(at)), ("hour", local.ToString("%H", Language.Culture)), ("minute", local.ToString("mm", Language.Culture))];
    }

    /// <summary>"il y a 12 min", "hier", "lundi", "22 septembre".</summary>
    public string Ago(DateTimeOffset at)
    {
        var now = Local(clock.GetUtcNow());
        TellUntil(RelativeTime.SameUntil(Local(at), now));
        return RelativeTime.Say(this, Local(at), now);
    }

    /// <summary>Something is said that was put into words before, and is true until then.</summary>
    public void TellUntil(DateTimeOffset end)
    {
        if (end < SameUntil) SameUntil = end;
    }

    /// <summary>"dans 12 secondes", "dans 3 heures"; rounded up, so that nobody comes too early.</summary>
    public string In(TimeSpan wait) => wait switch
    {
        { TotalSeconds: <= 90 } => this["time.in.seconds", ("count", (int)Math.Max(1, Math.Ceiling(wait.TotalSeconds)))],
        { TotalMinutes: <= 90 } => this["time.in.minutes", ("count", (int)Math.Ceiling(wait.TotalMinutes))],
        _ => this["time.in.hours", ("count", (int)Math.Ceiling(wait.TotalHours))],
    };

    /// <summary>The relative time with the exact one behind it; the page's script keeps it fresh.</summary>
    public IHtmlContent Time(DateTimeOffset at)
    {
        var stamp = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return new HtmlString($"<time datetime=\"{stamp}\" title=\"{encoder.Encode(Moment(at))}\">{encoder.Encode(Ago(at))}</time>");
    }

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);
}
