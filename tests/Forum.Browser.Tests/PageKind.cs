using Microsoft.Playwright;

namespace Forum.Browser.Tests;

internal enum Viewer
{
    Guest,
    Member,
    Admin,
}

/// <summary>A page to look at, and by whom.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Viewer">Who looks.</param>
/// <param name="Path">Where it is in a forum.</param>
internal sealed record PageKind(string Name, Viewer Viewer, Func<Places, string> Path)
{
    public int Status { get; init; } = 200;

    /// <summary>What is done on it before it is looked at.</summary>
    public Func<Window, Task>? Then { get; init; }

    public static readonly IReadOnlyList<PageKind> All =
    [
        new("home", Viewer.Guest, _ => "/"),
        new("home of a member", Viewer.Member, _ => "/"),
        new("latest", Viewer.Guest, _ => "/latest"),
        new("latest, page 2", Viewer.Member, _ => "/latest?page=2"),
        new("new", Viewer.Member, _ => "/new"),
        new("unread", Viewer.Member, _ => "/unread"),
        new("top", Viewer.Guest, _ => "/top"),
        new("top of all time", Viewer.Member, _ => "/top?period=all"),
        new("unanswered", Viewer.Guest, _ => "/unanswered"),
        new("open questions", Viewer.Member, _ => "/questions"),
        new("solved questions", Viewer.Guest, _ => "/questions?status=solved"),
        new("desk", Viewer.Admin, _ => "/desk"),
        new("categories", Viewer.Guest, _ => "/categories"),
        new("category", Viewer.Guest, at => $"/c/{at.CategoryPath}"),
        new("category below another", Viewer.Member, at => $"/c/{at.BelowPath}"),
        new("empty category", Viewer.Admin, at => $"/c/{at.EmptyPath}"),
        new("tags", Viewer.Guest, _ => "/tags"),
        new("tag", Viewer.Guest, at => $"/tag/{at.Tag}"),
        new("topic", Viewer.Guest, at => Topic(at.Long)),
        new("topic, page 2", Viewer.Guest, at => Topic(at.Long) + "?page=2"),
        new("topic of a member", Viewer.Member, at => Topic(at.Long)) { Then = OpenLastMenu },
        new("topic of staff", Viewer.Admin, at => Topic(at.Long)) { Then = OpenFirstCard },
        new("topic with a long title", Viewer.Member, at => Topic(at.LongTitle)),
        new("topic with code, a table and rtl", Viewer.Guest, at => Topic(at.Strained)),
        new("topic quoted from", Viewer.Member, at => Topic(at.Strained) + "?quote=2"),
        new("topic with a reply previewed", Viewer.Member, at => Topic(at.Full)) { Then = PreviewReply },
        new("topic with a reply refused", Viewer.Member, at => Topic(at.Full)) { Then = SendShortReply },
        new("question of the asker", Viewer.Member, at => Topic(at.Question)),
        new("solved topic", Viewer.Guest, at => Topic(at.Solved)),
        new("solved topic of staff", Viewer.Admin, at => Topic(at.Solved)) { Then = OpenLastMenu },
        new("closed topic", Viewer.Member, at => Topic(at.Closed)),
        new("deleted topic", Viewer.Admin, at => Topic(at.Deleted)),
        new("new topic", Viewer.Member, _ => "/topics/new"),
        new("new topic with errors", Viewer.Member, _ => "/topics/new") { Then = SendShortTopic },
        new("edit a topic", Viewer.Member, at => $"/topics/{at.Long.TopicId}/edit"),
        new("forbidden", Viewer.Member, at => $"/topics/{at.LongTitle.TopicId}/edit") { Status = 403 },
        new("edit a post", Viewer.Member, at => $"/p/{at.EditedPost}/edit"),
        new("history", Viewer.Guest, at => $"/p/{at.EditedPost}/history"),
        new("search", Viewer.Guest, _ => "/search"),
        new("search with results", Viewer.Guest, _ => "/search?q=grille"),
        new("delete a topic", Viewer.Admin, at => $"/topics/{at.Long.TopicId}/deletion"),
        new("search with a filter that is none", Viewer.Guest, _ => "/search?q=grille%20category%3Anulle-part"),
        new("search without results", Viewer.Member, _ => "/search?q=hippopotame"),
        new("profile", Viewer.Guest, at => $"/u/{at.Member}"),
        new("profile with a long name", Viewer.Member, at => $"/u/{at.LongName}"),
        new("own profile", Viewer.Member, at => $"/u/{at.Member}"),
        new("activity", Viewer.Guest, at => $"/u/{at.Member}/activity"),
        new("people", Viewer.Guest, _ => "/people"),
        new("notifications", Viewer.Member, _ => "/notifications"),
        new("notifications, none", Viewer.Admin, _ => "/notifications"),
        new("notifications by mail", Viewer.Member, at => $"/u/{at.Member}/preferences/notifications"),
        new("welcome", Viewer.Member, _ => "/welcome?return=%2Fcategories"),
        new("leave", Viewer.Member, at => $"/u/{at.Member}/preferences/leave"),
        new("invitations", Viewer.Admin, _ => "/invitations"),
        new("invitation that is none", Viewer.Guest, _ => "/invitation?token=none") { Status = 410 },
        new("registration", Viewer.Admin, _ => "/admin/registration"),
        new("sent to sign in", Viewer.Guest, _ => "/sign-in?return=%2Fwelcome"),
        new("groups", Viewer.Guest, _ => "/groups"),
        new("group", Viewer.Guest, at => $"/g/{at.GroupSlug}"),
        new("group as staff fill it", Viewer.Admin, at => $"/g/{at.GroupSlug}"),
        new("mentors", Viewer.Member, _ => "/g/mentors"),
        new("notifications by mail, from a mail", Viewer.Guest, at => at.Unsubscribe),
        new("bookmarks", Viewer.Member, _ => "/bookmarks"),
        new("drafts", Viewer.Member, _ => "/drafts"),
        new("preferences", Viewer.Member, at => $"/u/{at.Member}/preferences"),
        new("edit one's profile", Viewer.Member, at => $"/u/{at.Member}/preferences/profile"),
        new("one's portrait", Viewer.Member, at => $"/u/{at.Member}/preferences/avatar"),
        new("logo", Viewer.Admin, _ => "/admin/logo"),
        new("confirm one's password", Viewer.Member, _ => "/confirm-password"),
        new("sign-in", Viewer.Guest, _ => "/sign-in"),
        new("sign-up", Viewer.Guest, _ => "/sign-up"),
        new("sign-up with errors", Viewer.Guest, _ => "/sign-up") { Then = SignUpBadly },
        new("forgot password", Viewer.Guest, _ => "/forgot-password"),
        new("a link that is no good", Viewer.Guest, _ => "/reset-password?token=none") { Status = 410 },
        new("guidelines", Viewer.Guest, _ => "/guidelines"),
        new("about", Viewer.Guest, _ => "/about"),
        new("legal notice", Viewer.Guest, _ => "/legal/notice"),
        new("privacy", Viewer.Member, _ => "/legal/privacy"),
        new("accessibility", Viewer.Guest, _ => "/legal/accessibility"),
        new("terms", Viewer.Guest, _ => "/legal/terms"),
        new("administration", Viewer.Admin, _ => "/admin"),
        new("launch", Viewer.Admin, _ => "/admin/launch"),
        new("settings", Viewer.Admin, _ => "/admin/settings"),
        new("settings of a group", Viewer.Admin, _ => "/admin/settings/site"),
        new("settings with choices", Viewer.Admin, _ => "/admin/settings/notifications"),
        new("settings, some elsewhere", Viewer.Admin, _ => "/admin/settings/mail"),
        new("settings found by a word", Viewer.Admin, _ => "/admin/settings?q=jour"),
        new("categories as staff arranges them", Viewer.Admin, _ => "/admin/categories"),
        new("category as staff edits it", Viewer.Admin, at => $"/admin/categories/{at.Category}"),
        new("new category", Viewer.Admin, _ => "/admin/categories/new"),
        new("rights of a category", Viewer.Admin, at => $"/admin/categories/{at.Category}/rights"),
        new("groups as staff arrange them", Viewer.Admin, _ => "/admin/groups"),
        new("group as staff edit it", Viewer.Admin, at => $"/admin/groups/{at.Group}"),
        new("new group", Viewer.Admin, _ => "/admin/groups/new"),
        new("members as staff find them", Viewer.Admin, _ => "/admin/members"),
        new("members, nobody found", Viewer.Admin, _ => "/admin/members?q=hippopotame"),
        new("member as staff know them", Viewer.Admin, at => $"/admin/members/{at.MemberId}"),
        new("mail", Viewer.Admin, _ => "/admin/mail"),
        new("mail that was sent", Viewer.Admin, _ => "/admin/mail?box=Sent"),
        new("background work", Viewer.Admin, _ => "/admin/jobs"),
        new("mail settings", Viewer.Admin, _ => "/admin/mail/settings"),
        new("log", Viewer.Admin, _ => "/admin/log"),
        new("moderation", Viewer.Admin, _ => "/mod"),
        new("review list", Viewer.Admin, _ => "/mod/review"),
        new("decided cases", Viewer.Admin, _ => "/mod/review?show=decided"),
        new("a case", Viewer.Admin, at => $"/mod/posts/{at.EditedPost}"),
        new("moderate a member", Viewer.Admin, at => $"/mod/members/{at.Member}"),
        new("report a post", Viewer.Member, at => $"/p/{at.Long.PostId + 1}/report"),
        new("with the moderators", Viewer.Member, _ => "/waiting"),
        new("offline", Viewer.Guest, _ => "/offline"),
        new("missing", Viewer.Guest, _ => "/nowhere") { Status = 404 },
        new("missing for a member", Viewer.Member, _ => "/t/nulle-part/999999") { Status = 404 },
        new("topic with a long word in its title", Viewer.Member, at => Topic(at.LongWord)),
        new("topic like one with a long word", Viewer.Guest, at => Topic(at.Full)),
        new("search for a long word", Viewer.Guest, _ => "/search?q=NoSuchBeanDefinitionExceptionIntrouvable"),
    ];

    private static string Topic(Core.Features.Topics.OpenTopic.Outcome.Opened topic) => $"/t/{topic.Slug}/{topic.TopicId}";

    private static Task OpenLastMenu(Window window) => window.Page.Locator("article .acts details.menu > summary").Last.ClickAsync();

    private static Task OpenFirstCard(Window window) => window.Page.Locator("article > details.menu > summary").First.ClickAsync();

    private static async Task PreviewReply(Window window)
    {
        await window.Page.Locator("#reply textarea").FillAsync("Merci, **c'est réglé** : il manquait `min-width: 0`.");
        await window.Page.Locator("#reply [name=preview]").ClickAsync();
        await window.Page.Locator(".seen .prose strong").WaitForAsync();
    }

    private static async Task SendShortReply(Window window)
    {
        await window.Page.Locator("#reply textarea").FillAsync("non");
        await window.Press(window.Page.Locator("#reply .button.main"));
        await window.Page.Locator("#reply [aria-invalid=true]").WaitForAsync();
    }

    private static async Task SendShortTopic(Window window)
    {
        await window.Page.Locator("#title").FillAsync("Aïe");
        await window.Page.Locator("#category").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await window.Page.Locator("main textarea").FillAsync("Au secours, plus rien ne marche.");
        await window.Press(window.Page.Locator("main form .button.main"));
        await window.Page.Locator("#title[aria-invalid=true]").WaitForAsync();
    }

    private static async Task SignUpBadly(Window window)
    {
        await window.Page.Locator("[name=username]").FillAsync("Youssef");
        await window.Page.Locator("[name=email]").FillAsync("nouvelle@example.test");
        await window.Page.Locator("[name=password]").FillAsync("azerty");
        await window.Page.Locator("#agree").CheckAsync();
        await window.Press(window.Page.Locator("main form .button.main"));
        await window.Page.Locator("[aria-invalid=true]").First.WaitForAsync();
    }
}
