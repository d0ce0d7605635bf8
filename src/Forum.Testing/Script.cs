using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Forum.Testing;

/// <summary>A program that uses the forum's API with one key.</summary>
internal sealed class Script(HttpClient client, string? key) : IDisposable
{
    private const string Root = "/api/v1";

    public Task<Reply> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<Reply> Post(string path, object? body = null, params (string Name, string Value)[] headers) => Send(HttpMethod.Post, path, Json(body), headers);

    public Task<Reply> Patch(string path, object body) => Send(HttpMethod.Patch, path, Json(body), []);

    public Task<Reply> Delete(string path) => Send(HttpMethod.Delete, path, null, []);

    public Task<Reply> Upload(byte[] bytes, string name, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, "/uploads", SentFile.Form([new SentFile("file", name, bytes)]), headers);

    public async Task<Reply> Send(HttpMethod method, string path, HttpContent? body, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("//", StringComparison.Ordinal) ? path[1..] : Root + path) { Content = body };
        if (key is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var type = response.Content.Headers.ContentType?.MediaType;
        return new Reply(response.StatusCode, type, response.Headers, type?.EndsWith("json", StringComparison.Ordinal) == true ? JsonDocument.Parse(text).RootElement : default, text);
    }

    public void Dispose() => client.Dispose();

    private static StringContent? Json(object? body) => body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}

/// <summary>What came back.</summary>
internal sealed record Reply(HttpStatusCode Status, string? Type, HttpResponseHeaders Headers, JsonElement Json, string Text)
{
    /// <summary>A problem's code, or null when it is none.</summary>
    public string? Code => Type == "application/problem+json" ? Json.GetProperty("code").GetString() : null;

    public JsonElement this[string name] => Json.GetProperty(name);

    public long Id => this["id"].GetInt64();

    public bool IsReplayed => Headers.Contains("Idempotency-Replayed");
}
