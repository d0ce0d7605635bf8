using Forum.Core.Features.Accounts;
using Forum.Core.Features.Launch;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Admin;

/// <summary>Says which server letters are given to.</summary>
internal sealed class ChangeMail(Writes writes, SettingsStore settings, MailRoute route, EmailSender sender)
{
    private const int TextLimit = 255;

    public sealed record Command(Actor Actor, string? Host, int? Port, SmtpSecurity Security, string? User, string? From)
    {
        /// <summary>Empty keeps the one there is, as long as it goes to the same place.</summary>
        public string? Password { get; init; }

        // Not in any log by way of the record's own text.
        public override string ToString() => nameof(ChangeMail);
    }

    public abstract record Outcome
    {
        public sealed record Changed : Outcome;

        public sealed record Invalid(List<Refusal> Why) : Outcome;

        public sealed record Refused(string Reason) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.IsAdmin) return new Outcome.Refused(ChangeStage.OnlyAdmins);

        return await writes.Run<Outcome>(async write =>
        {
            var before = await settings.Get<MailSettings>(ct);
            var (after, refusals) = Read(command, before);
            if (refusals.Count > 0) return new Outcome.Invalid(refusals);

            await settings.SaveFor(command.Actor, after, write, ct);
            write.AfterCommit(sender.Resume);
            return new Outcome.Changed();
        }, ct);
    }

    private (MailSettings Mail, List<Refusal> Refusals) Read(Command command, MailSettings before)
    {
        var refusals = new List<Refusal>();
        var host = CleanText.Line(command.Host);
        if (host.Length > TextLimit || (host.Length > 0 && Uri.CheckHostName(host) == UriHostNameType.Unknown)) refusals.Add(new Refusal("mail.refused.host", "host"));
        var port = command.Port ?? 0;
        if (port is < 0 or > 65535) refusals.Add(new Refusal("mail.refused.port", "port"));

        var user = CleanText.Line(command.User);
        if (user.Length > TextLimit) refusals.Add(new Refusal("mail.refused.user", "user"));
        var (from, unfit) = CleanText.Line(command.From).Length == 0 ? (default, null) : EmailAddress.Read(command.From);
        if (unfit is not null || (host.Length > 0 && from.Text is null) || (from.Text is { } text && !System.Text.Ascii.IsValid(text))) refusals.Add(new Refusal("mail.refused.from", "from"));

        var after = before with { Host = host, Port = port, Security = command.Security, User = user, From = from.Text ?? "" };
        if (command.Password is { Length: > 0 } password) return (after with { Password = route.Seal(password) }, refusals);
        if (user.Length == 0) return (after with { Password = "" }, refusals);

        // A kept password goes nowhere but where its owner sent it: whoever names another server types it again.
        var sameWay = (after.Host, after.Port, after.Security, after.User) == (before.Host, before.Port, before.Security, before.User);
        if (!sameWay || before.Password.Length == 0) refusals.Add(new Refusal("mail.refused.passwordAgain", "password"));
        return (after, refusals);
    }
}
