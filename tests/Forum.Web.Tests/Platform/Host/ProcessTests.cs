using System.Net.Sockets;
using System.Text;

namespace Forum.Web.Tests.Platform.Host;

/// <summary>What only a real process shows: signals, exit codes, what is written where.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task a_stop_under_load_answers_every_request_that_was_sent()
    {
        using var folder = new TestFolder();
        await using var server = await ServerProcess.Serve(folder.Path, ServerProcess.SetUp());

        var clients = Enumerable.Range(0, 8).Select(_ => AskUntilToldToStop(server.Port)).ToList();
        await Task.Delay(1_500);
        server.Signal("TERM");
        var answers = await Task.WhenAll(clients).WaitAsync(TimeSpan.FromSeconds(30));

        (await server.Ended()).ShouldBe(0);
        answers.ShouldAllBe(answered => answered > 0);
        server.Output.ShouldNotContain("preau_process-test-key");
        server.Output.ShouldNotContain("trois lunes");
    }

    [Fact]
    public async Task a_forum_without_an_administrator_tells_where_to_make_one()
    {
        using var folder = new TestFolder();
        await using var server = await ServerProcess.Serve(folder.Path);
        for (var i = 0; i < 1_200 && !server.Output.Contains("/setup?code=", StringComparison.Ordinal); i++) await Task.Delay(50);

        var link = server.Output.Split(' ').First(word => word.Contains("/setup?code=", StringComparison.Ordinal));
        using var client = new HttpClient();

        link.ShouldStartWith($"http://localhost:{server.Port}/setup?code=");
        (await client.GetStringAsync(new Uri(link))).ShouldContain("name=\"Username\"");
    }

    [Theory]
    [InlineData("Forum__Setup__AdminPassword", "short")]
    [InlineData("Forum__Setup__AdminEmail", "nowhere")]
    [InlineData("Forum__Setup__Stage", "open")]
    [InlineData("Forum__Proxies", "everybody")]
    [InlineData("Forum__VipsMemory", "abc")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "abc")]
    public async Task a_wrong_setting_stops_the_start_with_its_name(string name, string value)
    {
        using var folder = new TestFolder();
        var settings = ServerProcess.SetUp();
        settings[name] = value;

        var (code, output) = await ServerProcess.Run(folder.Path, settings, "serve", "--urls=http://127.0.0.1:0");

        code.ShouldBe(1);
        output.ShouldContain(name);
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task commands_work_on_the_servers_store_while_it_runs()
    {
        using var folder = new TestFolder();
        await using var server = await ServerProcess.Serve(folder.Path, ServerProcess.SetUp());

        var (code, key) = await ServerProcess.Run(folder.Path, null, "key", "create", "--owner", "admin", "--scopes", "read,write");
        (code, key.StartsWith("preau_", StringComparison.Ordinal)).ShouldBe((0, true), key);
        (code, var seeded) = await ServerProcess.Run(folder.Path, null, "seed", "--users", "3", "--topics", "5", "--posts", "40");
        code.ShouldBe(0, seeded);
        (code, var promoted) = await ServerProcess.Run(folder.Path, null, "user", "promote", "nobody");
        code.ShouldBe(1, promoted);
        (code, var doctor) = await ServerProcess.Run(folder.Path, null, "doctor");
        (code, doctor.Contains("All is well.", StringComparison.Ordinal)).ShouldBe((0, true), doctor);
        (code, var health) = await ServerProcess.Run(folder.Path, null, "health", "--url", server.Address.ToString());
        (code, health.Trim()).ShouldBe((0, "ready"));
        (await ServerProcess.Run(folder.Path, null, "health", "--url", "http://127.0.0.1:9")).Code.ShouldBe(1);
        foreach (var command in (string[][])[["doctor"], ["user", "promote", "nobody"]])
        {
            var nowhere = Path.Combine(folder.Path, "nowhere");
            (await ServerProcess.Run(nowhere, null, command)).Code.ShouldBe(1, command[0]);
            Directory.Exists(nowhere).ShouldBeFalse(command[0]);
        }

        foreach (var slip in (string[][])[["sreve"], ["doctor", "--fxi"], ["migrate", "--Forum__DataPath=elsewhere"], ["serve", "--prot=9000"]])
            (await ServerProcess.Run(folder.Path, null, slip)).Code.ShouldBe(2, slip[^1]);
    }

    // One connection, one request after the other, until the server says that this was the last; anything else throws.
    private static async Task<int> AskUntilToldToStop(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("localhost", port);
        var stream = client.GetStream();
        var question = Encoding.ASCII.GetBytes("GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n");
        var buffer = new byte[16_384];
        for (var answered = 1; ; answered++)
        {
            await stream.WriteAsync(question);
            var answer = "";
            while (!answer.EndsWith("0\r\n\r\n", StringComparison.Ordinal) && !IsWhole(answer))
            {
                var read = await stream.ReadAsync(buffer);
                if (read == 0) throw new EndOfStreamException($"no answer to request {answered}");
                answer += Encoding.UTF8.GetString(buffer, 0, read);
            }

            answer.ShouldStartWith("HTTP/1.1 200 ");
            if (answer.Contains("Connection: close", StringComparison.OrdinalIgnoreCase)) return answered;
        }
    }

    private static bool IsWhole(string answer)
    {
        var (end, length) = (answer.IndexOf("\r\n\r\n", StringComparison.Ordinal), answer.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        if (end < 0 || length < 0 || length > end) return false;
        var size = int.Parse(answer.AsSpan(length + 16, answer.IndexOf('\r', length) - length - 16), System.Globalization.CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetByteCount(answer.AsSpan(end + 4)) >= size;
    }
}
