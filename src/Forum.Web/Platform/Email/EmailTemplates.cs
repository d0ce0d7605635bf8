using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Platform.Email;

/// <summary>
/// Puts a letter of the outbox into the words of its reader. Every template has the keys <c>mail.{template}.subject</c> and
/// <c>.text</c>; one with a link also has <c>.action</c> and <c>.after</c>. The data fill the blanks.
/// </summary>
internal sealed class EmailTemplates(WordBook book, HtmlEncoder encoder, TimeProvider time, SettingsStore settings, HostSettings host, IServiceProvider services)
    : ILetterWriter
{
    private const string TestTemplate = "test";

    public string Origin => Addresses.ForPeople(services, host);

    public async Task<string> SenderName(CancellationToken ct) => (await settings.Get<SiteSettings>(ct)).Title;

    public async Task<WrittenEmail> Write(Core.Platform.Email.Email mail, CancellationToken ct) => Write(mail, await settings.Get<SiteSettings>(ct), Origin);

    public async Task<WrittenEmail> WriteTest(string to, string language, CancellationToken ct) => Write(
        new() { To = to, Template = TestTemplate, Data = JsonSerializer.Serialize(new Dictionary<string, string> { ["name"] = to }), Language = language, CreatedAt = time.GetUtcNow().UtcDateTime },
        await settings.Get<SiteSettings>(ct), Origin);

    /// <param name="mail">The row.</param>
    /// <param name="site">The forum: its title, and how it speaks.</param>
    /// <param name="origin">Where people reach the forum: scheme, host and port, without a slash at the end.</param>
    public WrittenEmail Write(Core.Platform.Email.Email mail, SiteSettings site, string origin)
    {
        var words = new Words(book, encoder, time) { Language = Language.Of(mail.Language).With(site.FormOfAddress), Zone = host.Zone() };
        var data = JsonSerializer.Deserialize<Dictionary<string, string>>(mail.Data) ?? [];
        List<(string, object?)> filled = [.. data.Select(entry => (entry.Key, (object?)entry.Value)), ("site", site.Title)];
        if (data.TryGetValue("kind", out var kind)) filled.AddRange(Told(words, kind, data));
        if (data.TryGetValue("until", out var until)) filled.AddRange(Sanctioned(words, data, until));
        (string, object?)[] blanks = [.. filled];
        var link = data.TryGetValue("link", out var path) ? origin + path : null;

        var paragraphs = new List<string> { words["mail.hello", blanks] };
        paragraphs.AddRange(words[$"mail.{mail.Template}.text", blanks].Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var foot = new LetterFoot(
            link is null ? null : words[$"mail.{mail.Template}.action", blanks], link,
            link is null ? null : words[$"mail.{mail.Template}.after", blanks], words["mail.end", blanks])
        {
            Stop = mail.Unsubscribe is null ? null : words["mail.unsubscribe"],
            StopLink = mail.Unsubscribe is { } unsubscribe ? origin + unsubscribe : null,
        };

        // A line break in a name must not become a header of its own.
        var subject = words[$"mail.{mail.Template}.subject", blanks].ReplaceLineEndings(" ");
        return new WrittenEmail(mail.To, subject, LetterShape.Plain(paragraphs, foot), LetterShape.Html(encoder, words.Language, subject, paragraphs, foot), link);
    }

    /// <summary>The same sentences as in the pages that say so.</summary>
    private static (string, object?)[] Sanctioned(Words words, Dictionary<string, string> data, string until) =>
    [
        ("why", data.GetValueOrDefault("said") is { Length: > 0 } said ? words["moderation.silenced.reason", ("reason", said)] : words["moderation.reason.reports"]),
        ("end", DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? words["moderation.until", ("when", words.Moment(at))] : words["moderation.forever"]),
        ("reach", data.GetValueOrDefault("contact") is { Length: > 0 } contact ? $"{words["legal.contact"]} {contact}" : ""),
    ];

    /// <summary>What a notification says in its list it says in its mail.</summary>
    private static (string, object?)[] Told(Words words, string kind, Dictionary<string, string> data)
    {
        var who = data.GetValueOrDefault("who") is { Length: > 0 } name ? name : words["notifications.somebody"];
        var others = int.TryParse(data.GetValueOrDefault("others"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        var reason = data.GetValueOrDefault("detail") ?? "";
        return
        [
            ("what", words[$"notifications.did.{kind}", ("who", who), ("title", data.GetValueOrDefault("title")), ("count", others)]),
            ("reason", words.Has(reason) ? words[reason] : reason),
        ];
    }
}
