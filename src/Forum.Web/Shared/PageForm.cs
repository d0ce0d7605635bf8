namespace Forum.Web.Shared;

/// <summary>
/// The form of a member's page, which the layout brings: buttons send it, each to its own address (<c>form</c> and <c>formaction</c>).
/// The token stands in the page once, so that posts with their buttons are the same text for many readers. The form's own
/// address is that of signing out: no page has another form for it.
/// </summary>
internal static class PageForm
{
    public const string Id = "act";
}
