namespace Forum.Web.Shared;

/// <summary>
/// One form that every button of a page sends, each to its own address (<c>form</c> and <c>formaction</c>): the token stands in
/// the page once, so that posts with their buttons are the same text for many readers.
/// </summary>
internal static class PageForm
{
    public const string Id = "act";
}
