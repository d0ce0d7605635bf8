using Forum.Core.Features.Accounts;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Notifications;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform.Backups;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Jobs;
using Forum.Core.Platform.Permissions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Features.Admin;

/// <summary>Has a background work done now, beside its usual times. Each may run twice without harm.</summary>
internal sealed class RunJob(Writes writes, JobBoard board, IServiceScopeFactory scopes, ILogger<RunJob> log)
{
    // Somebody waits at the screen; what takes longer goes on behind it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static readonly Dictionary<string, Func<IServiceProvider, Task>> Works = new(StringComparer.Ordinal)
    {
        [JobNames.Backup] = services => services.GetRequiredService<TakeBackup>().Run(new TakeBackup.Command(), CancellationToken.None),
        [JobNames.OldEvents] = services => services.GetRequiredService<EventDeliveries>().Tidy(CancellationToken.None),
        [JobNames.OldMail] = services => services.GetRequiredService<EmailOutbox>().Tidy(CancellationToken.None),
        [JobNames.OldNotifications] = services => services.GetRequiredService<MailNotifications>().Tidy(CancellationToken.None),
        [JobNames.Sessions] = services => services.GetRequiredService<Sessions>().WriteDown(CancellationToken.None),
        [JobNames.OldDrafts] = services => services.GetRequiredService<PurgeDrafts>().Run(new PurgeDrafts.Command(), CancellationToken.None),
        [JobNames.LooseUploads] = services => services.GetRequiredService<RemoveLooseUploads>().Run(CancellationToken.None),
    };

    public sealed record Command(Actor Actor, string Job);

    public abstract record Outcome
    {
        public sealed record Done : Outcome;

        /// <summary>It goes on; the page of jobs tells how it ends.</summary>
        public sealed record Running : Outcome;

        public sealed record Failed(string Error) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(string Reason) : Outcome;
    }

    public static bool CanRun(string job) => Works.ContainsKey(job);

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.IsAdmin) return new Outcome.Refused(ChangeStage.OnlyAdmins);
        if (!Works.TryGetValue(command.Job, out var work)) return new Outcome.NotFound();
        if (board.Of(command.Job).IsRunning) return new Outcome.Running();

        await writes.RunEvictingNamed(
            write =>
            {
                write.Audit(command.Actor, "job.run", $"job:{command.Job}");
                return Task.CompletedTask;
            },
            ct);
        var done = Do(command.Job, work);
        return await Task.WhenAny(done, Task.Delay(Patience, ct)) != done ? new Outcome.Running()
            : await done is { } error ? new Outcome.Failed(error)
            : new Outcome.Done();
    }

    private async Task<string?> Do(string job, Func<IServiceProvider, Task> work)
    {
        await Task.Yield();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await board.Run(job, null, () => work(scope.ServiceProvider));
            return null;
        }
        catch (Exception e)
        {
            log.LogError(e, "{Job} failed when an administrator had it done", job);
            return e.Message;
        }
    }
}
