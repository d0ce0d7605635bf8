using Forum.Browser.Tests;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Groups;
using Forum.Core.Features.Members;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Notifications;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Questions;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Testing;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Town))]

namespace Forum.Browser.Tests;

/// <summary>A live forum as lively as a real one, with everything that strains a page, read by many tests. Filled once.</summary>
public sealed class Town : IAsyncLifetime
{
    private TestForum? forum;

    internal TestForum Forum => forum ?? throw new InvalidOperationException("There is no town without a browser.");

    internal Person Member { get; private set; } = null!;

    internal Person Admin { get; private set; } = null!;

    internal CategoryNode Help { get; private set; } = null!;

    /// <summary>A custom group with a title, owned by the member.</summary>
    internal CreateGroup.Outcome.Created Group { get; private set; } = null!;

    /// <summary>Where the kinds of pages are.</summary>
    internal Places Places { get; private set; } = null!;

    /// <summary>Three pages: replies to replies, quotes, an edited post, a deleted one.</summary>
    internal OpenTopic.Outcome.Opened Long { get; private set; } = null!;

    internal OpenTopic.Outcome.Opened Full { get; private set; } = null!;

    internal OpenTopic.Outcome.Opened LongTitle { get; private set; } = null!;

    internal OpenTopic.Outcome.Opened LongWord { get; private set; } = null!;

    internal OpenTopic.Outcome.Opened Strained { get; private set; } = null!;

    internal OpenTopic.Outcome.Opened Closed { get; private set; } = null!;

    internal OpenTopic.Outcome.Opened Deleted { get; private set; } = null!;

    /// <summary>The member's, answered but not solved.</summary>
    internal OpenTopic.Outcome.Opened Question { get; private set; } = null!;

    internal OpenTopic.Outcome.Opened Solved { get; private set; } = null!;

    /// <summary>By the member, edited twice.</summary>
    internal long EditedPost { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (!Chrome.IsHere) return;
        forum = await TestForum.Start(listens: true);
        var admin = await Forum.Member("Margaux", Role.Admin);
        var member = await Forum.Member("Youssef");
        var neighbours = new List<Actor> { member, await Forum.Person(TownTexts.LongName), await Forum.Person("Éloïse"), await Forum.Person("thibault.m"), await Forum.Person("Mădălina") };

        var life = await Category(admin, "Vie de la promotion", "Le quotidien, les rendez-vous, les bonnes nouvelles.");
        Help = await Category(admin, "Aide aux exercices", "Posez votre question avec ce que vous avez essayé.", questions: QuestionMode.Choice);
        var styles = await Category(admin, "HTML et CSS", "Mise en page, couleurs, accessibilité.", Help, template: "**Ce que je veux :**\n\n**Ce que je vois :**");
        await Category(admin, "Annonces de l'équipe pédagogique et du secrétariat", "", writeBy: Audience.Staff);
        await Category(admin, "Équipe", "Entre nous.", readBy: Audience.Staff);

        await Forum.Person("Salomé", Role.Mentor);
        Group = (CreateGroup.Outcome.Created)await Forum.With((CreateGroup create) => create.Run(
            new(admin, "Promotion 2026") { Title = "Promo 26", Description = "Développement web, de janvier à juin." }, default));
        foreach (var person in neighbours) await Forum.With((AddToGroup add) => add.Run(new(admin, Group.Id, person.Username, person == member), default));
        await Forum.Rights(Help, (Group.Id, Right.Moderate));

        for (var i = 0; i < TownTexts.Titles.Count * 2; i++)
        {
            Forum.Clock.Advance(TimeSpan.FromMinutes(97));
            var title = TownTexts.Titles[i % TownTexts.Titles.Count] + (i < TownTexts.Titles.Count ? "" : " (suite)");
            await Forum.Topic(neighbours[i % neighbours.Count], i % 2 == 0 ? styles : life, title, TownTexts.Question, "css", i % 3 == 0 ? "débutant" : "accessibilité");
        }

        Forum.Clock.Advance(TimeSpan.FromHours(1));
        LongTitle = await Forum.Topic(neighbours[1], styles, TownTexts.LongTitle, TownTexts.Question, "mise-en-page-adaptative", "css", "html");
        LongWord = await Forum.Topic(neighbours[3], styles, TownTexts.LongWordTitle, TownTexts.Question, "css");
        Strained = await Forum.Topic(member, Help, "Du code, un tableau et une réponse en arabe", TownTexts.Strained, "csharp");
        await Forum.Reply(neighbours[1], Strained.TopicId, TownTexts.RightToLeft);
        await Forum.Reply(neighbours[2], Strained.TopicId, TownTexts.EverySyntax);
        Closed = await Forum.Topic(neighbours[2], life, "Inscriptions au tournoi de ping-pong", "Les inscriptions se font ici jusqu'à vendredi midi.");
        await Forum.With((CloseTopic close) => close.Run(new(admin, Closed.TopicId), default));
        Deleted = await Forum.Topic(neighbours[3], life, "Message posté deux fois par erreur", "À supprimer, merci : je l'ai publié deux fois.");
        await Forum.With((DeleteTopic delete) => delete.Run(new(admin, Deleted.TopicId), default));

        Full = await Forum.Topic(neighbours[2], styles, "Pourquoi ma grille déborde-t-elle sur téléphone ?", TownTexts.Question, "css");
        for (var i = 1; i < Topic.PostsPerPage; i++) await Forum.Reply(neighbours[i % neighbours.Count], Full.TopicId, $"{TownTexts.Answers[i % TownTexts.Answers.Count]}\n\nEssai n° {i}.");

        Question = await Ask(member, "Comment relancer un test qui échoue au hasard ?");
        await Forum.Reply(neighbours[2], Question.TopicId, TownTexts.Answers[0]);
        Solved = await Ask(neighbours[3], "Comment centrer un bloc dans sa colonne ?");
        var answer = await Forum.Reply(neighbours[2], Solved.TopicId, TownTexts.Answers[1]);
        await Forum.With((AcceptAnswer accept) => accept.Run(new(neighbours[3], answer.PostId), default));
        await FillLong(admin, member, neighbours, life);
        await Forum.With((EditProfile edit) => edit.Run(new(member, "Youssef Benali", "J'apprends le développement web. **Café**, vélo et `flexbox`.", "Villeurbanne", "https://example.org/"), default));
        foreach (var kept in new[] { Full, Strained }) await Forum.With((KeepBookmark keep) => keep.Run(new(member) { PostId = kept.PostId, Note = "Pour le prochain exercice" }, default));
        await Forum.With((SaveDraft save) => save.Run(new(member, DraftPlace.Reply(LongTitle.TopicId), "Je commence une réponse, que je finirai ce soir."), default));
        await Forum.With((RequestPasswordReset request) => request.Run(new("youssef@example.test", "198.51.100.1"), default));
        await Cases(admin, member, neighbours[3]);
        await Forum.Settle();
        Member = new Person(member, await Session("Youssef", "198.51.100.1"));
        Admin = new Person(admin, await Session("Margaux", "198.51.100.2"));
        Places = AllPlaces(styles);
    }

    private Places AllPlaces(CategoryNode styles) => new()
    {
        Member = Member.Actor.Username,
        MemberId = Member.Actor.Id,
        LongName = TownTexts.LongName,
        Category = Help.Id,
        CategoryPath = Help.Path,
        BelowPath = styles.Path,
        EmptyPath = "equipe",
        Tag = "css",
        Group = Group.Id,
        GroupSlug = Group.Slug,
        Long = Long,
        Full = Full,
        LongTitle = LongTitle,
        LongWord = LongWord,
        Strained = Strained,
        Closed = Closed,
        Deleted = Deleted,
        Question = Question,
        Solved = Solved,
        EditedPost = EditedPost,
        Unsubscribe = Forum.Services.GetRequiredService<UnsubscribeLinks>().PathFor(Member.Actor.Id),
    };

    private async Task Cases(Actor admin, Actor member, Actor neighbour)
    {
        await Forum.With((ReportPost report) => report.Run(new(member, Strained.PostId + 1, ReportReason.OffTopic, "Cela irait mieux dans « Vie de l'école »."), default));
        await Forum.With((SanctionMember sanction) => sanction.Run(new(admin, neighbour.Username, SanctionKind.Silence, 72, "Trois publicités en une soirée."), default));
    }

    private async Task<OpenTopic.Outcome.Opened> Ask(Actor by, string title) => (OpenTopic.Outcome.Opened)await Forum.With(
        (OpenTopic open) => open.Run(new(by, Help.Id, title, $"{title}\n\n{TownTexts.Question}") { Kind = TopicKind.Question, Trusted = true }, default));

    private async Task FillLong(Actor admin, Actor member, List<Actor> neighbours, CategoryNode life)
    {
        Long = await Forum.Topic(member, life, "Comment organisez-vous vos révisions ?", TownTexts.Question, "organisation");
        for (var i = 2; i <= Topic.PostsPerPage * 2 + 5; i++)
        {
            Forum.Clock.Advance(TimeSpan.FromMinutes(23));
            var text = $"{TownTexts.Answers[i % TownTexts.Answers.Count]}\n\nSemaine {i}.";
            var posted = await Forum.With((ReplyToTopic reply) => reply.Run(
                new(neighbours[i % neighbours.Count], Long.TopicId, text) { Trusted = true, ReplyTo = i % 4 == 0 ? i - 1 : null }, default));
            var post = ((ReplyToTopic.Outcome.Posted)posted).PostId;
            if (i % 3 == 0) await Forum.With((LikePost like) => like.Run(new(admin, post), default));
            if (i == 4) await Forum.With((DeletePost delete) => delete.Run(new(admin, post), default));
            if (i == 5) await Edit(post, member);
        }
    }

    private async Task Edit(long post, Actor member)
    {
        EditedPost = post;
        await Forum.With((EditPost edit) => edit.Run(new(member, post, "Je fais des fiches, puis je les relis le soir.", null), default));
        Forum.Clock.Advance(TimeSpan.FromMinutes(40));
        await Forum.With((EditPost edit) => edit.Run(new(member, post, "Je fais des fiches, puis je les relis **deux fois** le soir.\n\nEt le dimanche, rien.", null), default));
    }

    private async Task<CategoryNode> Category(Actor admin, string name, string description, CategoryNode? below = null, Audience readBy = Audience.Everyone, Audience writeBy = Audience.Members,
        QuestionMode questions = QuestionMode.Never, string template = "")
    {
        var outcome = await Forum.With((CreateCategory create) => create.Run(
            new(admin, name) { Description = description, ParentId = below?.Id, ReadBy = readBy, WriteBy = writeBy, Questions = questions, Template = template }, default));
        return (await Forum.Services.GetRequiredService<CategoryTrees>().Get(default)).Find(((CreateCategory.Outcome.Created)outcome).Id)!;
    }

    private async Task<string> Session(string name, string address) =>
        ((SignIn.Outcome.SignedIn)await Forum.With((SignIn signIn) => signIn.Run(new(name, TestForum.Password, true, address, "Firefox"), default))).Token;

    public async ValueTask DisposeAsync()
    {
        if (forum is not null) await forum.DisposeAsync();
    }

    /// <param name="Actor">Who it is.</param>
    /// <param name="Session">The token in their browser.</param>
    internal sealed record Person(Actor Actor, string Session);
}
