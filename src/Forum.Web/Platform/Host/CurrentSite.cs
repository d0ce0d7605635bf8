using System.Runtime.CompilerServices;
using Forum.Core.Features.Invitations;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Uploads;
using Forum.Core.Features.Uploads.Pictures;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Theming;
using Forum.Web.Shared;

namespace Forum.Web.Platform.Host;

/// <summary>The site's settings, read once at the beginning of a request, for everything that cannot wait for them.</summary>
internal sealed class CurrentSiteReader(RequestDelegate next, SettingsStore settings)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Features.Set(await settings.Get<SiteSettings>(context.RequestAborted));
        context.Features.Set(await settings.Get<RegistrationSettings>(context.RequestAborted));
        await next(context);
    }
}

/// <summary>Tells the frame what site this is and who reads.</summary>
internal static class CurrentSite
{
    // One look for each version of the settings, not for each request.
    private static readonly ConditionalWeakTable<SiteSettings, SiteLook> Looks = [];
    private static readonly SiteSettings Unknown = new();

    public static SiteSettings Site(this HttpContext context) => context.Features.Get<SiteSettings>() ?? Unknown;

    public static IServiceCollection AddCurrentSite(this IServiceCollection services)
    {
        services.AddOptions<FrameOptions>().Configure<HostSettings>((options, host) =>
        {
            options.Site = context => Look(context.Site(), Registration(context), host);
            options.Actor = context => Reader(context.RequestServices.GetRequiredService<CurrentActor>(), Registration(context));
        });
        return services;
    }

    /// <summary>The same one as long as the settings are.</summary>
    public static SiteLook Look(SiteSettings site, RegistrationSettings registration, HostSettings host) => Looks.GetValue(site, _ => new SiteLook
    {
        Title = site.Title,
        Tagline = site.Tagline.Length > 0 ? site.Tagline : null,
        Language = Language.Of(site.Language),
        FormOfAddress = site.FormOfAddress,
        Accent = Accent.Parse(site.Accent) ?? Accent.Default,
        Zone = host.Zone(),
        PublicUrl = host.PublicUrl.Length > 0 ? host.PublicUrl.TrimEnd('/') : null,
        Hidden = !StagePolicy.IsIndexed(site.Stage),
        Logo = site.Logo.Length > 0 ? new SiteLogo(UploadQueries.SizePath(site.Logo, PictureSize.Logo), site.LogoText, site.LogoWidth, site.LogoHeight) : null,
        IsSetUp = site.IsSetUp,
        SignUpOpen = site.IsSetUp && StagePolicy.SignUp(site.Stage, registration.Mode, invited: false).Allowed,
    });

    private static RegistrationSettings Registration(HttpContext context) => context.Features.Get<RegistrationSettings>() ?? new();

    /// <summary>Who reads, as header and bar show them.</summary>
    public static FrameActor Reader(Actor actor, int unread, int? waiting, RegistrationSettings registration) =>
        actor.IsGuest ? FrameActor.Guest : new(actor.Id, actor.Username, actor.DisplayName, HueOf(actor.Id), actor.Avatar)
        {
            IsStaff = actor.IsStaff,
            IsAdmin = actor.IsAdmin,
            Moderates = ModerationPolicy.Enter(actor).Allowed,
            MayWrite = !actor.IsSilenced,
            MayInvite = InvitationPolicy.Invite(actor, registration).Allowed,
            Silence = actor.Silence,
            Unread = unread,
            Waiting = waiting,
        };

    private static FrameActor Reader(CurrentActor current, RegistrationSettings registration) =>
        Reader(current.Actor, current.Unread, current.Waiting, registration);

    private static int HueOf(long memberId) => (int)(memberId % Face.Hues) + 1;
}
