using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Theming;

namespace Forum.Web.Shared;

/// <summary>What every page needs to know of the site; read from memory, never from the database.</summary>
internal sealed record SiteLook
{
    public string Title { get; init; } = "Préau";
    public string? Tagline { get; init; }
    /// <summary>The organisation's own; null for the forum's mark.</summary>
    public SiteLogo? Logo { get; init; }

    public Language Language { get; init; } = Language.French;
    public FormOfAddress FormOfAddress { get; init; }
    public Accent Accent { get; init; } = Accent.Default;
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Without a trailing slash; null until the host says: then addresses stay relative.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Search engines are asked to stay away: every stage but live.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether a visitor may make an account, so whether the page offers it.</summary>
    public bool SignUpOpen { get; init; } = true;

    /// <summary>False until the first administrator exists: nothing can be read yet, not even the legal pages.</summary>
    public bool IsSetUp { get; init; } = true;

    /// <summary>False while only the sign-in page is open to this visitor: the frame then offers no ways in.</summary>
    public bool Reachable { get; init; } = true;
}

/// <summary>The logo in the header.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Text">What it says; empty where the title stands beside it.</param>
/// <param name="PictureWidth">Of the picture, for its shape.</param>
/// <param name="PictureHeight">Likewise.</param>
internal sealed record SiteLogo(string Path, string Text, int PictureWidth, int PictureHeight)
{
    /// <summary>As high as the bar allows.</summary>
    public const int MostHeight = 40;

    public const int MostWidth = 200;

    private double Scale => Math.Min(1, Math.Min((double)MostHeight / PictureHeight, (double)MostWidth / PictureWidth));

    public int Width => Math.Max(1, (int)Math.Round(PictureWidth * Scale));

    public int Height => Math.Max(1, (int)Math.Round(PictureHeight * Scale));
}
