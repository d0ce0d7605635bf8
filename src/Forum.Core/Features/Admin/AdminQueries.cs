using Forum.Core.Features.Moderation;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Admin;

/// <summary>What the people who run the forum look at.</summary>
internal sealed class AdminQueries(ForumDb db)
{
    public const int PageSize = 50;

    /// <summary>All figures at once: one command, from counters where there are any.</summary>
    public async Task<ForumState> State(CancellationToken ct) => await db.Members.OrderBy(m => m.Id).Take(1).Select(_ => new ForumState
    {
        Members = db.Members.Count(m => m.LeftAt == null),
        Topics = db.Categories.Sum(c => c.TopicCount),
        Posts = db.Categories.Sum(c => c.PostCount),
        EventsPending = db.EventDeliveries.Count(d => d.State == DeliveryState.Pending),
        EventsResting = db.EventDeliveries.Count(d => d.State == DeliveryState.Resting),
        MailsWaiting = db.Emails.Count(e => e.State == EmailState.Waiting),
        MailsFailed = db.Emails.Count(e => e.State == EmailState.Failed),
        Applications = db.Applications.Count(),
        Reviews = db.Reports.Where(r => r.DecidedAt == null).Select(r => r.PostId).Distinct().Count() + db.HeldPosts.Count(h => h.State == HeldState.Waiting),
        Uploads = db.Uploads.Count(),
        UploadBytes = db.Uploads.Sum(u => u.Size),
    }).FirstOrDefaultAsync(ct) ?? new ForumState();

    /// <summary>Deliveries that failed, those that were given up first.</summary>
    public Task<List<TroubledDelivery>> Troubled(CancellationToken ct) => db.EventDeliveries
        .Where(d => d.State == DeliveryState.Resting || (d.State == DeliveryState.Pending && d.Attempts > 0))
        .OrderByDescending(d => d.State).ThenBy(d => d.Id)
        .Take(PageSize)
        .Select(d => new TroubledDelivery(d.Id, d.Event.Name, d.Handler, d.State == DeliveryState.Resting, d.Attempts, d.Event.At, d.DueAt, d.Error ?? ""))
        .ToListAsync(ct);

    /// <summary>A part of the outbox from the given letter backwards, one more than a page to know whether it goes on: somebody may wait beside the administrator for the newest.</summary>
    public Task<List<Email>> Mails(MailBox box, long? before, CancellationToken ct)
    {
        var mails = box switch
        {
            MailBox.Sent => db.Emails.Where(e => e.State == EmailState.Sent),
            MailBox.Failed => db.Emails.Where(e => e.State == EmailState.Failed),
            _ => db.Emails.Where(e => e.State != EmailState.Sent),
        };
        return mails.Where(e => before == null || e.Id < before).OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(ct);
    }
}

internal enum MailBox
{
    /// <summary>Not sent yet, those that were given up among them.</summary>
    Open,
    Failed,
    Sent,
}

internal sealed record ForumState
{
    public int Members { get; init; }

    public int Topics { get; init; }

    public int Posts { get; init; }

    public int EventsPending { get; init; }

    public int EventsResting { get; init; }

    public int MailsWaiting { get; init; }

    public int MailsFailed { get; init; }

    /// <summary>People who wait to be let in.</summary>
    public int Applications { get; init; }

    /// <summary>Posts that were reported or held, and wait for a moderator.</summary>
    public int Reviews { get; init; }

    public int Uploads { get; init; }

    public long UploadBytes { get; init; }
}

internal sealed record TroubledDelivery(long Id, string Event, string Handler, bool IsResting, int Attempts, DateTime At, DateTime DueAt, string Error);
