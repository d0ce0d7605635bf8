using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Forum.Core.Platform.Email;

/// <summary>A server's answer: its code and its words, one for each line.</summary>
internal sealed record SmtpAnswer(int Code, IReadOnlyList<string> Lines)
{
    public bool IsGood => Code is >= 200 and < 400;

    public bool IsFinal => Code >= 500;

    public string Text => $"{Code} {string.Join(' ', Lines)}";
}

/// <summary>Lines to a server and its answers, each within a time; no line of ours can hold a second one.</summary>
internal sealed class SmtpWire : IAsyncDisposable
{
    private const int LongestLine = 4096;
    private const int MostLines = 128;

    private readonly TcpClient tcp;
    private readonly SmtpTranscript? transcript;
    private readonly byte[] buffer = new byte[4096];
    private Stream stream;
    private int start;
    private int end;

    private SmtpWire(TcpClient tcp, SmtpTranscript? transcript)
    {
        this.tcp = tcp;
        this.transcript = transcript;
        stream = tcp.GetStream();
    }

    public static async Task<SmtpWire> Connect(SmtpServer server, SmtpTranscript? transcript, CancellationToken ct)
    {
        // Small lines back and forth: waiting to gather them costs 40 ms each.
        var tcp = new TcpClient { NoDelay = true };
        try
        {
            using var limit = Limit(server.Limits.Connect, ct);
            await tcp.ConnectAsync(server.Host, server.Port, limit.Token);
            return new SmtpWire(tcp, transcript);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ArgumentException && !ct.IsCancellationRequested)
        {
            tcp.Dispose();
            throw new SmtpFault("mail.fault.connect", e is OperationCanceledException ? "" : e.Message);
        }
        catch
        {
            tcp.Dispose();
            throw;
        }
    }

    public async Task Secure(SmtpServer server, CancellationToken ct)
    {
        // What came before the protection may come from anybody between us and the server.
        if (start < end) throw new SmtpFault("mail.fault.answer");

        var secure = new SslStream(stream, leaveInnerStreamOpen: false);
        try
        {
            using var limit = Limit(server.Limits.Connect, ct);
            await secure.AuthenticateAsClientAsync(Options(server), limit.Token);
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            throw new SmtpFault("mail.fault.tls", e is OperationCanceledException ? "" : e.Message);
        }

        stream = secure;
        transcript?.Note($"{secure.SslProtocol}, {secure.NegotiatedCipherSuite}, {secure.RemoteCertificate?.Subject}");
    }

    /// <param name="line">Without an end of line.</param>
    /// <param name="shown">What the transcript says instead, for what nobody shall read.</param>
    /// <param name="ct">Ends with the program.</param>
    public async Task Say(string line, string? shown, CancellationToken ct)
    {
        if (line.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0) throw new SmtpFault("mail.fault.address") { IsFinal = true, IsOfLetter = true };

        transcript?.Client(shown ?? line);
        await Send(Encoding.UTF8.GetBytes(line + "\r\n"), ct);
    }

    public async Task Send(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        try
        {
            await stream.WriteAsync(bytes, ct);
            await stream.FlushAsync(ct);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new SmtpFault("mail.fault.cut", e.Message) { IsCut = true };
        }
    }

    public async Task<SmtpAnswer> Hear(TimeSpan within, CancellationToken ct)
    {
        using var limit = Limit(within, ct);
        try
        {
            var lines = new List<string>();
            while (true)
            {
                var line = await Line(limit.Token);
                transcript?.Server(line);
                if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code) || code is < 200 or > 599 || lines.Count >= MostLines)
                    throw new SmtpFault("mail.fault.answer", line);

                lines.Add(line.Length > 4 ? line[4..] : "");
                if (line.Length == 3 || line[3] != '-') return new SmtpAnswer(code, lines);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new SmtpFault("mail.fault.timeout");
        }
        catch (IOException e)
        {
            throw new SmtpFault("mail.fault.cut", e.Message) { IsCut = true };
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await stream.DisposeAsync();
        }
        catch (IOException)
        {
            // It was gone already.
        }

        tcp.Dispose();
    }

    private async Task<string> Line(CancellationToken ct)
    {
        var line = new List<byte>();
        while (true)
        {
            if (start == end)
            {
                (start, end) = (0, await stream.ReadAsync(buffer, ct));
                if (end == 0) throw new SmtpFault("mail.fault.cut") { IsCut = true };
            }

            var next = buffer[start++];
            if (next == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            if (line.Count >= LongestLine) throw new SmtpFault("mail.fault.answer");
            line.Add(next);
        }
    }

    private static SslClientAuthenticationOptions Options(SmtpServer server)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = server.Host, EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 };
        if (server.Authorities is { } authorities)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        return options;
    }

    private static CancellationTokenSource Limit(TimeSpan within, CancellationToken ct)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(within);
        return limit;
    }
}
