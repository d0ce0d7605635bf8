using System.Globalization;
using System.Text.Json;

namespace Forum.Corpus;

/// <summary>A real discussion, one line of the corpus.</summary>
internal sealed record CorpusThread(string Id, string Source, string Title, IReadOnlyList<string>? Tags, IReadOnlyList<CorpusPost> Posts)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<CorpusThread> ReadAll(string folder) =>
        [.. Directory.GetFiles(folder, "*.ndjson").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(line => JsonSerializer.Deserialize<CorpusThread>(line, Json)!)];
}

internal sealed record CorpusPost(int N, string Author, string? Date, string Markdown, int? Likes, int? ReplyTo)
{
    /// <summary>When it was written. A few mail clocks ran ahead of all time: such a post is written now.</summary>
    public string? WrittenBefore(DateTimeOffset now) =>
        DateTimeOffset.TryParse(Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at <= now ? Date : null;
}
