using Forum.Core.Platform.Jobs;
using Forum.Core.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Platform.Backups;

/// <summary>Takes the daily backup, and lets old ones go once the new one has been read back.</summary>
internal sealed class BackupWorker(IServiceScopeFactory scopes, SettingsStore settings, BackupFolder folder, TimeProvider time, JobBoard board, ILogger<BackupWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private DateTime lastLook;

    /// <summary>Takes a backup when the day's minute has passed since the last look. Returns whether it did.</summary>
    public async Task<bool> TakeIfDue(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = lastLook == default ? now : lastLook;
        lastLook = now;
        var chosen = await settings.Get<BackupSettings>(ct);
        var due = now.Date.AddMinutes(chosen.Minute);
        if (due > now) due = due.AddDays(-1);
        board.Expect(JobNames.Backup, chosen.Daily ? due.AddDays(1) : null);
        if (!chosen.Daily || before >= due || !(await settings.Get<SiteSettings>(ct)).IsSetUp) return false;

        await using var scope = scopes.CreateAsyncScope();
        var taken = await board.Run(JobNames.Backup, null, () => scope.ServiceProvider.GetRequiredService<TakeBackup>().Run(new TakeBackup.Command(), ct));
        log.LogInformation("Backup {Path} taken, {Size} bytes", taken.Path, taken.Size);
        foreach (var name in BackupRetention.Superfluous(Directory.EnumerateFiles(folder.Backups).Select(f => Path.GetFileName(f)!).ToList(), chosen))
            File.Delete(Path.Combine(folder.Backups, name));
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            do
            {
                await TakeSafely(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task TakeSafely(CancellationToken ct)
    {
        try
        {
            await TakeIfDue(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A full disk must not end the forum; the older backups are still there.
            log.LogError(e, "The daily backup failed; the older ones are kept");
        }
    }
}
