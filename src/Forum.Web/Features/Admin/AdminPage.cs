namespace Forum.Web.Features.Admin;

/// <summary>The pages of the administration, in the order of the menu; who may see which.</summary>
internal sealed record AdminPage(string Name, string Url, string Icon, bool AdminsOnly)
{
    public static readonly AdminPage Overview = new("overview", "/admin", "home", false);
    public static readonly AdminPage Moderation = new("moderation", "/mod", "shield", false);
    public static readonly AdminPage Launch = new("launch", "/admin/launch", "door", true);
    public static readonly AdminPage Settings = new("settings", "/admin/settings", "gear", true);
    public static readonly AdminPage Logo = new("logo", "/admin/logo", "image", true);
    public static readonly AdminPage Categories = new("categories", "/admin/categories", "grid", true);
    public static readonly AdminPage Groups = new("groups", "/admin/groups", "people", false);
    public static readonly AdminPage Members = new("members", "/admin/members", "user", false);
    public static readonly AdminPage Registration = new("registration", "/admin/registration", "door", false);
    public static readonly AdminPage Mail = new("mail", "/admin/mail", "mail", true);
    public static readonly AdminPage Jobs = new("jobs", "/admin/jobs", "clock", true);
    public static readonly AdminPage Log = new("log", "/admin/log", "list", false);

    public static readonly IReadOnlyList<AdminPage> All = [Overview, Moderation, Launch, Members, Registration, Groups, Categories, Settings, Logo, Mail, Jobs, Log];
}
