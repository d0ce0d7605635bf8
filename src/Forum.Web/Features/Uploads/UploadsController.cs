using Forum.Core.Features.Launch;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Forum.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Forum.Web.Features.Uploads;

/// <summary>The one address of everything that people sent, and where the composer's script sends it.</summary>
internal sealed class UploadsController(Words words) : ForumController
{
    // Whatever a browser takes it for, it runs nothing, loads nothing and shares nothing with the forum.
    private const string Sandbox = "sandbox; default-src 'none'";

    // The address changes with the bytes. What not everybody may see is asked for again each time: rights may end.
    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskAgain = "private, no-cache";

    private static readonly Actor Guest = Core.Platform.Permissions.Actor.Guest;

    [HttpGet("/uploads/{name}")]
    public async Task<IActionResult> Show(string name, [FromServices] UploadQueries uploads, CancellationToken ct)
    {
        if (UploadRef.Read(UploadRef.Root + name) is not { } address || await uploads.Open(address, Actor, ct) is not { } upload) return NotFound();

        Response.Headers.ContentSecurityPolicy = Sandbox;
        var isPublic = upload.IsPublic && StagePolicy.Enter(Guest, HttpContext.Site().Stage).Allowed;
        Response.Headers.CacheControl = isPublic ? Forever : AskAgain;
        if (!isPublic) Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var disposition = new ContentDispositionHeaderValue(upload.IsPicture ? "inline" : "attachment");
        disposition.SetHttpFileName(upload.Name);
        Response.Headers.ContentDisposition = disposition.ToString();
        return PhysicalFile(upload.File, upload.Type, null, new EntityTagHeaderValue($"\"{upload.Tag}\""), enableRangeProcessing: true);
    }

    /// <summary>Answers a script: the Markdown to write, or the sentence that says why not.</summary>
    [HttpPost("/uploads"), TakesFiles]
    public async Task<IActionResult> Create(IFormFile? file, [FromServices] StoreUpload store, CancellationToken ct)
    {
        if (Actor.IsGuest) return Unauthorized();
        if (file is null) return Unfit(new Refusal(JudgeFile.Missing, StoreUpload.Field));

        await using var content = file.OpenReadStream();
        return await store.Run(new StoreUpload.Command(Actor, content, file.FileName), ct) switch
        {
            StoreUpload.Outcome.Stored(var made) => Created(made.Path, new { made.Id, url = made.Path, made.Markdown }),
            StoreUpload.Outcome.Refused(var why) => Unfit(why),
            _ => NotFound(),
        };
    }

    private UnprocessableEntityObjectResult Unfit(Refusal why) => UnprocessableEntity(new { detail = words.Say(why) });
}
