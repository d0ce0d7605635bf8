namespace Forum.Web.Shared;

/// <summary>Where the frame takes the site and the reader from; the composition of the program fills these in.</summary>
internal sealed class FrameOptions
{
    public Func<HttpContext, SiteLook> Site { get; set; } = _ => new SiteLook();

    public Func<HttpContext, FrameActor> Actor { get; set; } = _ => FrameActor.Guest;

    public string ThemesFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "themes");
}
