using Forum.Core.Features.Uploads;
using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Accounts;
using Forum.Web.Features.Admin;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Uploads;

internal sealed record LogoPage(bool HasLogo, string? Text, bool Saved)
{
    public Refusal? Refusal { get; init; }
}

/// <summary>The organisation's logo in the header.</summary>
[StaffOnly(Role.Admin), RecentPassword]
internal sealed class LogoController(SetLogo set) : ForumController
{
    private const string Address = "/admin/logo";

    [HttpGet(Address)]
    public IActionResult Show(bool saved = false) => View("Uploads/Logo", Page(HttpContext.Site().LogoText, saved));

    [HttpPost(Address), TakesFiles]
    public async Task<IActionResult> Save(IFormFile? file, string? logoText, bool remove, CancellationToken ct)
    {
        if (file is null && !remove && !Page(null, false).HasLogo) return Unfit(logoText, new Refusal(JudgeFile.Missing, StoreUpload.Field));

        await using var content = file?.OpenReadStream();
        return await set.Run(new SetLogo.Command(Actor, content, file?.FileName, logoText, remove), ct) switch
        {
            SetLogo.Outcome.Refused(var why) => Unfit(logoText, why),
            _ => new SeeOther(Address + "?saved=true"),
        };
    }

    private ViewResult Unfit(string? text, Refusal why) => Invalid("Uploads/Logo", Page(text, false) with { Refusal = why }, why);

    private LogoPage Page(string? text, bool saved) => new(HttpContext.Site().Logo.Length > 0, text, saved);
}
