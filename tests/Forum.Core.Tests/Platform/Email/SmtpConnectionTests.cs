using System.Net;
using System.Net.Sockets;
using System.Text;
using Forum.Core.Platform.Email;

namespace Forum.Core.Tests.Platform.Email;

/// <summary>The conversation with a real server, and with those that are none.</summary>
public sealed class SmtpConnectionTests(SmtpPeer peer) : IClassFixture<SmtpPeer>
{
    private static readonly byte[] Letter = Encoding.ASCII.GetBytes("Subject: Bonjour\r\n\r\nUn.\r\n.Deux.\r\n..\r\n");

    [Theory]
    [InlineData("plain", false, false)]
    [InlineData("starttls", true, true)]
    [InlineData("login", true, true)]
    [InlineData("tls", true, true)]
    public async Task a_letter_arrives_by_every_way(string way, bool tls, bool signedIn)
    {
        var to = $"{way}@example.test";
        await Send(peer.Server(way), to, Letter);

        var letter = await peer.LetterTo(to);
        (letter.Way, letter.Tls, letter.SignedIn, letter.Sender).ShouldBe((way, tls, signedIn, "forum@example.test"));
        letter.Raw.ShouldBe(Encoding.ASCII.GetString(Letter));
    }

    [Fact]
    public async Task many_letters_share_a_connection_also_after_a_refused_one()
    {
        await using var connection = await SmtpConnection.Open(peer.Server("tls"), null, default);
        await connection.Send("one@example.test", Letter, default);
        (await Should.ThrowAsync<SmtpFault>(() => connection.Send("never@example.test", Letter, default))).Reason.ShouldBe("mail.fault.recipient");
        await connection.Send("two@example.test", Letter, default);
        await connection.Quit(default);

        (await peer.LetterTo("two@example.test")).Peer.ShouldBe((await peer.LetterTo("one@example.test")).Peer);
    }

    [Theory]
    [InlineData("later", "mail.fault.recipient", false)]
    [InlineData("never", "mail.fault.recipient", true)]
    [InlineData("spam", "mail.fault.text", true)]
    public async Task a_refusal_says_whether_it_is_final(string name, string reason, bool isFinal)
    {
        var fault = await Should.ThrowAsync<SmtpFault>(() => Send(peer.Server("plain"), $"{name}@refused.test", Letter));
        (fault.Reason, fault.IsFinal, fault.IsOfLetter).ShouldBe((reason, isFinal, true));
        fault.Story.ShouldMatch(@"^mail\.fault\.\w+ [45]\d\d ");
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("login")]
    public async Task a_refused_sign_in_is_told_as_such_and_its_secret_is_in_no_transcript(string way)
    {
        var transcript = new SmtpTranscript();
        var server = peer.Server(way) with { Password = "un secret bien gardé" };

        var fault = await Should.ThrowAsync<SmtpFault>(() => SmtpConnection.Open(server, transcript, default));

        (fault.Reason, fault.IsFinal, fault.IsOfLetter).ShouldBe(("mail.fault.auth", false, false));
        var said = string.Join('\n', transcript.Lines);
        said.ShouldContain("AUTH ");
        said.ShouldContain("********");
        said.ShouldContain("535");
        said.ShouldNotContain(Convert.ToBase64String("un secret bien gardé"u8));
        said.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{SmtpPeer.User}\0un secret bien gardé")));
        server.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("tls")]
    [InlineData("starttls")]
    public async Task a_certificate_that_nobody_vouches_for_ends_the_conversation(string way)
    {
        var fault = await Should.ThrowAsync<SmtpFault>(() => Send(peer.Server(way) with { Authorities = null }, "x@example.test", Letter));
        fault.Reason.ShouldBe("mail.fault.tls");
    }

    [Fact]
    public async Task a_server_without_starttls_gets_neither_letter_nor_password()
    {
        var transcript = new SmtpTranscript();
        var server = peer.Server("plain") with { Security = SmtpSecurity.StartTls, User = "u", Password = "p" };
        (await Should.ThrowAsync<SmtpFault>(() => SmtpConnection.Open(server, transcript, default))).Reason.ShouldBe("mail.fault.noStartTls");
        transcript.Lines.ShouldNotContain(line => line.Contains("AUTH PLAIN", StringComparison.Ordinal) || line.Contains("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a@b.test>\r\nRCPT TO:<victim@example.test")]
    [InlineData("a@b.test> SIZE=1")]
    [InlineData("a b@b.test")]
    [InlineData("nobody")]
    public async Task an_address_holds_no_second_command(string to)
    {
        var fault = await Should.ThrowAsync<SmtpFault>(() => Send(peer.Server("plain"), to, Letter));
        (fault.Reason, fault.IsFinal, fault.IsOfLetter).ShouldBe(("mail.fault.address", true, true));
    }

    [Fact]
    public async Task a_letter_over_the_server_s_size_is_not_even_begun() =>
        (await Should.ThrowAsync<SmtpFault>(() => Send(peer.Server("plain"), "big@example.test", new byte[200_001]))).Reason.ShouldBe("mail.fault.size");

    [Fact]
    public async Task an_address_with_accents_goes_to_a_server_that_can_take_it()
    {
        await Send(peer.Server("plain"), "zoé@example.test", Encoding.UTF8.GetBytes("To: zoé@example.test\r\nSubject: x\r\n\r\ny\r\n"));
        (await peer.LetterTo("zoé@example.test")).Raw.ShouldContain("zoé");
    }

    [Fact]
    public async Task a_server_that_hangs_after_the_text_is_left_in_time_and_the_letter_is_not_called_refused()
    {
        var server = peer.Server("plain") with { Limits = new SmtpLimits { Text = TimeSpan.FromMilliseconds(200) } };
        var fault = await Should.ThrowAsync<SmtpFault>(() => Send(server, "hang@example.test", Letter));
        (fault.Reason, fault.IsFinal, fault.IsCut).ShouldBe(("mail.fault.timeout", false, false));
    }

    [Theory]
    [InlineData("", "mail.fault.timeout")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "mail.fault.answer")]
    [InlineData("554 No\r\n", "mail.fault.busy")]
    [InlineData("421 Too many\r\n", "mail.fault.busy")]
    [InlineData("close", "mail.fault.cut")]
    public async Task what_is_no_mail_server_is_told_as_such(string says, string reason)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = new SmtpServer
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            Security = SmtpSecurity.None,
            From = "forum@example.test",
            Limits = new SmtpLimits { Answer = says == "" ? TimeSpan.FromMilliseconds(300) : TimeSpan.FromSeconds(60) },
        };
        var opening = SmtpConnection.Open(server, null, default);
        using var client = await listener.AcceptTcpClientAsync();
        if (says == "close") client.Close();
        else if (says.Length > 0) await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(says));

        var fault = await Should.ThrowAsync<SmtpFault>(() => opening);
        (fault.Reason, fault.IsOfLetter).ShouldBe((reason, false));
    }

    [Fact]
    public async Task words_slipped_in_before_the_protection_are_not_believed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var opening = SmtpConnection.Open(new SmtpServer { Host = "localhost", Port = ((IPEndPoint)listener.LocalEndpoint).Port, From = "forum@example.test" }, null, default);
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, leaveOpen: true);
        await stream.WriteAsync("220 peer\r\n"u8.ToArray());
        await reader.ReadLineAsync();
        await stream.WriteAsync("250-peer\r\n250 STARTTLS\r\n"u8.ToArray());
        await reader.ReadLineAsync();
        await stream.WriteAsync("220 go on\r\n250 AUTH PLAIN\r\n"u8.ToArray());

        (await Should.ThrowAsync<SmtpFault>(() => opening)).Reason.ShouldBe("mail.fault.answer");
    }

    private static async Task Send(SmtpServer server, string to, byte[] letter)
    {
        await using var connection = await SmtpConnection.Open(server, null, default);
        await connection.Send(to, letter, default);
        await connection.Quit(default);
    }
}
