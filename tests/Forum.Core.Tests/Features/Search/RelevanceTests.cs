using System.Globalization;
using System.Text;
using System.Text.Json;
using Forum.Testing;

namespace Forum.Core.Tests.Features.Search;

/// <summary>Collections with judged answers: the first ten of the product's own search against what plain BM25 reaches.</summary>
public sealed class RelevanceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("cranfield", 0.367, 0.537, 0.324)]
    [InlineData("cnil", 0.55, 0.48, 0.333)]
    [InlineData("spf", 0.879, 0.849, 0.778)]
    [InlineData("find", 0.412, 0.383, 0.333)]
    public async Task judged_answers_come_first_at_least_as_often_as_with_plain_ranking(string name, double gain, double reciprocal, double first)
    {
        var folder = Corpora.Path("search-relevance", name);
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        var documents = Lines(folder, "docs").Select(d => (Id: d.GetProperty("id").ToString(), Title: d.GetProperty("title").GetString()!, Text: d.GetProperty("text").GetString()!)).ToList();
        var topics = await shelf.Topics([.. documents.Select(d => (d.Title, d.Text))]);
        var idOf = topics.Zip(documents, (topic, document) => (topic, document.Id)).ToDictionary(p => p.topic, p => p.Id);

        var queries = Lines(folder, "queries").ToList();
        var some = queries.Where((_, i) => i % 6 == 0).ToList();
        var plain = await Score(queries, idOf, shelf, q => q);
        var loss = (await Score(some, idOf, shelf, q => q)).Gain - (await Score(some, idOf, shelf, WithoutAccents)).Gain;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: nDCG {plain.Gain:0.000}, MRR {plain.Reciprocal:0.000}, first {plain.First:0.000}; lost without accents {loss:0.000}"));

        plain.Gain.ShouldBeGreaterThanOrEqualTo(gain);
        plain.Reciprocal.ShouldBeGreaterThanOrEqualTo(reciprocal);
        plain.First.ShouldBeGreaterThanOrEqualTo(first);
        loss.ShouldBeLessThan(0.02);
    }

    private static async Task<(double Gain, double Reciprocal, double First)> Score(List<JsonElement> queries, Dictionary<long, string> idOf, Shelf shelf, Func<string, string> typed)
    {
        var (count, gain, reciprocal, first) = (0, 0.0, 0.0, 0.0);
        foreach (var query in queries)
        {
            var grades = query.GetProperty("relevant").EnumerateArray()
                .Select(r => (Id: r.GetProperty("doc").ToString(), Grade: r.GetProperty("grade").GetInt32()))
                .DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Grade);
            var line = typed(query.GetProperty("q").GetString()!);
            var found = (await shelf.Topics(line.Length > 400 ? line[..400] : line)).Take(10).Select(t => grades.GetValueOrDefault(idOf[t])).ToList();

            count++;
            gain += Discounted(found) / Discounted([.. grades.Values.OrderDescending().Take(10)]);
            var rank = found.FindIndex(g => g > 0) + 1;
            reciprocal += rank > 0 ? 1.0 / rank : 0;
            first += rank == 1 ? 1 : 0;
        }

        return (gain / count, reciprocal / count, first / count);
    }

    private static double Discounted(List<int> grades) => grades.Select((grade, i) => (Math.Pow(2, grade) - 1) / Math.Log2(i + 2)).Sum();

    private static string WithoutAccents(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    private static IEnumerable<JsonElement> Lines(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file + ".ndjson")).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement);
}
