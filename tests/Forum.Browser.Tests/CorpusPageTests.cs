using System.Globalization;
using System.Text.Json;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Testing;

namespace Forum.Browser.Tests;

/// <summary>Threads that people really wrote, as pages: sound whatever stands in them.</summary>
public sealed class CorpusPageTests(Chrome chrome)
{
    private static readonly (string File, int Threads)[] Taken = [("republique-numerique", 25), ("coffee-stackexchange", 13), ("mailing-lists", 12)];

    [Fact]
    public async Task fifty_real_threads_make_sound_pages()
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        Corpora.Path("forum-content");
        await using var forum = await TestForum.Start(listens: true);
        var category = await forum.Category("Fils réels");
        var people = new Dictionary<string, Actor>(StringComparer.Ordinal);
        var paths = new List<string>();
        foreach (var (file, threads) in Taken)
        {
            foreach (var thread in Spread(file, threads)) paths.Add(await Load(forum, category, people, thread));
        }

        paths.Count.ShouldBe(50);
        await using var window = await chrome.Open(forum, Device.Phone, "fr");
        var found = new List<string>();
        foreach (var path in paths)
        {
            (await window.Go(path)).ShouldBe(200);
            var complaints = await Axe.Look(window.Page);
            found.AddRange(complaints.Select(complaint => $"{path}: {complaint}"));
            if (await window.Overflow() is > 0 and var over) found.Add($"{path}: {over} px too wide");
        }

        found.AddRange(window.Complaints);
        found.ShouldBeEmpty();
    }

    // From all over the file, the longest threads included; those that break a limit on purpose are another test's.
    private static IEnumerable<JsonElement> Spread(string file, int count)
    {
        var threads = File.ReadLines(Corpora.Path("forum-content", file + ".ndjson"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(thread => TopicTitle.Read(thread.GetProperty("title").GetString()).Refusal is null
                && PostText.Read(thread.GetProperty("posts")[0].GetProperty("markdown").GetString()).Refusal is null)
            .ToList();
        return threads.Where((_, i) => i % (threads.Count / count) == 0).Take(count);
    }

    private static async Task<string> Load(TestForum forum, CategoryNode category, Dictionary<string, Actor> people, JsonElement thread)
    {
        OpenTopic.Outcome.Opened? topic = null;
        foreach (var post in thread.GetProperty("posts").EnumerateArray().Take(Topic.PostsPerPage))
        {
            var name = post.TryGetProperty("author", out var author) && author.GetString() is { Length: > 0 } given ? given : "anonyme";
            if (!people.TryGetValue(name, out var by)) people[name] = by = await forum.Person(name);
            var text = post.GetProperty("markdown").GetString();
            if (topic is null) topic = (OpenTopic.Outcome.Opened)await forum.With((OpenTopic open) => open.Run(
                new(by, category.Id, thread.GetProperty("title").GetString(), text) { CreatedAt = At(post), Trusted = true }, default));
            else if (PostText.Read(text).Refusal is null) await forum.With((ReplyToTopic reply) => reply.Run(
                new(by, topic.TopicId, text) { CreatedAt = At(post), Trusted = true }, default));
        }

        return $"/t/{topic!.Slug}/{topic.TopicId}";
    }

    private static DateTime? At(JsonElement post) =>
        post.TryGetProperty("date", out var date) && DateTime.TryParse(date.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
