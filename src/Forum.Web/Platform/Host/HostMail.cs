using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Email;

namespace Forum.Web.Platform.Host;

/// <summary>Reads <c>Smtp__*</c>; a wrong value stops the start with a sentence.</summary>
internal static class HostMail
{
    public static HostSmtp Read(IConfiguration configuration)
    {
        var smtp = configuration.GetSection("Smtp");
        var security = (smtp["Security"] ?? "").ToLowerInvariant() switch
        {
            "" => (SmtpSecurity?)null,
            "none" => SmtpSecurity.None,
            "starttls" => SmtpSecurity.StartTls,
            "tls" => SmtpSecurity.Tls,
            var other => throw new StartFault($"Smtp__Security is “{other}”; it can be none, starttls or tls."),
        };
        var port = 0;
        if (smtp["Port"] is { Length: > 0 } text && (!int.TryParse(text, out port) || port is < 1 or > 65535))
            throw new StartFault($"Smtp__Port is “{text}”; it should be a number like 587.");
        var from = smtp["From"] ?? "";
        if (from.Length > 0 && (EmailAddress.Read(from).Refusal is not null || !System.Text.Ascii.IsValid(from)))
            throw new StartFault($"Smtp__From is “{from}”; it should be an address like forum@example.org.");

        return new HostSmtp
        {
            Host = smtp["Host"] ?? "",
            Port = port,

            // Port 465 speaks nothing but TLS; asking people to say so twice is a trap.
            Security = security ?? (port == 465 ? SmtpSecurity.Tls : SmtpSecurity.StartTls),
            User = smtp["User"] ?? "",
            Password = smtp["Password"] ?? "",
            From = from,
        };
    }
}
