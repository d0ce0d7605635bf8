using Forum.Core.Features.Posts;
using Forum.Core.Features.Questions;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Demo;

/// <summary>What was written, for whoever looks after it.</summary>
/// <param name="Topics">The topics' ids, by their place in the story.</param>
/// <param name="Posts">How many posts.</param>
/// <param name="Likes">How many likes.</param>
internal sealed record DemoSaid(IReadOnlyDictionary<DemoTopic, long> Topics, int Posts, int Likes);

/// <summary>Lets the people say their lines in the order in which they said them, each through the use case of a real post.</summary>
internal sealed class DemoTalk(OpenTopic open, ReplyToTopic reply, LikePost like, AcceptAnswer accept, CloseTopic close, PinTopic pin, DemoPictures pictures)
{
    /// <summary>No divisor in common with the number of people, so that each walk meets everybody once.</summary>
    private const int Stride = 7;

    private sealed record Line(DemoCategory Category, DemoTopic Topic, DemoPost Post, int Number, DateTime At);

    public async Task<DemoSaid> Run(
        DemoStory story, Dictionary<string, Actor> people, Dictionary<string, long> categories, DemoCalendar calendar, Action<int, int>? told, CancellationToken ct)
    {
        var lines = story.Categories
            .SelectMany(c => c.Topics.SelectMany(t => t.Posts.Select((p, i) => new Line(c, t, p, i + 1, calendar.At(p)))))
            .OrderBy(line => line.At).ThenBy(line => line.Number).ToList();
        var (topics, likes, said) = (new Dictionary<DemoTopic, long>(), 0, 0);
        var answers = new List<(DemoTopic Topic, long PostId)>();
        var crowd = Crowd(story, people, _ => true);
        var team = Crowd(story, people, person => person.IsTeam);
        foreach (var line in lines)
        {
            var author = people[line.Post.Author];
            var postId = line.Number == 1
                ? await Open(line, author, categories[line.Category.Slug], topics, ct)
                : await Reply(line, author, topics[line.Topic], ct);
            if (line.Post.IsAnswer && line.Category.AsksQuestions) answers.Add((line.Topic, postId));
            likes += await Like(line, postId, line.Category.IsForTeam ? team : crowd, said, ct);
            said++;
            told?.Invoke(said, lines.Count);
        }

        foreach (var (topic, postId) in answers) await accept.Run(new AcceptAnswer.Command(people[topic.Posts[0].Author], postId), ct);
        var moderator = people[story.People.First(person => person.Role == Role.Moderator).Username];
        foreach (var topic in story.Topics.Where(topic => topic.IsClosed)) await close.Run(new CloseTopic.Command(moderator, topics[topic]), ct);
        foreach (var topic in story.Topics.Where(topic => topic.IsPinned)) await pin.Run(new PinTopic.Command(moderator, topics[topic]), ct);
        return new DemoSaid(topics, said, likes);
    }

    private async Task<long> Open(Line line, Actor author, long categoryId, Dictionary<DemoTopic, long> topics, CancellationToken ct)
    {
        var text = await pictures.Within(line.Post.Markdown, author, ct);
        var outcome = await open.Run(
            new OpenTopic.Command(author, categoryId, line.Topic.Title, text) { Tags = line.Topic.Tags, CreatedAt = line.At, Trusted = true }, ct);
        if (outcome is not OpenTopic.Outcome.Opened opened) throw new InvalidOperationException($"“{line.Topic.Title}”: {outcome}");

        topics[line.Topic] = opened.TopicId;
        return opened.PostId;
    }

    private async Task<long> Reply(Line line, Actor author, long topicId, CancellationToken ct)
    {
        var text = await pictures.Within(line.Post.Markdown, author, ct);
        var outcome = await reply.Run(
            new ReplyToTopic.Command(author, topicId, text) { ReplyTo = line.Post.ReplyTo, CreatedAt = line.At, Trusted = true }, ct);
        return outcome is ReplyToTopic.Outcome.Posted posted ? posted.PostId : throw new InvalidOperationException($"“{line.Topic.Title}”, {line.Number}: {outcome}");
    }

    /// <summary>Each post is thanked for by somebody else first.</summary>
    private async Task<int> Like(Line line, long postId, List<Actor> crowd, int turn, CancellationToken ct)
    {
        var fans = Enumerable.Range(0, crowd.Count).Select(i => crowd[(turn + (i * Stride)) % crowd.Count]).Where(fan => fan.Username != line.Post.Author).Take(line.Post.Likes);
        var given = 0;
        foreach (var fan in fans)
        {
            if (await like.Run(new LikePost.Command(fan, postId), ct) is LikePost.Outcome.Done) given++;
        }

        return given;
    }

    private static List<Actor> Crowd(DemoStory story, Dictionary<string, Actor> people, Func<DemoPerson, bool> who) =>
        [.. story.People.Where(who).Select(person => people[person.Username])];
}
