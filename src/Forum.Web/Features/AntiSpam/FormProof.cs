using System.Globalization;
using System.Security.Cryptography;
using Forum.Core.Features.AntiSpam;
using Microsoft.AspNetCore.DataProtection;

namespace Forum.Web.Features.AntiSpam;

/// <summary>
/// Two fields that people never meet: one to leave empty, and a sealed note of when the form was made. Nothing is kept for it on
/// the server, and it works without script.
/// </summary>
internal sealed class FormProof(IDataProtectionProvider protection, Sender sender, TimeProvider time)
{
    public const string Note = "asked";

    /// <summary>A name that machines like to fill in.</summary>
    public const string Bait = "homepage";

    // Reading a form, filling it in and sending it takes anybody longer.
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(2);

    private const string Again = "again";

    private readonly IDataProtector protector = protection.CreateProtector("Forum.FormProof");

    // Of the form that was sent with this request: who corrects a field, or looks at a preview, has read it all already.
    private long? shown;

    private bool again;

    /// <summary>For a form that is being shown, first or again; it says whether it is the second try.</summary>
    public string Issue() => protector.Protect(
        string.Create(CultureInfo.InvariantCulture, $"{shown ?? time.GetUtcNow().ToUnixTimeMilliseconds()}:{(again || sender.Trap == Trap.Fast ? Again : "")}"));

    /// <summary>Looks at what came back, and remembers it for the screens behind.</summary>
    public Trap Read(IFormCollection form)
    {
        var trap = sender.IsGuarded ? Judge(form) : Trap.None;
        sender.Met(trap);
        return trap;
    }

    /// <summary>For a form that comes back without having been meant to be sent, for a look or with a file: its note goes on as it was.</summary>
    public void Continue(IFormCollection form)
    {
        if (Open(form) is not var (asked, tried)) return;

        shown = asked;
        again = tried;
    }

    private Trap Judge(IFormCollection form)
    {
        if (!string.IsNullOrEmpty(form[Bait])) return Trap.Filled;
        if (Open(form) is not var (asked, tried)) return Trap.Fast;

        shown = asked;
        var fast = time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(asked) < Soonest;
        return !fast ? Trap.None : tried ? Trap.FastAgain : Trap.Fast;
    }

    private (long Asked, bool Tried)? Open(IFormCollection form)
    {
        try
        {
            return protector.Unprotect(form[Note].ToString()).Split(':') is [var stamp, var tried] && long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
                ? (asked, tried == Again) : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
