using System.Net;
using AngleSharp.Dom;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Web.Tests.Features.Uploads;

public sealed class UploadPageTests : IAsyncLifetime
{
    private TestForum forum = null!;
    private Visitor ines = null!;
    private string topic = "";
    private string replies = "";

    public async ValueTask InitializeAsync()
    {
        forum = await TestForum.Start();
        var member = await forum.Member("ines");
        var opened = await forum.Topic(member, await forum.Category("Entraide"));
        (topic, replies) = ($"/t/{opened.Slug}/{opened.TopicId}", $"/topics/{opened.TopicId}/replies");
        ines = forum.Visitor();
        await ines.SignIn("ines");
    }

    public ValueTask DisposeAsync()
    {
        ines.Dispose();
        return forum.DisposeAsync();
    }

    [Fact]
    public async Task a_picture_is_put_into_the_text_seen_and_published_without_script()
    {
        var page = await ines.Get(topic);
        var form = page.Document.QuerySelector($"form[action^='{replies}']")!;
        form.GetAttribute("enctype").ShouldBe("multipart/form-data");

        var back = await ines.Submit(page, replies, [new SentFile("files", "Mon schéma.png", Samples.Png(1600, 800))], ("markdown", "Voici le schéma."), ("attach", "true"));
        back.Status.ShouldBe(HttpStatusCode.OK);
        var text = back.Document.QuerySelector("textarea[name=markdown]")!.TextContent;
        text.ShouldStartWith("Voici le schéma.\n\n![Mon schéma](/uploads/");
        back.Document.QuerySelector("[data-preview] img").ShouldNotBeNull();

        (await ines.Submit(back, replies, [], ("markdown", text))).Status.ShouldBe(HttpStatusCode.Redirect);
        var image = (await ines.Get(topic)).Document.QuerySelector("#post-2 .prose img")!;
        (image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("loading")).ShouldBe(("1280", "640", "lazy"));
        image.GetAttribute("alt").ShouldBe("Mon schéma");
        image.ParentElement!.GetAttribute("href").ShouldEndWith(".png");
        (await ines.Fetch(image.GetAttribute("src")!)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_file_sent_with_the_reply_itself_is_in_it()
    {
        var sent = await ines.Submit(await ines.Get(topic), replies, [new SentFile("files", "plan.pdf", "%PDF-1.7"u8.ToArray())], ("markdown", "Le plan de la séance."));
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        (await ines.Get(topic)).Document.QuerySelector("#post-2 .prose a")!.TextContent.ShouldBe("plan.pdf");
    }

    [Fact]
    public async Task a_refused_file_keeps_the_text_and_says_why_beside_its_field()
    {
        foreach (var (address, action) in new[] { (topic, replies), ("/topics/new", "/topics") })
        {
            var back = await ines.Submit(await ines.Get(address), action, [new SentFile("files", "a.exe", "MZ"u8.ToArray())], ("markdown", "Un texte auquel je tiens."), ("title", "Un titre assez long"));
            back.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            back.Document.QuerySelector("textarea[name=markdown]")!.TextContent.ShouldContain("Un texte auquel je tiens.");
            back.ErrorOf("files")!.ShouldContain("pas accepté");
        }

        (await ines.Submit(await ines.Get(topic), replies, [], ("markdown", "Rien"), ("attach", "true"))).ErrorOf("files").ShouldNotBeNull();
    }

    [Fact]
    public async Task an_edited_post_takes_pictures_too()
    {
        var post = await forum.Read(db => db.Posts.SingleAsync());
        var edit = $"/p/{post.Id}/edit";
        var saved = await ines.Submit(await ines.Get(edit), edit, [new SentFile("files", "a.png", Samples.Png(40, 30))], ("markdown", "Maintenant avec une image."));
        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        (await forum.Read(db => db.UploadUses.SingleAsync())).SubjectId.ShouldBe(post.Id);
    }

    [Fact]
    public async Task ones_face_is_set_shown_and_taken_back()
    {
        const string address = "/u/ines/preferences/avatar";
        var page = await ines.Get(address);
        (await ines.Submit(page, address, [new SentFile("file", "a.txt", "rien"u8.ToArray())])).ErrorOf("file")!.ShouldContain("image");
        (await ines.Submit(page, address, Array.Empty<SentFile>())).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ines.Submit(page, address, [new SentFile("file", "moi.jpg", Samples.Jpeg)])).Location.ShouldBe(address + "?saved=true#said");
        var faces = (await ines.Get(topic)).Document.QuerySelectorAll("#post-1 .face img, .tool .face img");
        faces.Length.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var face in faces) (await ines.Fetch(face.GetAttribute("src")!)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ines.Get("/latest")).Document.QuerySelector(".face img").ShouldNotBeNull();

        (await ines.Submit(await ines.Get(address), address, ("remove", "true"))).Location.ShouldBe(address + "?saved=true#said");
        (await ines.Get(topic)).Document.QuerySelector(".face img").ShouldBeNull();
        (await ines.Get("/u/zoe/preferences/avatar")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task the_script_is_answered_with_markdown_or_a_sentence()
    {
        var token = (await ines.Get(topic)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var made = await ines.Send("/uploads", [new SentFile("file", "a.png", Samples.Png(5, 5))], ("__RequestVerificationToken", token));
        made.Status.ShouldBe(HttpStatusCode.Created);
        (await made.Answer.Content.ReadAsStringAsync()).ShouldContain("\"markdown\":\"![a](/uploads/");
        var refused = await ines.Send("/uploads", [new SentFile("file", "a.png", [])], ("__RequestVerificationToken", token));
        (refused.Status, await refused.Answer.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.UnprocessableEntity, "{\"detail\":\"Ce fichier est vide.\"}"));
        (await ines.Post("/uploads", ("x", "y"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await ines.Send("/uploads", [new SentFile("file", "a.png", Samples.Png(5, 5))])).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task the_logo_is_set_in_the_administration()
    {
        await forum.Member("ada", Role.Admin);
        using var ada = forum.Visitor();
        await ada.SignIn("ada");
        var page = await ada.Get("/admin/logo");
        page.Status.ShouldBe(HttpStatusCode.OK);
        (await ada.Submit(page, "/admin/logo", [new SentFile("file", "a.svg", "<svg/>"u8.ToArray())])).ErrorOf("file").ShouldNotBeNull();
        (await ada.Submit(page, "/admin/logo", [new SentFile("file", "l.png", Samples.Png(60, 60))], ("logoText", ""))).Status.ShouldBe(HttpStatusCode.SeeOther);
        var brand = (await ada.Get("/admin/logo")).Document.QuerySelector(".brand")!;
        brand.QuerySelector("img")!.GetAttribute("alt").ShouldBe("");
        brand.TextContent.ShouldContain("Préau");
        (await ines.Get("/admin/logo")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
