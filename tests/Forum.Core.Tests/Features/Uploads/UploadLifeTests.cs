using Forum.Core.Features.Posts;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Features.Uploads;

public sealed class UploadLifeTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Actor ines = null!;
    private Actor zoe = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        ines = await forum.Person("ines");
        zoe = await forum.Person("zoe");
    }

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Fact]
    public async Task what_no_post_uses_goes_after_a_day_and_what_one_uses_stays()
    {
        var used = await Send(ines, 1);
        await Send(ines, 2);
        await Write(ines, $"Voici : {used.Markdown}");

        forum.Clock.Advance(TimeSpan.FromHours(23));
        (await Clean()).ShouldBe(0);
        forum.Clock.Advance(TimeSpan.FromHours(2));
        (await Clean()).ShouldBe(1);
        (await Left()).ShouldBe([used.Id]);
        Files().ShouldHaveSingleItem().ShouldContain(used.Key[(used.Key.IndexOf('-', StringComparison.Ordinal) + 1)..]);

        forum.Clock.Advance(TimeSpan.FromDays(400));
        (await Clean()).ShouldBe(0);
    }

    [Fact]
    public async Task a_deleted_post_keeps_its_pictures_as_long_as_it_may_come_back()
    {
        var sent = await Send(ines, 3);
        var topic = await Write(ines, "Un premier message, sans image.");
        var reply = await forum.Reply(ines, topic, $"Avec : {sent.Markdown}");
        await forum.With((DeletePost delete) => delete.Run(new DeletePost.Command(ines, reply.PostId), default));

        forum.Clock.Advance(TimeSpan.FromDays(29));
        (await Clean()).ShouldBe(0);
        forum.Clock.Advance(TimeSpan.FromDays(2));
        (await Clean()).ShouldBe(1);
        Files().ShouldBeEmpty();
        (await forum.Read(db => db.UploadUses.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task what_an_edit_takes_out_goes_when_the_edit_is_old()
    {
        var sent = await Send(ines, 4);
        await Write(ines, $"Voici : {sent.Markdown}");
        var post = await forum.Read(db => db.Posts.SingleAsync());
        await forum.With((EditPost edit) => edit.Run(new EditPost.Command(ines, post.Id, "Finalement sans image.", null), default));
        (await forum.Read(db => db.UploadUses.CountAsync())).ShouldBe(0);

        forum.Clock.Advance(TimeSpan.FromDays(2));
        (await Clean()).ShouldBe(0);
        forum.Clock.Advance(TimeSpan.FromDays(29));
        (await Clean()).ShouldBe(1);
    }

    [Fact]
    public async Task equal_bytes_of_two_people_stay_while_one_of_them_uses_them()
    {
        await Send(ines, 5);
        var hers = await Send(zoe, 5);
        await Write(zoe, $"Voici : {hers.Markdown}");
        forum.Clock.Advance(TimeSpan.FromDays(2));
        (await Clean()).ShouldBe(1);
        (await Left()).ShouldBe([hers.Id]);
        Files().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task a_file_without_a_row_is_swept_and_one_on_its_way_is_not()
    {
        await Send(ines, 6);
        var folder = Path.Combine(forum.Folder, "uploads", "ab");
        Directory.CreateDirectory(folder);
        var (old, young) = (Path.Combine(folder, new string('a', 64) + ".png"), Path.Combine(folder, "ab" + new string('b', 62) + ".png"));
        foreach (var file in new[] { old, young }) await File.WriteAllTextAsync(file, "x");
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        File.Move(old, Path.Combine(folder, "ab" + new string('a', 62) + ".png"));

        await Clean();
        Files().Select(Path.GetFileNameWithoutExtension).ShouldBe(["ab" + new string('b', 62), (await forum.Read(db => db.Uploads.SingleAsync())).Hash], ignoreOrder: true);
    }

    [Fact]
    public async Task an_avatar_is_used_until_the_letters_are_back()
    {
        (await forum.With((SetAvatar set) => set.Run(new SetAvatar.Command(ines, Pixels.Gif(7), "moi.gif"), default))).ShouldBeOfType<SetAvatar.Outcome.Done>();
        var key = (await forum.Read(db => db.Members.SingleAsync(m => m.Id == ines.Id))).Avatar;
        key.ShouldBe((await forum.Read(db => db.Uploads.SingleAsync())).Key);
        forum.Clock.Advance(TimeSpan.FromDays(60));
        (await Clean()).ShouldBe(0);

        var refused = await forum.With((SetAvatar set) => set.Run(new SetAvatar.Command(ines, new MemoryStream("%PDF-1.7"u8.ToArray()), "moi.pdf"), default));
        refused.ShouldBeOfType<SetAvatar.Outcome.Refused>().Why.Reason.ShouldBe("uploads.refused.noPicture");
        (await forum.Read(db => db.Members.SingleAsync(m => m.Id == ines.Id))).Avatar.ShouldBe(key);

        await forum.With((SetAvatar set) => set.Run(new SetAvatar.Command(ines, null, null), default));
        (await forum.Read(db => db.Members.SingleAsync(m => m.Id == ines.Id))).Avatar.ShouldBeNull();
        forum.Clock.Advance(TimeSpan.FromDays(31));
        (await Clean()).ShouldBe(1);
    }

    [Fact]
    public async Task the_logo_is_the_administrators_to_set()
    {
        var ada = await forum.Person("ada", Role.Admin);
        (await forum.With((SetLogo set) => set.Run(new SetLogo.Command(ines, Pixels.Gif(8), "l.gif", ""), default))).ShouldBeOfType<SetLogo.Outcome.Refused>();
        (await forum.With((SetLogo set) => set.Run(new SetLogo.Command(ada, Pixels.Gif(8), "l.gif", " Atelier  des lilas "), default))).ShouldBeOfType<SetLogo.Outcome.Done>();
        var site = await forum.Services.GetRequiredService<SettingsStore>().Get<SiteSettings>(default);
        (site.LogoText, site.LogoWidth).ShouldBe(("Atelier des lilas", 1));
        site.Logo.ShouldBe((await forum.Read(db => db.Uploads.SingleAsync())).Key);

        await forum.With((SetLogo set) => set.Run(new SetLogo.Command(ada, null, null, null, Remove: true), default));
        (await forum.Services.GetRequiredService<SettingsStore>().Get<SiteSettings>(default)).Logo.ShouldBe("");
        (await forum.Read(db => db.UploadUses.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task an_address_one_may_not_see_opens_nothing_by_being_written()
    {
        var secret = await Send(zoe, 9);
        await Write(ines, $"Devinez : {secret.Markdown}");
        (await forum.Read(db => db.UploadUses.CountAsync())).ShouldBe(0);
        (await forum.Read(db => db.Uploads.VisibleTo(db, ines).CountAsync())).ShouldBe(0);
    }

    private async Task<StoredUpload> Send(Actor by, byte colour)
    {
        var outcome = await forum.With((StoreUpload store) => store.Run(new StoreUpload.Command(by, Pixels.Gif(colour), "un.gif"), default));
        return outcome.ShouldBeOfType<StoreUpload.Outcome.Stored>().Upload;
    }

    private async Task<long> Write(Actor by, string text) => (await forum.Topic(by, await forum.Category("Général"), text: text)).TopicId;

    private Task<int> Clean() => forum.With((RemoveLooseUploads remove) => remove.Run(default));

    private Task<List<long>> Left() => forum.Read(db => db.Uploads.Select(u => u.Id).ToListAsync());

    private List<string> Files() => [.. Directory.EnumerateFiles(Path.Combine(forum.Folder, "uploads"), "*", SearchOption.AllDirectories)];
}
