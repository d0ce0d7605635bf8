using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Admin;

/// <summary>What the people who run the forum look at.</summary>
internal sealed class AdminQueries(ForumDb db)
{
    public const int PageSize = 50;

    public async Task<ForumState> State(CancellationToken ct) => new(
        await db.Members.CountAsync(ct),
        await db.Topics.CountAsync(t => t.DeletedAt == null, ct),
        await db.Posts.CountAsync(p => p.DeletedAt == null && p.Topic.DeletedAt == null, ct),
        await db.EventDeliveries.CountAsync(d => d.State == DeliveryState.Pending, ct),
        await db.EventDeliveries.CountAsync(d => d.State == DeliveryState.Resting, ct),
        await db.Emails.CountAsync(e => e.State == EmailState.Waiting, ct));

    /// <summary>Deliveries that failed, those that were given up first.</summary>
    public Task<List<TroubledDelivery>> Troubled(CancellationToken ct) => db.EventDeliveries
        .Where(d => d.State == DeliveryState.Resting || (d.State == DeliveryState.Pending && d.Attempts > 0))
        .OrderByDescending(d => d.State).ThenBy(d => d.Id)
        .Take(PageSize)
        .Select(d => new TroubledDelivery(d.Id, d.Event.Name, d.Handler, d.State == DeliveryState.Resting, d.Attempts, d.Event.At, d.DueAt, d.Error ?? ""))
        .ToListAsync(ct);

    /// <summary>Mails not sent yet, those that rest first, then the newest: somebody may be waiting beside the administrator.</summary>
    public Task<List<Email>> WaitingMails(CancellationToken ct) => db.Emails
        .Where(e => e.State != EmailState.Sent)
        .OrderByDescending(e => e.State).ThenByDescending(e => e.Id)
        .Take(PageSize)
        .ToListAsync(ct);
}

internal sealed record ForumState(int Members, int Topics, int Posts, int EventsPending, int EventsResting, int MailsWaiting);

internal sealed record TroubledDelivery(long Id, string Event, string Handler, bool IsResting, int Attempts, DateTime At, DateTime DueAt, string Error);
