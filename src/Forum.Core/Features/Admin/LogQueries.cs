using System.Globalization;
using Forum.Core.Features.Members;
using Forum.Core.Features.Moderation;
using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Admin;

/// <summary>Which lines: by whom, about whom, of what kind. Names are as typed; somebody unknown did nothing.</summary>
internal sealed record LogFilter(string? By = null, string? About = null, string? Kind = null, long? Before = null)
{
    /// <summary>The first and the last day, in UTC.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}

/// <summary>What a line is about: the words "post:12" with the name and the place that people know it by.</summary>
internal sealed record LogSubject(string Kind, string Id, string? Name, int? Number = null);

internal sealed record LogLine(long Id, DateTime At, string? Actor, string Action, LogSubject Subject, string Details);

/// <summary>Who did what to whom.</summary>
internal sealed class LogQueries(ForumDb db)
{
    public const int PageSize = 50;

    /// <summary>The first words of actions; one is what the filter chooses.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["post", "reports", "topic", "member", "account", "category", "group", "invitation", "settings", "launch", "api", "mail", "job", "forum"];

    /// <summary>From the given entry backwards, one more than a page to know whether it goes on.</summary>
    public async Task<List<LogLine>> Page(LogFilter filter, CancellationToken ct)
    {
        var entries = db.AuditEntries.AsQueryable();
        if (filter.Before is { } before) entries = entries.Where(a => a.Id < before);
        if (filter.From is { } from)
        {
            var first = from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            entries = entries.Where(a => a.At >= first);
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = to.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            entries = entries.Where(a => a.At < end);
        }

        if (filter.By is { Length: > 0 } by)
        {
            var actor = Named(by);
            entries = entries.Where(a => a.ActorId != null && actor.Contains(a.ActorId.Value));
        }

        if (filter.About is { Length: > 0 } about) entries = await About(entries, Named(about), ct);
        if (filter.Kind is { } kind && Kinds.Contains(kind)) entries = entries.Where(a => a.Action.StartsWith(kind + "."));

        var rows = await entries.OrderByDescending(a => a.Id).Take(PageSize + 1)
            .Select(a => new { Entry = a, Actor = db.Members.Where(m => m.Id == a.ActorId).Select(m => m.Username).FirstOrDefault() })
            .ToListAsync(ct);
        var subjects = await Subjects(rows.ConvertAll(r => r.Entry.Subject), ct);
        return rows.ConvertAll(r => new LogLine(r.Entry.Id, r.Entry.At, r.Actor, r.Entry.Action, subjects[r.Entry.Subject], r.Entry.Details));
    }

    private IQueryable<long> Named(string name)
    {
        var key = Member.KeyOf(name.Trim());
        return db.Members.Where(m => m.UsernameKey == key).Select(m => m.Id);
    }

    /// <summary>What was done to a person or to what they wrote.</summary>
    private async Task<IQueryable<AuditEntry>> About(IQueryable<AuditEntry> entries, IQueryable<long> person, CancellationToken ct)
    {
        var about = await person.Select(id => "member:" + id)
            .Concat(db.Posts.Where(p => person.Contains(p.AuthorId) && db.AuditEntries.Any(a => a.Subject == "post:" + p.Id)).Select(p => "post:" + p.Id))
            .Concat(db.Topics.Where(t => person.Contains(t.AuthorId) && db.AuditEntries.Any(a => a.Subject == "topic:" + t.Id)).Select(t => "topic:" + t.Id))
            .ToListAsync(ct);
        return entries.Where(a => about.Contains(a.Subject));
    }

    /// <summary>The names of everything on the page, asked once for each kind.</summary>
    private async Task<Dictionary<string, LogSubject>> Subjects(List<string> texts, CancellationToken ct)
    {
        var read = texts.Distinct().ToDictionary(text => text, text => text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? (Kind: text[..colon], Id: text[(colon + 1)..]) : (Kind: text, Id: ""));
        var members = Ids("member");
        var posts = Ids("post");
        var topics = Ids("topic");
        var names = members.Count == 0 ? [] : await db.Members.Where(m => members.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Username, ct);
        var places = posts.Count == 0 ? [] : await db.Posts.Where(p => posts.Contains(p.Id)).Select(p => new { p.Id, p.Number, p.Topic.Title }).ToDictionaryAsync(p => p.Id, ct);
        var titles = topics.Count == 0 ? [] : await db.Topics.Where(t => topics.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Title, ct);

        return read.ToDictionary(r => r.Key, r => long.TryParse(r.Value.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? r.Value.Kind switch
        {
            "member" => new LogSubject(r.Value.Kind, r.Value.Id, names.GetValueOrDefault(id)),
            "post" => new LogSubject(r.Value.Kind, r.Value.Id, places.GetValueOrDefault(id)?.Title, places.GetValueOrDefault(id)?.Number),
            "topic" => new LogSubject(r.Value.Kind, r.Value.Id, titles.GetValueOrDefault(id)),
            _ => new LogSubject(r.Value.Kind, r.Value.Id, null),
        } : new LogSubject(r.Value.Kind, r.Value.Id, null));

        List<long> Ids(string kind) =>
            [.. read.Values.Where(v => v.Kind == kind).Select(v => long.TryParse(v.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0)];
    }
}
