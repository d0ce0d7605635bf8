using System.CommandLine;
using System.Globalization;
using Forum.Core.Features.Admin;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Web.Platform.Host;

namespace Forum.Web.Platform.CommandLine;

internal sealed class DoctorCommand : StoreCommand
{
    // The worker of a forum that runs delivers within two seconds; this is for a busy one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly Option<bool> fix = new("--fix") { Description = "Put wrong counters right." };

    public DoctorCommand()
        : base("doctor", "Looks whether the store is well: the file, its tables' version, every counter against what is counted, background work and mail. "
            + "Ends with 1 when something is wrong. With --fix it repairs counters. Safe while the forum runs.")
    {
        Add(fix);
    }

    protected override bool Migrates => false;

    protected override async Task<int> Run(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var engine = services.GetRequiredService<IForumEngine>();
        var folder = services.GetRequiredService<DataFolder>();
        await output.WriteLineAsync($"Data folder: {folder.Path}");
        if (!await engine.IsReady(ct))
        {
            await output.WriteLineAsync("FAULT  tables are missing or of another version: run forum migrate");
            return 1;
        }

        var faults = await engine.Faults(ct);
        foreach (var fault in faults) await output.WriteLineAsync($"FAULT  {fault}");
        if (faults.Count == 0) await output.WriteLineAsync("ok     file and references");

        await Settle(services, ct);
        var wrong = await Recount(result, services, output, ct);
        var resting = await TellWork(services, output, ct);
        var well = faults.Count == 0 && !wrong && !resting;
        await output.WriteLineAsync(well ? "All is well." : "Something is wrong, see above.");
        return well ? 0 : 1;
    }

    /// <summary>Some counters follow a moment after the posts; what is under way is not drift.</summary>
    private static async Task Settle(IServiceProvider services, CancellationToken ct)
    {
        var deliveries = services.GetRequiredService<EventDeliveries>();
        var mark = services.GetRequiredService<ServingMark>();
        if (!mark.IsTaken())
        {
            await deliveries.Release(ct);
            await deliveries.DeliverAll(ct);
            return;
        }

        var queries = services.GetRequiredService<AdminQueries>();
        for (var waited = TimeSpan.Zero; waited < Patience && (await queries.State(ct)).EventsPending > 0; waited += Look) await Task.Delay(Look, ct);
    }

    private async Task<bool> Recount(ParseResult result, IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var repair = result.GetValue(fix);
        var outcome = await services.GetRequiredService<RecountCounters>().Run(new RecountCounters.Command(repair), ct);
        foreach (var counter in outcome.Counters)
        {
            await output.WriteLineAsync(counter.Wrong == 0
                ? $"ok     {counter.Name}"
                : string.Create(CultureInfo.InvariantCulture, $"{(repair ? "fixed " : "DRIFT ")} {counter.Name}: {counter.Wrong} differ"));
        }

        if (outcome.HasDrift && !repair) await output.WriteLineAsync("       put them right with: forum doctor --fix");
        return outcome.HasDrift && !repair;
    }

    private static async Task<bool> TellWork(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var state = await services.GetRequiredService<AdminQueries>().State(ct);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"ok     background work: {state.EventsPending} under way"));
        if (state.EventsResting > 0)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"FAULT  background work: {state.EventsResting} given up, see /admin"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"note   mail: {state.MailsWaiting} waiting, see /admin/mail"));
        return state.EventsResting > 0;
    }
}
