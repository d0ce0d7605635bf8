using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Forum.Web.Tests.Platform.Email;

/// <summary>What the server does with a letter.</summary>
internal enum Mood
{
    Takes,
    Later,
    Never,

    /// <summary>Hangs up when it hears the recipient: nothing was handed over.</summary>
    HangsUp,

    /// <summary>Takes the letter and hangs up without a word: only it knows that it has it.</summary>
    TakesSilently,

    /// <summary>Takes the letter and never says so.</summary>
    TakesAndHangs,

    /// <summary>Takes the letter, says so, and hangs up before the next.</summary>
    TakesAndHangsUp,
}

/// <param name="To">Whose letter.</param>
/// <param name="MessageId">Its Message-ID.</param>
/// <param name="Told">Whether the sender was told that it was taken.</param>
/// <param name="Raw">All of it.</param>
internal sealed record Copy(string To, string MessageId, bool Told, string Raw);

/// <summary>A mail server with moods, in this process; it can be stopped and started again on its port.</summary>
internal sealed class UnreliableSmtp : IAsyncDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly List<Copy> copies = [];
    private readonly List<TcpClient> clients = [];
    private TcpListener? listener;

    public UnreliableSmtp() => Open();

    public int Port { get; private set; }

    public int Connections { get; private set; }

    /// <summary>Asked for each letter, by its recipient.</summary>
    public Func<string, Mood> Mood { get; set; } = _ => Email.Mood.Takes;

    public IReadOnlyList<Copy> Copies
    {
        get
        {
            lock (copies) return [.. copies];
        }
    }

    public void Open()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Accept(listener);
    }

    /// <summary>As when the server is restarted: nobody is let in, and everybody is thrown out.</summary>
    public void Close()
    {
        listener?.Stop();
        listener = null;
        lock (clients)
        {
            foreach (var client in clients) client.Dispose();
            clients.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        await ended.CancelAsync();
        ended.Dispose();
    }

    private async Task Accept(TcpListener from)
    {
        try
        {
            while (true)
            {
                var client = await from.AcceptTcpClientAsync();
                client.NoDelay = true;
                Connections++;
                lock (clients) clients.Add(client);
                _ = Talk(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private async Task Talk(TcpClient client)
    {
        try
        {
            using var held = client;
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            Task Say(string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n")).AsTask();

            await Say("220 moody.test");
            var to = "";
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("RCPT", StringComparison.Ordinal))
                {
                    to = line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
                    if (Mood(to) == Email.Mood.HangsUp) return;
                    await Say(Mood(to) switch
                    {
                        Email.Mood.Later => "451 4.3.2 Later",
                        Email.Mood.Never => "550 5.1.1 Nobody",
                        _ => "250 OK",
                    });
                }
                else if (line == "DATA")
                {
                    await Say("354 Go on");
                    if (!await Take(reader, to, Mood(to), Say)) return;
                }
                else if (line == "QUIT")
                {
                    await Say("221 Bye");
                    return;
                }
                else
                {
                    await Say(line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-moody.test\r\n250 SIZE 1000000" : "250 OK");
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException or OperationCanceledException)
        {
        }
    }

    private async Task<bool> Take(StreamReader reader, string to, Mood mood, Func<string, Task> say)
    {
        var raw = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".") raw.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        var text = raw.ToString();
        var id = text.Split("\r\n").First(line => line.StartsWith("Message-ID: ", StringComparison.Ordinal))[12..];
        var tells = mood is Email.Mood.Takes or Email.Mood.TakesAndHangsUp;
        lock (copies) copies.Add(new Copy(to, id, tells, text));
        if (mood == Email.Mood.TakesAndHangs) await Task.Delay(Timeout.Infinite, ended.Token);
        if (tells) await say("250 Taken");
        return mood == Email.Mood.Takes;
    }
}
