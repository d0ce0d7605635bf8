using System.Security.Cryptography;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Members;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Demo;

/// <summary>
/// Fills an empty forum with a community that looks lived in: its people, and what they said in the past weeks. A forum that
/// was never set up is set up first, open to everybody.
/// </summary>
internal sealed class FillDemo(
    ForumDb db, SetUpForum setUp, DemoPeople people, DemoPictures pictures, DemoPlaces places, DemoTalk talk, DemoPast past, EventDeliveries events, SettingsStore settings, TimeProvider time)
{
    /// <summary>Whose passwords are told: one who answers, one who asks.</summary>
    public const string Mentor = "margaux";
    public const string Learner = "ines";

    public const string Administrator = "admin";

    private const string PasswordLetters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 20;

    /// <param name="Language">fr or en; null for the site's.</param>
    /// <param name="Said">How many posts have been written, of how many.</param>
    public sealed record Command(string? Language, Action<int, int>? Said = null)
    {
        /// <summary>Another community than the one of the files.</summary>
        public DemoStory? Story { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Filled(int People, int Categories, int Topics, int Posts, int Likes, IReadOnlyList<DemoSignIn> SignIns) : Outcome;

        /// <summary>People have begun to write here.</summary>
        public sealed record NotEmpty(int Topics) : Outcome;

        /// <summary>Somebody here has a name that the demo needs.</summary>
        public sealed record NameTaken(string Username) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var site = await settings.Get<SiteSettings>(ct);
        var story = command.Story ?? DemoFiles.Read(command.Language ?? site.Language);
        if (await db.Topics.CountAsync(ct) is var topics and > 0) return new Outcome.NotEmpty(topics);

        var names = story.People.Select(person => Member.KeyOf(person.Username)).ToList();
        if (await db.Members.Where(m => names.Contains(m.UsernameKey)).Select(m => m.Username).FirstOrDefaultAsync(ct) is { } taken) return new Outcome.NameTaken(taken);

        var signIns = new List<DemoSignIn>();
        if (!site.IsSetUp) signIns.Add(await SetUp(story, command.Language ?? site.Language, ct));
        signIns.AddRange([new(Mentor, NewPassword()), new(Learner, NewPassword())]);

        var admin = (await db.Members.Where(m => m.Role == Role.Admin).OrderBy(m => m.Id).FirstOrDefaultAsync(ct))?.AsActor() ?? new Actor(0, "", "", Role.Admin);
        var calendar = new DemoCalendar(time.GetUtcNow().UtcDateTime);
        await people.Run(story, command.Language ?? site.Language, signIns, ct);
        var categories = await places.Run(story, admin, ct);
        var actors = await people.Actors(story, ct);
        await pictures.Faces(actors, ct);
        var said = await talk.Run(story, actors, categories, calendar, command.Said, ct);
        await events.DeliverAll(ct);
        await past.Run(story, said, actors, calendar, ct);
        return new Outcome.Filled(story.People.Count, story.Categories.Count, said.Topics.Count, said.Posts, said.Likes, signIns);
    }

    private async Task<DemoSignIn> SetUp(DemoStory story, string language, CancellationToken ct)
    {
        var admin = new DemoSignIn(Administrator, NewPassword());
        var outcome = await setUp.Run(
            new SetUpForum.Command(admin.Username, "admin@example.org", admin.Password)
            {
                Title = story.Title,
                Tagline = story.Tagline,
                Language = language,
                Accent = new SiteSettings().Accent,
                Stage = Stage.Live,
                Categories = [story.Categories[0].Name],
            },
            ct);
        return outcome is SetUpForum.Outcome.Done ? admin : throw new InvalidOperationException($"The demo's own set-up was refused: {outcome}");
    }

    private static string NewPassword() => RandomNumberGenerator.GetString(PasswordLetters, PasswordLength);
}

/// <summary>What lets somebody in to look around.</summary>
internal sealed record DemoSignIn(string Username, string Password);
