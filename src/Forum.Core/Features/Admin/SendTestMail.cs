using Forum.Core.Features.Accounts;
using Forum.Core.Features.Launch;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Admin;

/// <summary>
/// A letter for the administrator who waits at the screen, past the outbox, with all that was said. Bounded in time, for
/// somebody waits.
/// </summary>
internal sealed class SendTestMail(MailRoute route, ILetterWriter letters, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    public sealed record Command(Actor Actor, string? To, string Language);

    public abstract record Outcome
    {
        public sealed record Sent(string To, IReadOnlyList<string> Transcript) : Outcome;

        /// <param name="Story">The key of the reason, then the server's words.</param>
        /// <param name="Transcript">What was said until then.</param>
        public sealed record Failed(string Story, IReadOnlyList<string> Transcript) : Outcome;

        public sealed record Refused(string Reason) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (!command.Actor.IsAdmin) return new Outcome.Refused(ChangeStage.OnlyAdmins);
        if (await route.Server(ct) is not { } server) return new Outcome.Refused("mail.refused.noServer");
        var (to, unfit) = EmailAddress.Read(command.To);
        if (unfit is not null) return new Outcome.Refused(unfit);

        var letter = await letters.WriteTest(to.Text, command.Language, ct);
        var mime = MimeLetter.Write(letter, new Envelope(server.From, await letters.SenderName(ct), $"<{Guid.NewGuid():N}@{server.Hello}>", time.GetUtcNow().UtcDateTime, command.Language));
        var transcript = new SmtpTranscript();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            await using var connection = await SmtpConnection.Open(server, transcript, limit.Token);
            await connection.Send(to.Text, mime, limit.Token);
            await connection.Quit(limit.Token);
            return new Outcome.Sent(to.Text, transcript.Lines);
        }
        catch (SmtpFault fault)
        {
            return new Outcome.Failed(fault.Story, transcript.Lines);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Outcome.Failed("mail.fault.timeout", transcript.Lines);
        }
    }
}
