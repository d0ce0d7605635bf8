using Forum.Core.Features.AntiSpam;
using Forum.Core.Platform.Settings;
using Forum.Web.Features.Accounts;

namespace Forum.Web.Features.AntiSpam;

/// <summary>What somebody new may not do yet, and until when.</summary>
internal sealed record FirstDayRules(DateTime Until, NewcomerSettings Posts, PaceSettings Pace);

/// <summary>Tells those who are new what their first day is like before they write; from what the session knows, so that no page asks for it.</summary>
internal sealed class FirstDay(CurrentSession session, Sender sender, SettingsStore settings, TimeProvider time)
{
    /// <summary>Null for everybody who is not new.</summary>
    public async ValueTask<FirstDayRules?> Rules(CancellationToken ct)
    {
        if (!sender.IsGuarded || session.StrangerSince is not { } since) return null;

        var pace = await settings.Get<PaceSettings>(ct);
        var until = since.AddHours(pace.NewcomerHours);
        return until > time.GetUtcNow().UtcDateTime ? new FirstDayRules(until, await settings.Get<NewcomerSettings>(ct), pace) : null;
    }
}
