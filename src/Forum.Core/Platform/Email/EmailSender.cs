using Forum.Core.Platform.Settings;
using Microsoft.Extensions.Logging;

namespace Forum.Core.Platform.Email;

/// <summary>
/// Gives due letters to the mail server, one after the other on one connection. What was taken is written down at once, letter
/// by letter: a crash between the server's word and ours is the only way to a second copy, and that has the same Message-ID.
/// </summary>
internal sealed class EmailSender(EmailOutbox outbox, MailRoute route, ILetterWriter letters, SettingsStore settings, TimeProvider time, ILogger<EmailSender> log)
{
    // Servers hang up on those who never do.
    private const int MostOnOneConnection = 100;

    // When the forum stops, the letter in hand is finished if the server is quick.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private DateTime pausedUntil;

    /// <summary>Somebody changed something: a server that failed is tried again now.</summary>
    public void Resume() => pausedUntil = default;

    /// <summary>Sends until nothing is due or the server fails. Returns how many letters it took.</summary>
    public async Task<int> SendDue(CancellationToken ct)
    {
        if (time.GetUtcNow().UtcDateTime < pausedUntil || await route.Server(ct) is not { } server) return 0;

        using var patience = new CancellationTokenSource();
        await using var stop = ct.Register(() => patience.CancelAfter(Grace));
        await using var round = new Round(server, patience.Token);
        var sent = 0;
        while (!ct.IsCancellationRequested && await outbox.Claim(server.Hello, ct) is { Count: > 0 } batch)
        {
            var (taken, goesOn) = await Send(batch, round, ct);
            sent += taken;
            if (!goesOn) break;
        }

        return sent;
    }

    private async Task<(int Taken, bool GoesOn)> Send(List<Email> batch, Round round, CancellationToken ct)
    {
        var taken = 0;
        for (var i = 0; i < batch.Count; i++)
        {
            if (ct.IsCancellationRequested)
            {
                await outbox.Release(CancellationToken.None);
                return (taken, false);
            }

            var mail = batch[i];
            try
            {
                await round.Send(mail.To, await Write(mail, round.Server));
                await outbox.Sent(mail.Id, CancellationToken.None);
                taken++;
            }
            catch (SmtpFault fault) when (fault.IsOfLetter)
            {
                log.LogWarning("Mail {Id} was refused: {Fault}", mail.Id, fault.Story);
                await outbox.Failed([mail.Id], fault, CancellationToken.None);
            }
            catch (SmtpFault fault)
            {
                log.LogWarning("The mail server failed: {Fault}", fault.Story);
                await outbox.Failed([.. batch.Skip(i).Select(m => m.Id)], fault, CancellationToken.None);
                pausedUntil = time.GetUtcNow().UtcDateTime.AddMinutes((await settings.Get<MailSettings>(CancellationToken.None)).RetryMinutes.FirstOrDefault(1));
                return (taken, false);
            }
        }

        return (taken, true);
    }

    private async Task<byte[]> Write(Email mail, SmtpServer server)
    {
        try
        {
            var letter = await letters.Write(mail, CancellationToken.None);
            return MimeLetter.Write(letter, new Envelope(server.From, await letters.SenderName(CancellationToken.None), mail.MessageId!, mail.CreatedAt, mail.Language)
            {
                Unsubscribe = mail.Unsubscribe is { } path ? letters.Origin + path : null,
            });
        }
        catch (Exception e) when (e is not SmtpFault)
        {
            // One letter without words must not keep all others back.
            log.LogError(e, "Mail {Id} could not be written", mail.Id);
            throw new SmtpFault("mail.fault.words") { IsFinal = true, IsOfLetter = true };
        }
    }

    /// <summary>One connection for many letters, opened when the first needs it and again when the server has hung up between two.</summary>
    private sealed class Round(SmtpServer server, CancellationToken ct) : IAsyncDisposable
    {
        private SmtpConnection? connection;

        public SmtpServer Server => server;

        public async Task Send(string to, byte[] letter)
        {
            if (connection is { Sent: >= MostOnOneConnection }) await Close();
            var isKept = connection is not null;
            try
            {
                await SendOnce(to, letter);
            }
            catch (SmtpFault fault) when (fault.IsCut && isKept)
            {
                await SendOnce(to, letter);
            }
        }

        public async ValueTask DisposeAsync() => await Close();

        private async Task SendOnce(string to, byte[] letter)
        {
            try
            {
                connection ??= await SmtpConnection.Open(server, null, ct);
                await connection.Send(to, letter, ct);
            }
            catch (SmtpFault fault) when (!fault.IsOfLetter)
            {
                await Drop();
                throw;
            }
            catch (OperationCanceledException)
            {
                await Drop();
                throw new SmtpFault("mail.fault.timeout");
            }
        }

        private async Task Close()
        {
            if (connection is not null && !ct.IsCancellationRequested) await connection.Quit(ct);
            await Drop();
        }

        private async Task Drop()
        {
            if (connection is null) return;
            await connection.DisposeAsync();
            connection = null;
        }
    }
}
