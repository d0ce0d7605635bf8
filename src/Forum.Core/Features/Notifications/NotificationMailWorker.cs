using Forum.Core.Platform.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Features.Notifications;

/// <summary>Looks now and then for notifications that nobody read in time.</summary>
internal sealed class NotificationMailWorker(MailNotifications mails, TimeProvider time, JobBoard board, ILogger<NotificationMailWorker> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromHours(12);

    private DateTime tidied;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
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
            await board.Run(JobNames.NotificationMail, Interval, () => mails.WriteDue(ct));
            var now = time.GetUtcNow().UtcDateTime;
            if (now - tidied < TidyEvery) return;

            tidied = now;
            await board.Run(JobNames.OldNotifications, TidyEvery, () => mails.Tidy(ct));
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "Writing mails of notifications failed; trying again");
        }
    }
}
