using Forum.Core.Platform.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Platform.Email;

/// <summary>Empties the outbox in the background while the forum runs.</summary>
internal sealed class EmailWorker(EmailSender sender, EmailOutbox outbox, TimeProvider time, JobBoard board, ILogger<EmailWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromHours(6);

    private DateTime tidied;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Poll, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Work(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task Work(CancellationToken ct)
    {
        try
        {
            await board.Run(JobNames.Mail, Poll, () => sender.SendDue(ct));
            var now = time.GetUtcNow().UtcDateTime;
            if (now - tidied < TidyEvery) return;

            tidied = now;
            await board.Run(JobNames.OldMail, TidyEvery, () => outbox.Tidy(ct));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A full disk must not end mail for good.
            log.LogError(e, "Sending mail failed; trying again");
        }
    }
}
