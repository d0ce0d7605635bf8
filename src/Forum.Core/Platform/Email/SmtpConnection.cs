using System.Text;

namespace Forum.Core.Platform.Email;

/// <summary>
/// A conversation with a mail server (RFC 5321): greets, turns secure, signs in, then gives letters one after the other.
/// Every refusal is an <see cref="SmtpFault"/> that says whether it is about the letter and whether it is final.
/// </summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private readonly SmtpWire wire;
    private readonly SmtpServer server;
    private Dictionary<string, string> extensions = new(StringComparer.OrdinalIgnoreCase);

    private SmtpConnection(SmtpWire wire, SmtpServer server)
    {
        this.wire = wire;
        this.server = server;
    }

    /// <summary>How many letters it has taken.</summary>
    public int Sent { get; private set; }

    public static async Task<SmtpConnection> Open(SmtpServer server, SmtpTranscript? transcript, CancellationToken ct)
    {
        transcript?.Note($"{server.Host}:{server.Port}");
        var connection = new SmtpConnection(await SmtpWire.Connect(server, transcript, ct), server);
        try
        {
            await connection.Begin(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <param name="to">One address.</param>
    /// <param name="letter">The whole letter with its headers, lines ended by CR LF.</param>
    /// <param name="ct">Ends with the program.</param>
    public async Task Send(string to, ReadOnlyMemory<byte> letter, CancellationToken ct)
    {
        await Sender(to, letter, ct);
        await Recipient(to, ct);

        if (await Ask("DATA", ct) is { Code: not 354 } no)
        {
            await Reset(ct);
            throw Refused("mail.fault.text", no, ofLetter: true);
        }

        await wire.Send(DotStuffed(letter.Span), ct);
        SmtpAnswer taken;
        try
        {
            taken = await wire.Hear(server.Limits.Text, ct);
        }
        catch (SmtpFault fault)
        {
            // It may have been taken: only the server knows. Not to be repeated at once on a new connection.
            throw new SmtpFault(fault.Reason);
        }

        if (!taken.IsGood) throw Refused("mail.fault.text", taken, ofLetter: true);
        Sent++;
    }

    public async ValueTask DisposeAsync() => await wire.DisposeAsync();

    /// <summary>Says good-bye; a server that does not answer is left without.</summary>
    public async Task Quit(CancellationToken ct)
    {
        try
        {
            await Ask("QUIT", ct);
        }
        catch (SmtpFault)
        {
        }
    }

    private async Task Begin(CancellationToken ct)
    {
        if (server.Security == SmtpSecurity.Tls) await wire.Secure(server, ct);

        var greeting = await wire.Hear(server.Limits.Answer, ct);
        if (!greeting.IsGood) throw Refused("mail.fault.busy", greeting);
        await Hello(ct);

        if (server.Security == SmtpSecurity.StartTls)
        {
            if (!extensions.ContainsKey("STARTTLS")) throw new SmtpFault("mail.fault.noStartTls");
            if (await Ask("STARTTLS", ct) is { IsGood: false } no) throw Refused("mail.fault.tls", no);
            await wire.Secure(server, ct);

            // What it could do before counts no more: that might have been said by somebody else.
            await Hello(ct);
        }

        if (server.User.Length > 0) await SignIn(ct);
    }

    private async Task Hello(CancellationToken ct)
    {
        var answer = await Ask($"EHLO {server.Hello}", ct);
        if (!answer.IsGood)
        {
            extensions = [];
            answer = await Ask($"HELO {server.Hello}", ct);
            if (!answer.IsGood) throw Refused("mail.fault.busy", answer);
            return;
        }

        extensions = new(StringComparer.OrdinalIgnoreCase);
        foreach (var line in answer.Lines.Skip(1))
        {
            var words = line.Split([' ', '='], 2, StringSplitOptions.TrimEntries);
            extensions[words[0]] = words.Length > 1 ? words[1] : "";
        }
    }

    private async Task SignIn(CancellationToken ct)
    {
        var ways = extensions.GetValueOrDefault("AUTH", "").Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
        SmtpAnswer answer;
        if (ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            answer = await Secret("AUTH PLAIN ", $"\0{server.User}\0{server.Password}", ct);
        }
        else if (ways.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            answer = await Ask("AUTH LOGIN", ct);
            if (answer.Code == 334) answer = await Secret("", server.User, ct);
            if (answer.Code == 334) answer = await Secret("", server.Password, ct);
        }
        else
        {
            throw new SmtpFault("mail.fault.noAuth", string.Join(' ', ways));
        }

        if (answer.Code != 235) throw Refused("mail.fault.auth", answer);
    }

    private async Task Sender(string to, ReadOnlyMemory<byte> letter, CancellationToken ct)
    {
        if (extensions.TryGetValue("SIZE", out var most) && long.TryParse(most, out var limit) && limit > 0 && letter.Length > limit)
            throw new SmtpFault("mail.fault.size", most) { IsFinal = true, IsOfLetter = true };

        var from = $"MAIL FROM:<{server.From}>";
        if (extensions.ContainsKey("SIZE")) from += string.Create(System.Globalization.CultureInfo.InvariantCulture, $" SIZE={letter.Length}");
        if (!Ascii.IsValid(letter.Span) && extensions.ContainsKey("8BITMIME")) from += " BODY=8BITMIME";
        if (!Ascii.IsValid(to))
        {
            if (!extensions.ContainsKey("SMTPUTF8")) throw new SmtpFault("mail.fault.address", to) { IsFinal = true, IsOfLetter = true };
            from += " SMTPUTF8";
        }

        if (await Ask(from, ct) is not { IsGood: false } no) return;
        await Reset(ct);

        // All letters have the same sender: its refusal is about the settings, not about this one. Its size is.
        throw no.Code == 552 ? Refused("mail.fault.size", no, ofLetter: true) : Refused("mail.fault.sender", no);
    }

    private async Task Recipient(string to, CancellationToken ct)
    {
        if (!IsAddress(to)) throw new SmtpFault("mail.fault.address") { IsFinal = true, IsOfLetter = true };
        if (await Ask($"RCPT TO:<{to}>", ct) is not { IsGood: false } no) return;

        await Reset(ct);
        throw Refused("mail.fault.recipient", no, ofLetter: true);
    }

    private Task Reset(CancellationToken ct) => Ask("RSET", ct);

    private async Task<SmtpAnswer> Ask(string line, CancellationToken ct)
    {
        await wire.Say(line, null, ct);
        return await wire.Hear(server.Limits.Answer, ct);
    }

    private async Task<SmtpAnswer> Secret(string command, string secret, CancellationToken ct)
    {
        await wire.Say(command + Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)), command + "********", ct);
        return await wire.Hear(server.Limits.Answer, ct);
    }

    /// <summary>421 says that the server is about to hang up: that is about the connection, whatever was asked.</summary>
    private static SmtpFault Refused(string reason, SmtpAnswer answer, bool ofLetter = false) =>
        new(reason, answer.Text) { IsFinal = ofLetter && answer.IsFinal, IsOfLetter = ofLetter && answer.Code != 421 };

    private static bool IsAddress(string text) =>
        text.Contains('@', StringComparison.Ordinal) && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>');

    private static byte[] DotStuffed(ReadOnlySpan<byte> letter)
    {
        var stuffed = new List<byte>(letter.Length + 64);
        var atStart = true;
        foreach (var b in letter)
        {
            if (atStart && b == '.') stuffed.Add((byte)'.');
            stuffed.Add(b);
            atStart = b == '\n';
        }

        if (!atStart) stuffed.AddRange("\r\n"u8);
        stuffed.AddRange(".\r\n"u8);
        return [.. stuffed];
    }
}
