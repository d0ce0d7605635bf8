using Forum.Core.Features.Accounts;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Demo;
using Forum.Core.Features.Groups;
using Forum.Core.Features.Members;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Notifications;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Browser.Tests.Pictures;

/// <summary>The demo community as a visitor of a real forum meets it, and in one category of it everything that strains a page.</summary>
internal sealed class DemoTown : IAsyncDisposable
{
    private const int ExtremesDaysAgo = 9;

    private DateTime at;

    private DemoTown(TestForum forum, string language)
    {
        Forum = forum;
        Language = language;
        at = forum.Clock.GetUtcNow().UtcDateTime.AddDays(-ExtremesDaysAgo);
    }

    public TestForum Forum { get; }

    public string Language { get; }

    /// <summary>The session of somebody who learns.</summary>
    public string Member { get; private set; } = "";

    public string Admin { get; private set; } = "";

    public Places Places { get; private set; } = null!;

    public static async Task<DemoTown> Fill(string language)
    {
        var town = new DemoTown(await TestForum.Start(setUp: false, listens: true), language);
        var filled = (FillDemo.Outcome.Filled)await town.Forum.With((FillDemo fill) => fill.Run(new FillDemo.Command(language), default));
        town.Admin = await town.Session(filled.SignIns.Single(s => s.Username == FillDemo.Administrator), "198.51.100.2");
        town.Member = await town.Session(filled.SignIns.Single(s => s.Username == FillDemo.Learner), "198.51.100.1");
        town.Places = await town.Strain();
        await town.Forum.Settle();
        return town;
    }

    private async Task<Places> Strain()
    {
        var member = await Known(FillDemo.Learner);
        var admin = await Known(FillDemo.Administrator);
        var mentor = await Known(FillDemo.Mentor);
        var others = new[] { mentor, await Known("noe"), await Known("awa"), await Long() };
        var tree = (await Forum.Services.GetRequiredService<CategoryTrees>().Get(default)).All;
        var last = tree.Last(c => c is { ParentId: null, ReadBy: Audience.Everyone });
        var edge = await Forum.Category(Language == "fr" ? "Cas limites" : "Extremes", below: last);
        var empty = await Forum.Category(Language == "fr" ? "Salle vide" : "Empty room", readBy: Audience.Staff, below: last);
        var web = tree.Single(c => c.Slug == "web");

        var longTitle = await Open(others[3], edge, TownTexts.LongTitle, TownTexts.Question, "mise-en-page-adaptative", "css", "html");
        await Open(others[1], edge, "Personne ?", "Une question courte, à laquelle personne n'a répondu.");
        var strained = await Open(member, edge, "Du code, un tableau et une réponse en arabe", TownTexts.Strained, "csharp");
        await Reply(others[3], strained, TownTexts.RightToLeft);
        await Reply(mentor, strained, TownTexts.EverySyntax);
        await Open(others[2], edge, "كيف أنظم مراجعاتي قبل الامتحان؟", TownTexts.RightToLeft);
        var deleted = await Open(others[1], edge, "Message posté deux fois par erreur", "À supprimer, merci : je l'ai publié deux fois.");
        await Forum.With((DeleteTopic delete) => delete.Run(new(admin, deleted.TopicId), default));
        var full = await Thread(others, member, edge, "Pourquoi ma grille déborde-t-elle sur téléphone ?", Topic.PostsPerPage);
        var whole = await Thread(others, member, edge, "Comment organisez-vous vos révisions ?", Topic.PostsPerPage * 2 + 5);
        var edited = await Edited(member);

        var group = (CreateGroup.Outcome.Created)await Forum.With((CreateGroup create) => create.Run(
            new(admin, "Promotion 2026") { Title = "Promo 26", Description = "Développement web, de janvier à juin." }, default));
        foreach (var person in others) await Forum.With((AddToGroup add) => add.Run(new(admin, group.Id, person.Username), default));
        await Forum.With((KeepBookmark keep) => keep.Run(new(member) { PostId = strained.PostId, Note = "Pour le prochain exercice" }, default));
        await Forum.With((SaveDraft save) => save.Run(new(member, DraftPlace.Reply(longTitle.TopicId), "Je commence une réponse, que je finirai ce soir."), default));
        await Forum.With((ReportPost report) => report.Run(new(member, strained.PostId + 1, ReportReason.OffTopic, "Cela irait mieux dans une autre rubrique."), default));
        await Forum.With((SanctionMember sanction) => sanction.Run(new(admin, "hugo", SanctionKind.Silence, 72, "Trois publicités en une soirée."), default));
        await Forum.With((RequestPasswordReset request) => request.Run(new("ines@example.org", "198.51.100.1"), default));

        return new Places
        {
            Member = member.Username,
            MemberId = member.Id,
            LongName = others[3].Username,
            Category = web.Id,
            CategoryPath = web.Path,
            BelowPath = edge.Path,
            EmptyPath = empty.Path,
            Tag = "javascript",
            Group = group.Id,
            GroupSlug = group.Slug,
            Long = whole,
            Full = full,
            LongTitle = longTitle,
            LongWord = await Open(others[1], edge, TownTexts.LongWordTitle, TownTexts.Question, "css"),
            Strained = strained,
            Closed = await Told(topics => topics.Where(t => t.Closure != null)),
            Deleted = deleted,
            Question = await Told(topics => topics.Where(t => t.AuthorId == member.Id && t.Kind == TopicKind.Question && t.PostCount > 1).OrderBy(t => t.AcceptedPostId != null)),
            Solved = await Told(topics => topics.Where(t => t.AcceptedPostId != null).OrderByDescending(t => t.PostCount)),
            EditedPost = edited,
            Unsubscribe = Forum.Services.GetRequiredService<UnsubscribeLinks>().PathFor(member.Id),
        };
    }

    /// <summary>A topic that the demo itself tells.</summary>
    private Task<OpenTopic.Outcome.Opened> Told(Func<IQueryable<Topic>, IQueryable<Topic>> which) => Forum.Read(async db =>
    {
        var topic = await which(db.Topics).Select(t => new { t.Id, t.Slug }).FirstAsync();
        return new OpenTopic.Outcome.Opened(topic.Id, topic.Slug, await db.Posts.Where(p => p.TopicId == topic.Id).MinAsync(p => p.Id));
    });

    private async Task<Actor> Long()
    {
        var person = await Forum.Person(TownTexts.LongName);
        await Forum.With((EditProfile edit) => edit.Run(new(person, "Maximilienne-Antoinette de La Rochefoucauld", new string('é', 120), "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson", $"https://example.org/{new string('a', 80)}"), default));
        return await Known(TownTexts.LongName);
    }

    private async Task<OpenTopic.Outcome.Opened> Thread(Actor[] others, Actor member, CategoryNode category, string title, int posts)
    {
        var topic = await Open(member, category, title, TownTexts.Question, "organisation");
        for (var i = 2; i <= posts; i++) await Reply(others[i % others.Length], topic, $"{TownTexts.Answers[i % TownTexts.Answers.Count]}\n\nSemaine {i}.", i % 4 == 0 ? i - 1 : null);
        return topic;
    }

    /// <summary>Written just now: older posts are no longer for their authors to edit.</summary>
    private async Task<long> Edited(Actor member)
    {
        at = Forum.Clock.GetUtcNow().UtcDateTime;
        var topic = await Told(topics => topics.Where(t => t.Category.Slug == "projets" || t.Category.Slug == "projects").OrderByDescending(t => t.PostCount));
        var post = await Reply(member, topic, Language == "fr" ? "Je relis la maquette ce soir." : "I will go over the mock-up tonight.");
        await Forum.With((EditPost edit) => edit.Run(
            new(member, post, Language == "fr" ? "Je relis la maquette **ce soir**.\n\nQui veut un café demain ?" : "I will go over the mock-up **tonight**.\n\nCoffee tomorrow, anyone?", null), default));
        return post;
    }

    private async Task<OpenTopic.Outcome.Opened> Open(Actor by, CategoryNode category, string title, string text, params string[] tags) =>
        (OpenTopic.Outcome.Opened)await Forum.With((OpenTopic open) => open.Run(new(by, category.Id, title, text) { Tags = tags, CreatedAt = Later(), Trusted = true }, default));

    private async Task<long> Reply(Actor by, OpenTopic.Outcome.Opened topic, string text, int? to = null) => ((ReplyToTopic.Outcome.Posted)await Forum.With(
        (ReplyToTopic reply) => reply.Run(new(by, topic.TopicId, text) { ReplyTo = to, CreatedAt = Later(), Trusted = true }, default))).PostId;

    private DateTime Later()
    {
        var now = at;
        at = at.AddMinutes(47);
        return now;
    }

    private async Task<Actor> Known(string username)
    {
        var id = await Forum.Read(db => db.Members.Where(m => m.Username == username).Select(m => m.Id).SingleAsync());
        return (await Forum.With((Actors actors) => actors.Find(id, default)))!;
    }

    private async Task<string> Session(DemoSignIn who, string address) =>
        ((SignIn.Outcome.SignedIn)await Forum.With((SignIn signIn) => signIn.Run(new(who.Username, who.Password, true, address, "Firefox"), default))).Token;

    public ValueTask DisposeAsync() => Forum.DisposeAsync();
}
