using Forum.Core.Features.Admin;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Web.Features.Accounts;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Admin;

/// <summary>The mail server, and a letter to try it.</summary>
[StaffOnly(Role.Admin), RecentPassword]
internal sealed class MailSettingsController(SettingsStore settings, MailRoute route, ChangeMail change, SendTestMail test, Words words) : ForumController
{
    private const string Address = "/admin/mail/settings";

    [HttpGet(Address)]
    public async Task<IActionResult> Show(bool saved, CancellationToken ct) => View("Admin/MailSettings", await Page(null, ct) with { Saved = saved });

    [HttpPost(Address)]
    public async Task<IActionResult> Save(MailForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(form.Security)) return BadRequest();

        // None is the usual one; what is no number is a port that does not exist.
        int? port = string.IsNullOrWhiteSpace(form.Port) ? null : TypedNumber.Read(form.Port);
        var command = new ChangeMail.Command(Actor, form.Host, port, form.Security, form.User, form.From) { Password = form.Password };
        return await change.Run(command, ct) is ChangeMail.Outcome.Invalid invalid
            ? Invalid("Admin/MailSettings", await Page(form, ct) with { Errors = invalid.Why.ToDictionary(why => why.Field, words.Say) })
            : Done(Address + "?saved=true");
    }

    [HttpPost("/admin/mail/test")]
    public async Task<IActionResult> Test(string? to, CancellationToken ct)
    {
        var page = await Page(null, ct) with { TestTo = to };
        return await test.Run(new SendTestMail.Command(Actor, to, words.Language.Code), ct) switch
        {
            SendTestMail.Outcome.Sent sent => View("Admin/MailSettings", page with { Transcript = sent.Transcript, SentTo = sent.To }),
            SendTestMail.Outcome.Failed failed => Invalid("Admin/MailSettings", page with { Transcript = failed.Transcript, TestError = words.MailFault(failed.Story) }),
            SendTestMail.Outcome.Refused refused => Invalid("Admin/MailSettings", page with { TestError = words[refused.Reason] }),
            _ => throw new InvalidOperationException(),
        };
    }

    private async Task<MailSettingsPage> Page(MailForm? form, CancellationToken ct)
    {
        var chosen = await settings.Get<MailSettings>(ct);
        return new MailSettingsPage(form ?? MailForm.Of(chosen), chosen.Password.Length > 0, route.Host, await route.Server(ct) is not null);
    }
}

/// <summary>As typed; the password only travels from the browser.</summary>
internal sealed class MailForm
{
    public string? Host { get; set; }

    public string? Port { get; set; }

    public SmtpSecurity Security { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    public string? From { get; set; }

    public static MailForm Of(MailSettings mail) => new()
    {
        Host = mail.Host,
        Port = mail.Port == 0 ? null : TypedNumber.Write(mail.Port),
        Security = mail.Security,
        User = mail.User,
        From = mail.From,
    };
}

internal sealed record MailSettingsPage(MailForm Form, bool HasPassword, HostSmtp Host, bool Sends)
{
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    public bool Saved { get; init; }

    public string? TestTo { get; init; }

    public string? SentTo { get; init; }

    public string? TestError { get; init; }

    public IReadOnlyList<string> Transcript { get; init; } = [];

    public string? Error(string field) => Errors.GetValueOrDefault(field);

    public string? Invalid(string field) => Errors.ContainsKey(field) ? "true" : null;

    public string? DescribedBy(string field, bool hint = false) => (Errors.ContainsKey(field), hint) switch
    {
        (true, true) => $"{field}-error {field}-hint",
        (true, false) => $"{field}-error",
        (false, true) => $"{field}-hint",
        _ => null,
    };
}
