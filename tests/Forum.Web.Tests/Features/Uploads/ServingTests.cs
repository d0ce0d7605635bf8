using System.Net;
using Forum.Core.Features.Launch;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Tests.Features.Uploads;

public sealed class ServingTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Actor ines = null!;
    private Visitor guest = null!;
    private Visitor owner = null!;
    private Visitor other = null!;
    private Visitor staff = null!;

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        ines = await forum.Member("ines");
        await forum.Member("zoe");
        await forum.Member("ada", Role.Admin);
        (guest, owner, other, staff) = (forum.Visitor(), forum.Visitor(), forum.Visitor(), forum.Visitor());
        await owner.SignIn("ines");
        await other.SignIn("zoe");
        await staff.SignIn("ada");
    }

    public ValueTask DisposeAsync()
    {
        foreach (var visitor in new[] { guest, owner, other, staff }) visitor.Dispose();
        return forum.DisposeAsync();
    }

    [Fact]
    public async Task an_upload_is_there_for_who_may_read_what_uses_it()
    {
        var sent = await Send(Samples.Png(30, 20), "a.png");
        await ShouldReach(sent.Path, owner, staff);

        var members = await forum.Category("Entre nous", readBy: Audience.Members);
        await forum.Topic(ines, members, text: $"Pour nous : {sent.Markdown}");
        await ShouldReach(sent.Path, owner, staff, other);
        var seen = await other.Fetch(sent.Path);
        seen.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        seen.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);

        var open = await forum.Topic(ines, await forum.Category("Ouvert"), "Un autre sujet ici", "Un message assez long sans rien.");
        var reply = await forum.Reply(ines, open.TopicId, $"Pour tous : {sent.Markdown}");
        await ShouldReach(sent.Path, owner, staff, other, guest);
        (await guest.Fetch(sent.Path)).Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");

        await forum.With((DeletePost delete) => delete.Run(new DeletePost.Command(ines, reply.PostId), default));
        await ShouldReach(sent.Path, owner, staff, other);
    }

    [Fact]
    public async Task a_browser_can_make_nothing_of_it_but_what_it_is()
    {
        var picture = await Send(Samples.Png(31, 20), "Été à l’atelier.png");
        var shown = await owner.Fetch(picture.Path);
        shown.Content.Headers.ContentType!.ToString().ShouldBe("image/png");
        shown.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox; default-src 'none'"]);
        shown.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        shown.Content.Headers.ContentDisposition!.ToString().ShouldStartWith("inline");
        shown.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Été à l’atelier.png");

        var file = await Send("une ligne\n"u8.ToArray(), "page.html.txt");
        var saved = await owner.Fetch(file.Path);
        saved.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        saved.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await saved.Content.ReadAsStringAsync()).ShouldBe("une ligne\n");
    }

    [Fact]
    public async Task it_is_asked_for_again_cheaply_and_in_parts()
    {
        var sent = await Send("0123456789\n"u8.ToArray(), "a.txt");
        var whole = await owner.Fetch(sent.Path);
        var tag = whole.Headers.ETag!.ToString();
        (await owner.Fetch(sent.Path, null, ("If-None-Match", tag))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        var part = await owner.Fetch(sent.Path, null, ("Range", "bytes=2-4"));
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsStringAsync()).ShouldBe("234");
        var head = await owner.Fetch(sent.Path, HttpMethod.Head);
        (head.StatusCode, head.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, 11));
        (await guest.Fetch(sent.Path, null, ("If-None-Match", tag))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task an_address_is_not_to_be_guessed()
    {
        var sent = await Send(Samples.Png(32, 20), "a.png");
        var name = sent.Path["/uploads/".Length..];
        string[] guesses =
        [
            $"{sent.Id}-0000000000000000.png", name.Replace(".png", ".jpg", StringComparison.Ordinal), name.Replace(".png", "-small.png", StringComparison.Ordinal), $"{sent.Id}.png",
            "..%2fforum.db", "%2e%2e/forum.db", "..\\forum.db", "999999999999999999-0000000000000000.png", "1-é.png", "",
        ];
        foreach (var guess in guesses) ((int)(await staff.Fetch("/uploads/" + guess)).StatusCode).ShouldBeInRange(400, 405, guess);
    }

    [Fact]
    public async Task a_face_and_a_logo_are_everybodys_as_far_as_the_stage_allows()
    {
        await forum.With((SetAvatar set) => set.Run(new SetAvatar.Command(ines, new MemoryStream(Samples.Png(300, 200)), "moi.png"), default));
        var ada = new Actor((await forum.Member("root", Role.Admin)).Id, "root", "root", Role.Admin);
        await forum.With((SetLogo set) => set.Run(new SetLogo.Command(ada, new MemoryStream(Samples.Png(400, 100)), "logo.png", "Atelier des lilas"), default));

        var profile = await guest.Get("/u/ines");
        var face = profile.Document.QuerySelector(".me .face img")!;
        (face.GetAttribute("width"), face.GetAttribute("height"), face.GetAttribute("alt")).ShouldBe(("192", "192", ""));
        var logo = profile.Document.QuerySelector(".brand img")!;
        (logo.GetAttribute("width"), logo.GetAttribute("height"), logo.GetAttribute("alt")).ShouldBe(("160", "40", "Atelier des lilas"));
        foreach (var picture in new[] { face, logo }) (await guest.Fetch(picture.GetAttribute("src")!)).Content.Headers.ContentType!.ToString().ShouldBe("image/webp");

        await forum.Reach(Stage.Internal);
        (await guest.Fetch(face.GetAttribute("src")!)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await guest.Fetch(logo.GetAttribute("src")!)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await guest.Get("/sign-in")).Document.QuerySelector(".brand img").ShouldNotBeNull();
        (await owner.Fetch(face.GetAttribute("src")!)).Headers.CacheControl!.Private.ShouldBeTrue();
    }

    private async Task ShouldReach(string path, params Visitor[] those)
    {
        foreach (var (who, visitor) in new[] { ("guest", guest), ("owner", owner), ("other", other), ("staff", staff) })
            (await visitor.Fetch(path)).StatusCode.ShouldBe(those.Contains(visitor) ? HttpStatusCode.OK : HttpStatusCode.NotFound, who);
    }

    private async Task<StoredUpload> Send(byte[] bytes, string name) =>
        ((StoreUpload.Outcome.Stored)await forum.With((StoreUpload store) => store.Run(new StoreUpload.Command(ines, new MemoryStream(bytes), name), default))).Upload;
}
