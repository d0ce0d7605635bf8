using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Forum.Core.Platform.Email;

namespace Forum.Core.Tests.Platform.Email;

/// <summary>A letter as the peer got it.</summary>
internal sealed record TakenLetter(string Way, string Sender, string To, bool Tls, bool SignedIn, int Peer, string Raw)
{
    public string Head => Raw.Split("\r\n\r\n")[0];

    /// <summary>A header's value with its folding taken out.</summary>
    public string? Header(string name) => Head.Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
}

/// <summary>Debian's aiosmtpd as the mail server, with a certificate of the tests' own; started once for a class.</summary>
public sealed class SmtpPeer : IAsyncLifetime
{
    public const string User = "préau";
    public const string Password = "mot de passe";

    private const string Python = "/usr/bin/python3";

    private readonly string folder = Directory.CreateTempSubdirectory("preau-smtp").FullName;
    private readonly List<TakenLetter> letters = [];
    private Process? process;
    private Dictionary<string, int> ports = [];

    internal X509Certificate2Collection Authorities { get; } = [];

    internal List<TakenLetter> Letters
    {
        get
        {
            lock (letters) return [.. letters];
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!await IsInstalled()) return;
        WriteCertificate();
        var start = new ProcessStartInfo(Python, ["-W", "ignore", Script(), Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        var first = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The mail server of the tests did not start.");
        ports = JsonDocument.Parse(first).RootElement.GetProperty("ports").Deserialize<Dictionary<string, int>>()!;
        _ = Read(process.StandardOutput);
    }

    internal SmtpServer Server(string way, bool signsIn = true)
    {
        Assert.SkipUnless(process is not null, "python3-aiosmtpd is not installed");
        return new SmtpServer
        {
            Host = "localhost",
            Port = ports[way],
            Security = way switch
            {
                "plain" => SmtpSecurity.None,
                "tls" => SmtpSecurity.Tls,
                _ => SmtpSecurity.StartTls,
            },
            User = signsIn && way != "plain" ? User : "",
            Password = signsIn && way != "plain" ? Password : "",
            From = "forum@example.test",
            Authorities = Authorities,
        };
    }

    /// <summary>The letter to an address; printed a moment after the server said that it took it.</summary>
    internal async Task<TakenLetter> LetterTo(string address)
    {
        for (var tries = 0; tries < 3_000; tries++)
        {
            if (Letters.FirstOrDefault(l => l.To == address) is { } letter) return letter;
            await Task.Delay(20);
        }

        throw new TimeoutException($"No letter came to {address}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> IsInstalled()
    {
        if (!File.Exists(Python)) return false;
        using var asked = Process.Start(new ProcessStartInfo(Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true })!;
        await asked.WaitForExitAsync();
        return asked.ExitCode == 0;
    }

    private static string Script()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Forum.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "tests", "Forum.Core.Tests", "Platform", "Email", "smtp_peer.py");
    }

    private async Task Read(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            var json = JsonDocument.Parse(line).RootElement;
            var letter = new TakenLetter(
                json.GetProperty("way").GetString()!, json.GetProperty("sender").GetString()!, json.GetProperty("to").GetString()!,
                json.GetProperty("tls").GetBoolean(), json.GetProperty("signedIn").GetBoolean(), json.GetProperty("peer").GetInt32(),
                Encoding.UTF8.GetString(json.GetProperty("raw").GetBytesFromBase64()));
            lock (letters) letters.Add(letter);
        }
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        File.WriteAllText(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        Authorities.Add(X509CertificateLoader.LoadCertificate(certificate.RawData));
    }
}
