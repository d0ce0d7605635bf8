using Forum.Core.Features.Members;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Members;

/// <summary>As typed.</summary>
internal sealed record ProfileForm(string? DisplayName, string? Bio, string? Location, string? Website);

internal sealed record EditProfilePage(string Username, ProfileForm Form, IReadOnlyDictionary<string, string> Errors, bool Saved = false)
{
    public string Url => $"/u/{Uri.EscapeDataString(Username)}";

    public string? Error(string field) => Errors.GetValueOrDefault(field);

    public string? Invalid(string field) => Errors.ContainsKey(field) ? "true" : null;

    public string DescribedBy(string field) => Errors.ContainsKey(field) ? $"{field}-error {field}-hint" : $"{field}-hint";
}

/// <summary>One's own profile. Somebody else's is not there to be edited.</summary>
[Route("/u/{name}/preferences/profile"), MembersOnly, OwnAccount]
internal sealed class EditProfileController(MemberQueries members, EditProfile edit, CurrentActor current, Words words) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(bool saved, CancellationToken ct) => await members.Own(current.Actor, ct) is { } own
        ? View("Members/Edit", new EditProfilePage(own.Username, new ProfileForm(own.DisplayName, own.Bio, own.Location, own.Website), new Dictionary<string, string>(), saved))
        : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Save(ProfileForm form, CancellationToken ct)
    {
        switch (await edit.Run(new(current.Actor, form.DisplayName, form.Bio, form.Location, form.Website), ct))
        {
            case EditProfile.Outcome.Edited edited:
                return Redirect($"/u/{Uri.EscapeDataString(edited.Username)}/preferences/profile?saved=true{Notice.Said}");
            case EditProfile.Outcome.Refused refused:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                var errors = refused.Why.ToDictionary(why => why.Field, words.Say);
                return View("Members/Edit", new EditProfilePage(current.Actor.Username, form, errors));
            default:
                return NotFound();
        }
    }
}
