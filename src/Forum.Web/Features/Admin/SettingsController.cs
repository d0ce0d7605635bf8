using Forum.Core.Features.Launch;
using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Admin;

/// <summary>What the forum says of itself, and how it looks and speaks.</summary>
[StaffOnly(Role.Admin), RecentPassword]
internal sealed class SettingsController(ChangeSite change, CurrentActor current, Words words) : Controller
{
    [HttpGet("/admin/settings")]
    public IActionResult Show(bool saved = false) =>
        View("Admin/Settings", new SettingsPage(SettingsForm.Of(HttpContext.Site()), new Dictionary<string, string>(), saved));

    [HttpPost("/admin/settings")]
    public async Task<IActionResult> Save([FromForm] SettingsForm form, CancellationToken ct)
    {
        var outcome = await change.Run(new ChangeSite.Command(current.Actor, form.Title, form.Tagline, form.Language, form.Accent, form.FrenchTypography), ct);
        if (outcome is not ChangeSite.Outcome.Invalid invalid) return new SeeOther("/admin/settings?saved=true");

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Admin/Settings", new SettingsPage(form, invalid.Why.ToDictionary(why => why.Field, words.Say), false));
    }
}

/// <summary>As typed.</summary>
internal sealed class SettingsForm
{
    public string? Title { get; set; }

    public string? Tagline { get; set; }

    public string? Language { get; set; }

    public string? Accent { get; set; }

    public bool FrenchTypography { get; set; }

    public static SettingsForm Of(SiteSettings site) => new()
    {
        Title = site.Title,
        Tagline = site.Tagline,
        Language = site.Language,
        Accent = site.Accent,
        FrenchTypography = site.FrenchTypography,
    };
}

internal sealed record SettingsPage(SettingsForm Form, IReadOnlyDictionary<string, string> Errors, bool Saved)
{
    public string? Error(string field) => Errors.GetValueOrDefault(field);

    public string? Invalid(string field) => Errors.ContainsKey(field) ? "true" : null;

    public string? DescribedBy(string field) => Errors.ContainsKey(field) ? $"{field}-error" : null;
}
