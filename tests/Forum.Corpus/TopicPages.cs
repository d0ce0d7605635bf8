using System.Net;

namespace Forum.Corpus;

/// <summary>Every page of every topic, as a visitor gets it.</summary>
internal static class TopicPages
{
    public static IEnumerable<string> Of(LoadReport report) =>
        report.Topics.Values.OrderBy(t => t.Id).SelectMany(t => Enumerable.Range(1, t.Pages).Select(page => page == 1 ? t.Url : $"{t.Url}?page={page}"));

    /// <summary>The addresses that do not answer with a page.</summary>
    public static async Task<IReadOnlyList<string>> Broken(HttpClient visitor, IEnumerable<string> addresses, CancellationToken ct)
    {
        var broken = new List<string>();
        foreach (var address in addresses)
        {
            using var answer = await visitor.GetAsync(address, ct);
            if (answer.StatusCode != HttpStatusCode.OK) broken.Add($"{(int)answer.StatusCode} {address}");
        }

        return broken;
    }
}
