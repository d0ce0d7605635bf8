namespace Forum.Core.Platform.Settings;

/// <summary>How one becomes a member once the forum is open. An invitation always lets in.</summary>
internal enum Registration
{
    /// <summary>Whoever wants.</summary>
    Open = 0,

    /// <summary>Whoever asks and is accepted by staff.</summary>
    Approval = 1,

    /// <summary>Only with an invitation.</summary>
    Invitation = 2,
}

/// <summary>Who may join, and who may invite.</summary>
[SettingsGroup("registration")]
internal sealed record RegistrationSettings
{
    public const int MostPreview = 100_000;

    [Setting(Page = "registration")]
    public Registration Mode { get; init; } = Registration.Open;

    /// <summary>Members invite people too, one by one and without groups.</summary>
    [Setting(Page = "registration")]
    public bool MembersInvite { get; init; }

    /// <summary>How many members the preview holds, staff not counted.</summary>
    [Setting(Page = "registration")]
    public int PreviewCap { get; init; } = 100;

    /// <summary>How many days an invitation is good for.</summary>
    [Setting(Page = "registration")]
    public int InvitationDays { get; init; } = 30;

    /// <summary>How many people a member may invite in a day.</summary>
    public int InvitationsADay { get; init; } = 10;
}
