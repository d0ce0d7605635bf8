using System.IO.Compression;
using System.Text;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Tests.Features.Accounts;

/// <summary>Who leaves takes their data along, and leaves nothing that says who they were.</summary>
public sealed class LeavingTests
{
    [Fact]
    public async Task who_leaves_is_forgotten_and_what_they_wrote_stays()
    {
        await using var forum = await TestForum.Start();
        var (admin, ines) = (await forum.Member("admin", Role.Admin), await forum.Member("ines"));
        var topic = await forum.Topic(ines, await forum.Category("Aide"));
        await forum.Group("Promo", ines);
        await forum.With((RequestPasswordReset request) => request.Run(new("ines@example.test", "192.0.2.1"), default));
        await forum.Settle();
        var session = (SignIn.Outcome.SignedIn)await forum.With((SignIn signIn) => signIn.Run(new("ines", TestForum.Password, false, "192.0.2.1", "Firefox"), default));

        (await Erase(forum, await forum.Person("tom"), ines)).ShouldBeOfType<EraseAccount.Outcome.Refused>().Why.Reason.ShouldBe(EraseAccount.NotYours);
        (await Erase(forum, ines, ines)).ShouldBeOfType<EraseAccount.Outcome.Erased>();
        (await Erase(forum, admin, ines)).ShouldBeOfType<EraseAccount.Outcome.Erased>();

        var member = await forum.Read(db => db.Members.SingleAsync(m => m.Id == ines.Id));
        (member.Username, member.DisplayName).ShouldBe(($"former-{ines.Id}", "Ancien membre"));
        (await forum.With((Sessions sessions) => sessions.Find(session.Token, default).AsTask())).ShouldBeNull();
        (await forum.Read(db => db.Posts.CountAsync(p => p.Id == topic.PostId && p.DeletedAt == null))).ShouldBe(1);
        (await forum.Read(db => db.Accounts.CountAsync(a => a.Id == ines.Id))).ShouldBe(0);
        (await forum.Read(db => db.GroupMembers.CountAsync())).ShouldBe(0);
        (await forum.Read(db => db.Emails.CountAsync())).ShouldBe(0);
        (await forum.Read(db => db.AuditEntries.CountAsync(a => a.Details == "ines"))).ShouldBe(0);

        // The name and the address are free again.
        (await forum.Member("ines")).Id.ShouldNotBe(ines.Id);
    }

    [Fact]
    public async Task the_last_administrator_stays()
    {
        await using var forum = await TestForum.Start();
        var admin = await forum.Member("admin", Role.Admin);
        (await Erase(forum, admin, admin)).ShouldBeOfType<EraseAccount.Outcome.Refused>().Why.Reason.ShouldBe(EraseAccount.LastAdmin);
        await forum.Member("margaux", Role.Admin);
        (await Erase(forum, admin, admin)).ShouldBeOfType<EraseAccount.Outcome.Erased>();
    }

    [Fact]
    public async Task the_export_holds_all_of_ones_own_and_nothing_of_others()
    {
        await using var forum = await TestForum.Start();
        var (ines, tom) = (await forum.Member("ines"), await forum.Member("tom"));
        var category = await forum.Category("Aide");
        var own = await forum.Topic(ines, category, "Mon titre à moi", "Mon premier message ici.");
        var other = await forum.Topic(tom, category, "Le titre de quelqu'un", "Ceci est la parole de Thomas.");
        var reply = await forum.Reply(ines, other.TopicId, "Ma réponse à cela.");
        await forum.Reply(tom, own.TopicId, "La réponse de Thomas.");
        await forum.With((LikePost like) => like.Run(new(ines, other.PostId), default));
        await forum.With((KeepBookmark keep) => keep.Run(new(ines) { PostId = other.PostId, Note = "À relire" }, default));
        await forum.With((SaveDraft save) => save.Run(new(ines, DraftPlace.NewTopic, "Une idée en route") { Title = "Mon brouillon", IsQuestion = true }, default));
        var file = await Send(forum, ines, "mon plan.txt", "Trois étapes.");
        await Send(forum, tom, "le sien.txt", "Le secret de Thomas.");
        await forum.Settle();

        using var output = new MemoryStream();
        await forum.With(async (ExportOwnData export) =>
        {
            await export.WriteTo(output, ines, default);
            return true;
        });

        output.Position = 0;
        using var zip = new ZipArchive(output);
        zip.Entries.Select(e => e.FullName).ShouldBe(["profile.json", "account.json", "sessions.json", "groups.json", "likes.json", "bookmarks.json", "drafts.json", "notifications.json", "uploads.json", $"uploads/{file.Id}-mon plan.txt", $"posts/{own.TopicId}-1.md", $"posts/{other.TopicId}-{reply.Number}.md"], ignoreOrder: true);
        var all = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            all.Append(await reader.ReadToEndAsync());
        }

        var text = all.ToString();
        foreach (var mine in new[] { "ines@example.test", "Mon titre à moi", "Mon premier message ici.", "Ma réponse à cela.", "À relire", "Une idée en route", "\"isQuestion\": true", "\"kind\": \"Reply\"", "Trois étapes.", $"\"postId\": {other.PostId}" }) text.ShouldContain(mine);
        foreach (var theirs in new[] { "tom", "Thomas", "Le titre de" }) text.ShouldNotContain(theirs, Case.Insensitive);
    }

    private static async Task<StoredUpload> Send(TestForum forum, Actor by, string name, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ((StoreUpload.Outcome.Stored)await forum.With((StoreUpload store) => store.Run(new StoreUpload.Command(by, content, name), default))).Upload;
    }

    private static Task<EraseAccount.Outcome> Erase(TestForum forum, Actor by, Actor whom) => forum.With((EraseAccount erase) => erase.Run(new(by, whom.Id), default));
}
