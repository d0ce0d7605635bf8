using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Forum.Corpus;

/// <summary>
/// Brings threads into a forum through its public API, as an import would. Every request is named, so a run that was
/// interrupted can be started again within a day and goes on where it was.
/// </summary>
internal sealed class CorpusLoader(HttpClient forum, string key, DateTimeOffset now)
{
    // Enough to see likes everywhere; the corpus tells how many there were, not who gave them.
    private const int MostLikes = 3;

    private readonly ConcurrentDictionary<string, Lazy<Task>> people = new();
    private readonly LoadReport report = new();

    public async Task<LoadReport> Load(IReadOnlyList<CorpusThread> threads, int atOnce, CancellationToken ct)
    {
        var categories = new Dictionary<string, long>();
        foreach (var source in threads.Select(t => t.Source).Distinct())
            categories[source] = (await Send("categories", new { name = source }, $"category/{source}", null, ct)).GetProperty("id").GetInt64();

        await Parallel.ForEachAsync(threads, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = ct },
            async (thread, stop) => await Load(thread, categories[thread.Source], stop));
        return report;
    }

    private async Task Load(CorpusThread thread, long category, CancellationToken ct)
    {
        foreach (var author in thread.Posts.Select(p => p.Author).Distinct()) await Person(author, ct);

        var first = thread.Posts[0];
        var topic = await Try(thread, first, "topics",
            new { category, title = thread.Title, markdown = first.Markdown, tags = thread.Tags ?? [], createdAt = first.WrittenBefore(now) }, ct);
        if (topic is not { } opened)
        {
            report.Lose(thread.Posts.Count - 1);
            return;
        }

        var id = opened.GetProperty("id").GetInt64();
        var numbers = new Dictionary<int, int> { [first.N] = 1 };
        await Like(thread, first, opened.GetProperty("postId").GetInt64(), ct);
        foreach (var post in thread.Posts.Skip(1))
        {
            // Numbers here are the forum's: a refused post has none.
            int? replyTo = post.ReplyTo is { } to && numbers.TryGetValue(to, out var number) ? number : null;
            if (await Try(thread, post, $"topics/{id}/posts", new { markdown = post.Markdown, replyTo, createdAt = post.WrittenBefore(now) }, ct) is not { } made) continue;
            numbers[post.N] = made.GetProperty("number").GetInt32();
            await Like(thread, post, made.GetProperty("id").GetInt64(), ct);
        }

        report.Topics[thread.Id] = new LoadedTopic(id, opened.GetProperty("url").GetString()!, ((numbers.Count - 1) / 20) + 1);
    }

    private Task Person(string name, CancellationToken ct) => people.GetOrAdd(name, _ => new Lazy<Task>(() => Send(
        "users", new { username = name, email = $"{name}@example.org" }, $"user/{name}", null, ct))).Value;

    private async Task Like(CorpusThread thread, CorpusPost post, long postId, CancellationToken ct)
    {
        var givers = thread.Posts.Select(p => p.Author).Distinct().Where(author => author != post.Author).Take(Math.Min(post.Likes ?? 0, MostLikes));
        foreach (var giver in givers)
        {
            await Send($"posts/{postId}/likes", null, $"{thread.Id}/{post.N}/like/{giver}", giver, ct);
            report.Thanked();
        }
    }

    private async Task<JsonElement?> Try(CorpusThread thread, CorpusPost post, string path, object body, CancellationToken ct)
    {
        using var answer = await Ask(path, body, $"{thread.Id}/{post.N}", post.Author, ct);
        var json = await Read(answer, ct);
        if (answer.StatusCode == HttpStatusCode.Created)
        {
            report.Took();
            return json;
        }

        report.Refused.Add(new Refused(thread.Id, post.N, json.TryGetProperty("code", out var code) ? code.GetString()! : $"{(int)answer.StatusCode}"));
        return null;
    }

    private async Task<JsonElement> Send(string path, object? body, string name, string? actor, CancellationToken ct)
    {
        using var answer = await Ask(path, body, name, actor, ct);
        var json = await Read(answer, ct);
        return answer.IsSuccessStatusCode ? json : throw new InvalidOperationException($"{path} ({name}): {(int)answer.StatusCode} {json}");
    }

    private async Task<HttpResponseMessage> Ask(string path, object? body, string name, string? actor, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}");
        request.Headers.Authorization = new("Bearer", key);
        request.Headers.Add("Idempotency-Key", $"corpus/{name}");
        if (actor is not null) request.Headers.Add("Act-As", actor);
        if (body is not null) request.Content = JsonContent.Create(body);
        return await forum.SendAsync(request, ct);
    }

    private static async Task<JsonElement> Read(HttpResponseMessage answer, CancellationToken ct) =>
        answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? await answer.Content.ReadFromJsonAsync<JsonElement>(ct)
            : JsonSerializer.SerializeToElement(await answer.Content.ReadAsStringAsync(ct));
}
