using Forum.Core.Features.Uploads;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Uploads;

internal sealed record AvatarPage(string Username, bool HasPicture, string? Error, bool Saved = false)
{
    public string Profile => Paths.Member(Username);

    public string Url => Profile + "/preferences/avatar";
}

/// <summary>One's own face. Somebody else's is not there to be changed.</summary>
[Route("/u/{name}/preferences/avatar"), MembersOnly, OwnAccount]
internal sealed class AvatarController(SetAvatar set, Words words) : ForumController
{
    [HttpGet("")]
    public IActionResult Show(bool saved) => View("Uploads/Avatar", Page(null) with { Saved = saved });

    [HttpPost(""), TakesFiles]
    public async Task<IActionResult> Save(IFormFile? file, bool remove, CancellationToken ct)
    {
        if (file is null && !remove) return Invalid("Uploads/Avatar", Page(words["uploads.refused.missing"]));

        await using var content = remove ? null : file!.OpenReadStream();
        return await set.Run(new SetAvatar.Command(Actor, content, file?.FileName), ct) switch
        {
            SetAvatar.Outcome.Refused(var why) => Invalid("Uploads/Avatar", Page(words.Say(why)), why),
            _ => Done($"{Page(null).Url}?saved=true{Notice.Said}"),
        };
    }

    private AvatarPage Page(string? error) => new(Actor.Username, Actor.Avatar is not null, error);
}
