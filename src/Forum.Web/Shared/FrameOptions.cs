namespace Forum.Web.Shared;

/// <summary>Where the frame takes the site and the reader from; the composition of the program fills these in.</summary>
internal sealed class FrameOptions
{
    public Func<HttpContext, SiteLook> Site { get; set; } = _ => new SiteLook();

    public Func<HttpContext, FrameActor> Actor { get; set; } = _ => FrameActor.Guest;

    /// <summary>False while only the sign-in page is open to this reader: the frame then offers no ways in.</summary>
    public Func<HttpContext, bool> Reachable { get; set; } = _ => true;

    public string ThemesFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "themes");
}
