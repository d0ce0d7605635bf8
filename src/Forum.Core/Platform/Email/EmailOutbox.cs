using Forum.Core.Platform.Data;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Platform.Email;

/// <summary>The letters that wait. Whoever takes some has them for a while; a crash gives them back.</summary>
internal sealed class EmailOutbox(IForumEngine engine, Writes writes, SettingsStore settings, TimeProvider time)
{
    public const int BatchSize = 20;

    // Longer than the slowest server may keep one letter; at most one of a batch meets it, for it ends the batch.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Takes the next letters that are due, each with the Message-ID it keeps from its first try on.</summary>
    public async Task<List<Email>> Claim(string domain, CancellationToken ct)
    {
        // Asked by reading first: an empty outbox must not keep writers waiting every few seconds.
        var now = time.GetUtcNow().UtcDateTime;
        await using (var db = engine.OpenReader())
        {
            if (!await Due(db, now).AnyAsync(ct)) return [];
        }

        return await writes.RunEvictingNamed(async write =>
        {
            var due = await Due(write.Db, write.Now).OrderBy(e => e.DueAt).ThenBy(e => e.Id).Take(BatchSize).ToListAsync(ct);
            foreach (var mail in due)
            {
                mail.LeasedUntil = write.Now + Lease;
                mail.MessageId ??= $"<{Guid.NewGuid():N}@{domain}>";
            }

            return due;
        }, ct);
    }

    public Task Sent(long id, CancellationToken ct) => writes.RunEvictingNamed(write =>
    {
        var now = write.Now;
        return write.Db.Emails.Where(e => e.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(e => e.State, EmailState.Sent)
            .SetProperty(e => e.SentAt, now)
            .SetProperty(e => e.LeasedUntil, (DateTime?)null)
            .SetProperty(e => e.Error, (string?)null), ct);
    }, ct);

    /// <summary>The letter waits for its next try, or rests when that was the last or none would help.</summary>
    public async Task Failed(IReadOnlyCollection<long> ids, SmtpFault fault, CancellationToken ct)
    {
        var waits = (await settings.Get<MailSettings>(ct)).RetryMinutes;
        await writes.RunEvictingNamed(async write =>
        {
            foreach (var mail in await write.Db.Emails.Where(e => ids.Contains(e.Id)).ToListAsync(ct))
            {
                mail.Attempts++;
                mail.Error = fault.Story;
                mail.LeasedUntil = null;
                if (fault.IsFinal || mail.Attempts > waits.Count) mail.State = EmailState.Failed;
                else mail.DueAt = write.Now.AddMinutes(waits[mail.Attempts - 1]);
            }
        }, ct);
    }

    /// <summary>Gives back what was taken and not tried, or what a process that is gone had in hand.</summary>
    public async Task Release(CancellationToken ct)
    {
        if (await engine.Committed.First($"SELECT 1 FROM emails WHERE leased_until IS NOT NULL AND state = {EmailState.Waiting}", _ => true, ct))
            await writes.RunEvictingNamed(write => write.Run($"UPDATE emails SET leased_until = NULL WHERE leased_until IS NOT NULL AND state = {EmailState.Waiting}", ct), ct);
    }

    /// <summary>Removes what was sent long ago.</summary>
    public async Task Tidy(CancellationToken ct)
    {
        var days = (await settings.Get<MailSettings>(ct)).KeepDays;
        await writes.RunEvictingNamed(write =>
        {
            var before = write.Now.AddDays(-days);
            return write.Db.Emails.Where(e => e.State == EmailState.Sent && e.SentAt < before).ExecuteDeleteAsync(ct);
        }, ct);
    }

    private static IQueryable<Email> Due(ForumDb db, DateTime now) =>
        db.Emails.Where(e => e.State == EmailState.Waiting && e.DueAt <= now && (e.LeasedUntil == null || e.LeasedUntil < now));
}
