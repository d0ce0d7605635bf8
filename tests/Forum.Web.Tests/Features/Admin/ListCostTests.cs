using System.Net;
using Forum.Core.Features.Invitations;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Reading;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Admin;

/// <summary>What the lists cost that are for the team, or for one person: their rows must not count.</summary>
public sealed class ListCostTests
{
    private static readonly string[] Lists =
    [
        "/mod", "/mod/review?show=decided", "/mod/members/leo", "/admin", "/admin/mail", "/admin/mail?box=Sent", "/admin/log", "/admin/log?by=mod&about=leo&kind=post", "/admin/members?state=Silenced",
        "/admin/jobs", "/admin/registration", "/admin/groups", "/admin/categories", "/admin/settings", "/invitations", "/groups", "/g/mentors", "/waiting", "/bookmarks", "/drafts", "/questions",
        "/questions?status=solved", "/top?period=all", "/new", "/unread", "/search?q=sujet",
    ];

    [Fact]
    public async Task a_list_costs_five_commands_at_most_however_long_it_is()
    {
        await using var forum = await TestForum.Start();
        var (admin, mod, leo) = (await forum.Member("admin", Role.Admin), await forum.Member("mod", Role.Moderator), await forum.Member("leo"));
        using var visitor = forum.Visitor();
        await visitor.SignIn("admin");
        await Fill(forum, admin, mod, leo, 2);
        await Costs(forum, visitor);

        var few = await Costs(forum, visitor);
        await Fill(forum, admin, mod, leo, 12);
        await Costs(forum, visitor);
        var many = await Costs(forum, visitor);

        many.ShouldBe(few);
        many.Where(list => list.Value > 5).ShouldBeEmpty();
    }

    private static async Task<Dictionary<string, int>> Costs(TestForum forum, Visitor visitor)
    {
        var costs = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in Lists)
        {
            var before = CommandCount.Of(forum);
            (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.OK, path);
            costs[path] = CommandCount.Of(forum) - before;
        }

        return costs;
    }

    /// <summary>Of everything that stands in a list.</summary>
    private static async Task Fill(TestForum forum, Actor admin, Actor mod, Actor leo, int rows)
    {
        var category = await forum.Category($"Salle {rows}", questions: Core.Features.Categories.QuestionMode.Always);
        for (var i = 0; i < rows; i++)
        {
            forum.Clock.Advance(TimeSpan.FromMinutes(2));
            var by = await forum.Person($"mentor{rows}x{i}", Role.Mentor);
            var topic = await forum.Topic(leo, category, $"Un sujet à voir, le {i}e de {rows}", $"Un premier message, le {i}e de {rows}.");
            var reply = await forum.Reply(by, topic.TopicId);
            await forum.With((KeepBookmark keep) => keep.Run(new(admin) { PostId = reply.PostId }, default));
            await forum.With((SaveDraft save) => save.Run(new(admin, DraftPlace.Reply(topic.TopicId), "Un début"), default));
            await forum.With((ReportPost report) => report.Run(new(by, topic.PostId, ReportReason.OffTopic, ""), default));
            if (i % 2 == 0) await forum.With((HidePost hide) => hide.Run(new(mod, topic.PostId, "Hors sujet ici."), default));
            else await forum.With((SanctionMember sanction) => sanction.Run(new(admin, by.Username, SanctionKind.Silence, 24, "Une pause."), default));
            await forum.With((InviteByMail invite) => invite.Run(new(admin, $"zoe{rows}x{i}@example.test"), default));
            await forum.Group($"Promo {rows}x{i}", by);
        }

        await forum.Write(write =>
        {
            for (var i = 0; i < rows; i++)
                write.Db.Emails.Add(new Email { To = "a@example.test", Template = "reset-password", Data = "{}", Language = "fr", CreatedAt = write.Now, DueAt = write.Now, State = EmailState.Sent, SentAt = write.Now });
            return Task.CompletedTask;
        });
        await forum.Settle();
    }
}
