using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Settings;
using Forum.Sdk;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Forum.Core.Tests.Platform;

public sealed class EventDeliveryTests
{
    private readonly List<long> heard = [];
    private int failures;

    [Fact]
    public async Task an_event_is_stored_with_what_it_tells_and_heard_by_each_handler_once()
    {
        await using var forum = await TestForum.Start();
        var (writes, deliveries) = Wire(forum, Listener("a"), Listener("b"));

        await writes.Run(write => { write.Raise(new MemberJoined { MemberId = 7 }); return Task.CompletedTask; }, default);
        (await forum.Read(db => db.EventDeliveries.CountAsync(d => d.State == DeliveryState.Pending))).ShouldBe(2);

        (await deliveries.DeliverAll(default)).ShouldBe(2);
        (await deliveries.DeliverAll(default)).ShouldBe(0);
        heard.ShouldBe([7, 7]);
    }

    [Fact]
    public async Task an_event_of_an_abandoned_write_never_happened()
    {
        await using var forum = await TestForum.Start();
        var (writes, deliveries) = Wire(forum, Listener("a"));

        await writes.Run(write => { write.Raise(new MemberJoined { MemberId = 7 }); write.Abandon(); return Task.CompletedTask; }, default);

        (await deliveries.DeliverAll(default)).ShouldBe(0);
    }

    [Fact]
    public async Task a_handler_that_fails_hurts_nobody_else_and_is_tried_again()
    {
        await using var forum = await TestForum.Start();

        // Once together with the others, once alone.
        failures = 2;
        var (writes, deliveries) = Wire(forum, Failing("broken"), Listener("sound"));
        await writes.Run(write => { write.Raise(new MemberJoined { MemberId = 7 }); return Task.CompletedTask; }, default);

        await deliveries.DeliverAll(default);
        heard.ShouldBe([7]);
        (await Row(forum, "broken")).ShouldSatisfyAllConditions(d => d.Attempts.ShouldBe(1), d => d.State.ShouldBe(DeliveryState.Pending), d => d.Error.ShouldBe("not today"));
        (await forum.Read(db => db.Settings.AnyAsync(s => s.Key == "broken"))).ShouldBeFalse();

        failures = 0;
        forum.Clock.Advance(TimeSpan.FromMinutes(3));
        await deliveries.DeliverAll(default);
        (await Row(forum, "broken")).State.ShouldBe(DeliveryState.Done);
        (await forum.Read(db => db.Settings.AnyAsync(s => s.Key == "broken"))).ShouldBeTrue();
        heard.ShouldBe([7]);
    }

    [Fact]
    public async Task after_twelve_failures_it_rests_for_a_person_to_look_at()
    {
        await using var forum = await TestForum.Start();
        failures = int.MaxValue;
        var (writes, deliveries) = Wire(forum, Failing("broken"));
        await writes.Run(write => { write.Raise(new MemberJoined { MemberId = 7 }); return Task.CompletedTask; }, default);

        for (var n = 0; n < EventDeliveries.MostAttempts + 3; n++)
        {
            await deliveries.DeliverAll(default);
            forum.Clock.Advance(TimeSpan.FromHours(2));
        }

        (await Row(forum, "broken")).ShouldSatisfyAllConditions(d => d.State.ShouldBe(DeliveryState.Resting), d => d.Attempts.ShouldBe(EventDeliveries.MostAttempts));
    }

    [Fact]
    public async Task what_a_dead_worker_had_in_hand_comes_back()
    {
        await using var forum = await TestForum.Start();
        var (writes, deliveries) = Wire(forum, Listener("a"));
        await writes.Run(write => { write.Raise(new MemberJoined { MemberId = 7 }); return Task.CompletedTask; }, default);
        var until = forum.Clock.GetUtcNow().UtcDateTime.AddMinutes(2);
        await writes.Run(write => write.Db.EventDeliveries.ExecuteUpdateAsync(set => set.SetProperty(d => d.LeasedUntil, until)), default);

        (await deliveries.DeliverAll(default)).ShouldBe(0);
        forum.Clock.Advance(TimeSpan.FromMinutes(3));
        (await deliveries.DeliverAll(default)).ShouldBe(1);
    }

    [Fact]
    public async Task what_was_heard_a_week_ago_is_tidied_away_and_what_rests_is_kept()
    {
        await using var forum = await TestForum.Start();
        failures = int.MaxValue;
        var (writes, deliveries) = Wire(forum, Listener("a"));
        await writes.Run(write => { write.Raise(new MemberJoined { MemberId = 7 }); return Task.CompletedTask; }, default);
        await deliveries.DeliverAll(default);
        var (_, broken) = Wire(forum, Failing("broken"));
        await writes.Run(write => { write.Raise(new MemberJoined { MemberId = 8 }); return Task.CompletedTask; }, default);

        forum.Clock.Advance(TimeSpan.FromDays(8));
        await broken.Tidy(default);

        (await forum.Read(db => db.Events.CountAsync())).ShouldBe(1);
    }

    private EventSubscription Listener(string key) => new(key, typeof(MemberJoined), (_, payload, _, _) =>
    {
        heard.Add(System.Text.Json.JsonSerializer.Deserialize<MemberJoined>(payload)!.MemberId);
        return Task.CompletedTask;
    });

    private EventSubscription Failing(string key) => new(key, typeof(MemberJoined), (_, _, write, _) =>
    {
        write.Db.Settings.Add(new Setting { Key = key, Value = "1" });
        return failures-- > 0 ? throw new InvalidOperationException("not today") : Task.CompletedTask;
    });

    private static (Writes, EventDeliveries) Wire(TestForum forum, params EventSubscription[] subscriptions)
    {
        var catalog = new EventCatalog(subscriptions);
        var writes = new Writes(forum.Services.GetRequiredService<IForumEngine>(), catalog, new EventSignal(), new PageGenerations(), forum.Clock);
        return (writes, new EventDeliveries(forum.Services.GetRequiredService<IAsk>(), writes, catalog, forum.Services.GetRequiredService<IServiceScopeFactory>(), NullLogger<EventDeliveries>.Instance));
    }

    private static Task<EventDelivery> Row(TestForum forum, string handler) => forum.Read(db => db.EventDeliveries.SingleAsync(d => d.Handler == handler));
}
