using Forum.Core.Features.Accounts;
using Forum.Core.Features.Launch;
using Forum.Core.Platform;
using Forum.Core.Platform.Email;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Host;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Setup;

/// <summary>The first start in a browser: a code, one screen, and the forum stands.</summary>
internal sealed class SetupController(SetupCode codes, Limits limits, SetUpForum setUp, SessionCookie cookie, Words words) : Controller
{
    // The code has 192 random bits; the limit is for the quiet of the log and of the machine.
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private const int TriesInAMinute = 10;

    [HttpGet("/setup"), OnlyOnce]
    public async Task<IActionResult> Show(string? code, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        // The address holds the code; no other site is to see it.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (string.IsNullOrWhiteSpace(code)) return View("Setup/Code", new CodePage(null));
        return await Refusal(code, ct) ?? View("Setup/Form", new SetupPage(SetupForm.Fresh(code.Trim(), words), new Dictionary<string, string>()));
    }

    [HttpPost("/setup"), OnlyOnce]
    public async Task<IActionResult> SetUp([FromForm] SetupForm form, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        if (await Refusal(form.Code, ct) is { } refused) return refused;

        switch (await setUp.Run(form.AsCommand(DeviceName.Of(Request), words), ct))
        {
            case SetUpForum.Outcome.Done done:
                cookie.Write(Response, done.SessionToken!, remembered: false);
                return new SeeOther("/setup/done");
            case SetUpForum.Outcome.Invalid invalid:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("Setup/Form", new SetupPage(form, Errors(invalid.Why)));
            default:
                return OnlyOnceAttribute.Already(HttpContext);
        }
    }

    [HttpGet("/setup/done")]
    public async Task<IActionResult> Done([FromServices] CurrentActor current, [FromServices] MailRoute route, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        return current.Actor.IsAdmin
            ? View("Setup/Done", new DonePage(current.Actor.Username, HttpContext.Site().Stage, await route.Server(ct) is not null))
            : Redirect("/");
    }

    private async Task<IActionResult?> Refusal(string? code, CancellationToken ct)
    {
        var check = codes.Check(code);
        if (check == SetupCodeCheck.Right) return null;

        var wait = await limits.Take(new[] { new Limit("setup", NetworkAddress.KeyOf(HttpContext.Connection.RemoteIpAddress), TriesInAMinute, Minute) }, ct);
        if (wait is { } pause) Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Response.StatusCode = wait is null ? StatusCodes.Status403Forbidden : StatusCodes.Status429TooManyRequests;
        return View("Setup/Code", new CodePage(words[wait is not null ? "setup.code.often" : check == SetupCodeCheck.Expired ? "setup.code.expired" : "setup.code.wrong"]));
    }

    private Dictionary<string, string> Errors(List<Refusal> refusals)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var refusal in refusals) errors.TryAdd(refusal.Field, words.Say(refusal));
        return errors;
    }
}

/// <param name="Username">The administrator.</param>
/// <param name="Stage">Who may come in.</param>
/// <param name="Sends">Whether there is a mail server already.</param>
internal sealed record DonePage(string Username, Stage Stage, bool Sends);
