using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forum.Web.Tests.Platform.Host;

/// <summary>The process is killed while people write; what was acknowledged is there, once, and counted.</summary>
public sealed partial class CrashTests
{
    // Each kill costs a start; FORUM_KILLS asks for more.
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("FORUM_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 8;

    private const int Writers = 12;

    [Fact]
    public async Task every_acknowledged_post_outlives_kill_after_kill_and_is_there_once()
    {
        using var folder = new TestFolder();
        var acknowledged = new List<string>();
        long topic = 0;
        for (var round = 0; round < Kills; round++)
        {
            await using var server = await ServerProcess.Serve(folder.Path, ServerProcess.SetUp());
            using var client = Client(server);
            if (round == 0) topic = await OpenTopic(client);

            var before = acknowledged.Count;
            var writing = Enumerable.Range(0, Writers).Select(writer => WriteUntilCut(client, topic, $"Message {round}-{writer}", acknowledged)).ToList();
            await MoreThan(acknowledged, before + 1 + (round % 5));
            server.Signal("KILL");
            await Task.WhenAll(writing);
        }

        acknowledged.Count.ShouldBeGreaterThan(Kills);
        await using var last = await ServerProcess.Serve(folder.Path, ServerProcess.SetUp());
        using var reader = Client(last);
        var texts = await Texts(reader, topic);
        acknowledged.Where(text => texts.Count(t => t == text) != 1).ShouldBeEmpty();
        var (code, doctor) = await ServerProcess.Run(folder.Path, null, "doctor");
        code.ShouldBe(0, doctor);
    }

    [Fact]
    public async Task every_acknowledged_write_is_synced_and_no_read_is()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "strace is not installed");
        using var folder = new TestFolder();
        var trace = Path.Combine(folder.Path, "trace.txt");
        await using var server = await ServerProcess.Serve(folder.Path, ServerProcess.SetUp(), ["strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", trace]);
        using var client = Client(server);
        var topic = await OpenTopic(client);

        const int Writes = 25;
        var before = await Syncs(trace);
        for (var i = 0; i < Writes; i++) (await Reply(client, topic, $"Un message synchronisé, le {i}e.")).EnsureSuccessStatusCode();
        (await Syncs(trace) - before).ShouldBeGreaterThanOrEqualTo(Writes);

        before = await Quiet(trace);
        for (var i = 0; i < Writes; i++) (await client.GetAsync($"/api/v1/topics/{topic}")).EnsureSuccessStatusCode();
        (await Syncs(trace) - before).ShouldBe(0);
    }

    // In the middle of posting, wherever that is on this machine today.
    private static async Task MoreThan(List<string> acknowledged, int count)
    {
        for (var waited = 0; waited < 1_500; waited++)
        {
            lock (acknowledged)
            {
                if (acknowledged.Count > count) return;
            }

            await Task.Delay(10);
        }

        throw new TimeoutException($"{acknowledged.Count} posts were acknowledged, more than {count} were waited for.");
    }

    private static HttpClient Client(ServerProcess server)
    {
        var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "preau_process-test-key");
        return client;
    }

    private static async Task<long> OpenTopic(HttpClient client)
    {
        var answer = await client.PostAsJsonAsync("/api/v1/topics", new { category = "annonces", title = "Ce qui reste après une panne", markdown = "Chaque réponse reçue compte." });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }

    private static Task<HttpResponseMessage> Reply(HttpClient client, long topic, string text) =>
        client.PostAsJsonAsync($"/api/v1/topics/{topic}/posts", new { markdown = text });

    private static async Task WriteUntilCut(HttpClient client, long topic, string text, List<string> acknowledged)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var post = $"{text}-{i} écrit pendant que le programme tombe";
                using var answer = await Reply(client, topic, post);
                if (!answer.IsSuccessStatusCode) return;
                lock (acknowledged) acknowledged.Add(post);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // Cut off: this one may be there or not.
        }
    }

    private static async Task<List<string>> Texts(HttpClient client, long topic)
    {
        var texts = new List<string>();
        for (var (page, pages) = (1, 1); page <= pages; page++)
        {
            var answer = await client.GetFromJsonAsync<JsonElement>($"/api/v1/topics/{topic}?page={page}");
            pages = answer.GetProperty("pages").GetInt32();
            texts.AddRange(answer.GetProperty("posts").EnumerateArray().Select(post => post.GetProperty("markdown").GetString()!));
        }

        return texts;
    }

    /// <summary>The syncs so far, once the deliveries of what was written have ended: three seconds without any.</summary>
    private static async Task<int> Quiet(string trace)
    {
        var (count, still) = (await Syncs(trace), 0);
        for (var waited = 0; waited < 60 && still < 3; waited++)
        {
            await Task.Delay(1_000);
            var now = await Syncs(trace);
            (count, still) = (now, now == count ? still + 1 : 0);
        }

        return count;
    }

    private static async Task<int> Syncs(string trace)
    {
        await Task.Delay(200);
        await using var file = new FileStream(trace, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return Sync().Count(await reader.ReadToEndAsync());
    }

    [GeneratedRegex(@"\bf(data)?sync\(")]
    private static partial Regex Sync();
}
