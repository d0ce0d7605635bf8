using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Forum.Core.Platform.Settings;
using Microsoft.AspNetCore.DataProtection;

namespace Forum.Core.Platform.Email;

/// <summary>Which server letters are given to: the host's, else the administrator's, else none.</summary>
internal sealed class MailRoute(SettingsStore settings, HostSmtp host, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Forum.Mail", "smtp-password");

    public HostSmtp Host => host;

    /// <summary>For tests with a server of their own certificate.</summary>
    public X509Certificate2Collection? Authorities { get; set; }

    /// <summary>For tests with a server that never answers.</summary>
    public SmtpLimits Limits { get; set; } = new();

    /// <summary>Null while nobody said where, or from whom: letters wait.</summary>
    public async ValueTask<SmtpServer?> Server(CancellationToken ct)
    {
        var chosen = await settings.Get<MailSettings>(ct);
        var from = host.From.Length > 0 ? host.From : chosen.From;
        var name = host.NamesServer ? host.Host : chosen.Host;
        if (name.Length == 0 || from.Length == 0) return null;

        var security = host.NamesServer ? host.Security : chosen.Security;
        var port = host.NamesServer ? host.Port : chosen.Port;
        return new SmtpServer
        {
            Host = name,
            Port = port > 0 ? port : SmtpServer.UsualPort(security),
            Security = security,
            User = host.NamesServer ? host.User : chosen.User,
            Password = host.NamesServer ? host.Password : Open(chosen.Password),
            From = from,
            Hello = from[(from.LastIndexOf('@') + 1)..],
            Authorities = Authorities,
            Limits = Limits,
        };
    }

    public string Seal(string password) => password.Length == 0 ? "" : protector.Protect(password);

    private string Open(string seal)
    {
        try
        {
            return seal.Length == 0 ? "" : protector.Unprotect(seal);
        }
        catch (CryptographicException)
        {
            // The keys are others than when it was sealed: the server will refuse, and the page says so.
            return "";
        }
    }
}
