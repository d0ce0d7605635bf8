using System.Globalization;
using Forum.Core.Features.Accounts;
using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;

namespace Forum.Core.Features.AntiSpam;

/// <summary>How often somebody may ask for what costs work and leaves no trace; from memory, so that a refusal costs nothing.</summary>
internal sealed class ReadingPace(Throttle throttle, Limits limits, SettingsStore settings, Sender sender)
{
    public const string Searches = "pace.refused.searches";
    public const string Requests = "pace.refused.requests";

    public async ValueTask<Refusal?> Search(Actor actor, CancellationToken ct)
    {
        if (!Concerns(actor)) return null;

        var pace = await settings.Get<PaceSettings>(ct);
        var wait = actor.IsGuest
            ? throttle.Take($"search:from:{sender.Address}", pace.GuestSearchesAMinute) ?? throttle.Take("search:guests", pace.AllGuestSearchesAMinute)
            : throttle.Take(Of("search", actor.Id), pace.SearchesAMinute);
        return Later(Searches, wait);
    }

    public async ValueTask<Refusal?> Preview(Actor actor, CancellationToken ct) =>
        Concerns(actor) ? Later(Requests, throttle.Take(Of("preview", actor.Id), (await settings.Get<PaceSettings>(ct)).PreviewsAMinute)) : null;

    /// <summary>A form of any kind, before anybody looks what is in it.</summary>
    public async ValueTask<Refusal?> Form(Actor actor, CancellationToken ct)
    {
        if (!Concerns(actor)) return null;

        var pace = await settings.Get<PaceSettings>(ct);
        var own = actor.IsGuest ? null : throttle.Take(Of("form", actor.Id), pace.FormsAMinute);
        return Later(Requests, own ?? throttle.Take($"form:from:{sender.Address}", pace.FormsAMinuteFromAnAddress));
    }

    public async ValueTask<Refusal?> Api(long keyId, Actor owner, bool writes, CancellationToken ct)
    {
        if (!Concerns(owner)) return null;

        var pace = await settings.Get<PaceSettings>(ct);
        return Later(Requests, writes ? throttle.Take(Of("api-write", keyId), pace.ApiWritesAMinute) : throttle.Take(Of("api-read", keyId), pace.ApiReadsAMinute));
    }

    private bool Concerns(Actor actor) => sender.IsGuarded && !limits.AreOff && !actor.IsStaff;

    private static string Of(string what, long id) => string.Create(CultureInfo.InvariantCulture, $"{what}:{id}");

    private static Refusal? Later(string reason, TimeSpan? wait) => wait is { } span ? Refusal.Later(reason, span) : null;
}
