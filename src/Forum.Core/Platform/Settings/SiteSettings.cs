using Forum.Core.Features.Launch;

namespace Forum.Core.Platform.Settings;

/// <summary>Which of its two words for "you" a forum says in French.</summary>
internal enum FormOfAddress
{
    Vous = 0,
    Tu = 1,
}

/// <summary>What the organisation says about itself and how its forum looks and speaks.</summary>
[SettingsGroup("site")]
internal sealed record SiteSettings
{
    public const int TitleLimit = 60;
    public const int TaglineLimit = 200;

    /// <summary>False until the first administrator exists; every page leads to the setup until then.</summary>
    [Setting(Own = true)]
    public bool IsSetUp { get; init; }

    [Setting(Required = true, Most = TitleLimit)]
    public string Title { get; init; } = "Préau";

    [Setting(Most = TaglineLimit)]
    public string Tagline { get; init; } = "";

    /// <summary>How to reach the organisation without the forum: an address, a number; for those who cannot come in, too.</summary>
    [Setting(Most = TaglineLimit)]
    public string Contact { get; init; } = "";

    /// <summary>The language of visitors who state none: fr or en.</summary>
    [Setting(Options = "fr en")]
    public string Language { get; init; } = "fr";

    /// <summary>How the forum speaks to people in French, in its pages and its letters.</summary>
    public FormOfAddress FormOfAddress { get; init; } = FormOfAddress.Vous;

    [Setting(Page = "launch")]
    public Stage Stage { get; init; } = Stage.Private;

    /// <summary>The organisation's colour as #rrggbb; everything coloured is derived from it.</summary>
    [Setting(Shape = SettingShape.Colour)]
    public string Accent { get; init; } = "#00635a";

    /// <summary>The upload that is the organisation's logo; empty for the forum's own mark.</summary>
    [Setting(Own = true)]
    public string Logo { get; init; } = "";

    /// <summary>What the logo says, where it stands alone; empty where the title stands beside it.</summary>
    [Setting(Page = "logo")]
    public string LogoText { get; init; } = "";

    [Setting(Own = true)]
    public int LogoWidth { get; init; }

    [Setting(Own = true)]
    public int LogoHeight { get; init; }

    /// <summary>Non-breaking spaces where French typography wants them, in newly baked posts.</summary>
    public bool FrenchTypography { get; init; } = true;
}
