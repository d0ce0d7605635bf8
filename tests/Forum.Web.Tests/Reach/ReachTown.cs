using Forum.Core.Features.Categories;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Reach;

/// <summary>Somebody who looks, and the groups they were put into.</summary>
internal sealed record Reader(Actor Actor, IReadOnlyList<int> Groups);

/// <summary>A category as it was drawn: the model that the forum is compared with knows nothing of how the forum decides.</summary>
internal sealed record Room(CategoryNode Node, Room? Above, Audience ReadBy, IReadOnlyDictionary<int, Right> Rights)
{
    public bool IsOpenTo(Reader reader)
    {
        if (reader.Actor.Role >= Role.Moderator) return true;

        var plain = ReadBy == Audience.Everyone || (ReadBy == Audience.Members && reader.Actor.Role >= Role.Member);
        return plain || reader.Groups.Any(group => Rights.GetValueOrDefault(group) >= Right.See);
    }

    public bool IsModeratedBy(Reader reader) =>
        reader.Actor.Role >= Role.Moderator || reader.Groups.Any(group => Rights.GetValueOrDefault(group) == Right.Moderate);
}

/// <summary>A topic with a word that stands nowhere else.</summary>
internal sealed record Talk(Room Room, OpenTopic.Outcome.Opened Topic, string Word, bool IsDeleted)
{
    public bool IsListedFor(Reader reader) => !IsDeleted && Room.IsOpenTo(reader);

    public bool IsVisibleTo(Reader reader) => Room.IsOpenTo(reader) && (!IsDeleted || Room.IsModeratedBy(reader));
}

/// <summary>
/// A forum drawn at random from a seed: groups, categories on two levels, rights, topics, readers. The one generator of all
/// reach tests; a new place that shows topics or posts gets a look in <see cref="ReachTests"/>.
/// </summary>
internal sealed class ReachTown(TestForum forum, int seed)
{
    private const int GroupCount = 4;
    private const int TopicsInARoom = 3;

    private readonly Random random = new(seed);

    public TestForum Forum { get; } = forum;

    public List<Reader> Readers { get; } = [];

    public List<Room> Rooms { get; } = [];

    public List<Talk> Talks { get; } = [];

    public async Task Build()
    {
        var people = new List<Actor>();
        foreach (var role in new[] { Role.Member, Role.Member, Role.Member, Role.Member, Role.Mentor, Role.Mentor, Role.Moderator, Role.Admin })
            people.Add(await Forum.Member($"p{people.Count + 1}", role));

        var groups = new List<long>();
        var within = people.ToDictionary(p => p.Id, _ => new List<int>());
        for (var g = 0; g < GroupCount; g++)
        {
            var inside = people.Where(_ => random.Next(3) == 0).ToList();
            inside.ForEach(p => within[p.Id].Add(g));
            groups.Add(await Forum.Group($"Groupe {g}", [.. inside]));
        }

        // The mentors' automatic group stands behind the drawn ones.
        groups.Add(AutomaticGroup.Mentors);
        foreach (var mentor in people.Where(p => p.Role == Role.Mentor)) within[mentor.Id].Add(GroupCount);

        for (var i = 0; i < 6; i++)
        {
            var hall = await Room($"Salle {i}", null, groups);
            for (var j = random.Next(3); j > 0; j--) await Room($"Salle {i} {j}", hall, groups);
        }

        await Write(people[^1]);
        Readers.Add(new Reader(Actor.Guest, []));
        foreach (var person in people) Readers.Add(new Reader(await Forum.Again(person), within[person.Id]));
    }

    private async Task<Room> Room(string name, Room? above, List<long> groups)
    {
        var readBy = (Audience)random.Next(3);
        if (above is not null && above.ReadBy > readBy) readBy = above.ReadBy;
        var node = await Forum.Category(name, readBy, below: above?.Node);
        var rights = new Dictionary<int, Right>();
        for (var g = 0; g < groups.Count; g++)
        {
            var right = random.Next(3) == 0 ? (Right)(10 * (1 + random.Next(4))) : Right.None;
            if (right >= Right.See && (above is null || above.ReadBy <= Audience.Members || above.Rights.ContainsKey(g))) rights[g] = right;
        }

        await Forum.Rights(node, [.. rights.Select(r => (groups[r.Key], r.Value))]);
        var room = new Room(node, above, readBy, rights);
        Rooms.Add(room);
        return room;
    }

    private async Task Write(Actor author)
    {
        foreach (var room in Rooms)
        {
            for (var i = 0; i < TopicsInARoom; i++)
            {
                var word = $"mot{Talks.Count:000}x";
                var topic = await Forum.Topic(author, room.Node, $"Sujet {word} à lire", $"Un premier message avec {word} dedans.", $"tag-{word}");
                var deleted = i == 2;
                if (i > 0) await Forum.With((PinTopic pin) => pin.Run(new(author, topic.TopicId), default));
                if (deleted) await Forum.With((DeleteTopic delete) => delete.Run(new(author, topic.TopicId), default));
                Talks.Add(new Talk(room, topic, word, deleted));
            }
        }
    }
}
