using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Sdk;

namespace Forum.Core.Features.Launch;

/// <summary>Who may come in, and who may join, at each stage of the launch.</summary>
internal static class StagePolicy
{
    public const string NotOpenYet = "launch.refused.notOpenYet";
    public const string SignUpClosed = "launch.refused.signUpClosed";
    public const string OnlyInvited = "launch.refused.onlyInvited";
    public const string Full = "launch.refused.full";

    public static Decision Enter(Actor actor, Stage stage) => stage switch
    {
        Stage.Live => Decision.Allow,
        Stage.Private when !actor.IsStaff => Decision.Refuse(NotOpenYet),
        _ when actor.IsGuest => Decision.Refuse(NotOpenYet),
        _ => Decision.Allow,
    };

    /// <summary>Before the opening only who was invited, and nobody while staff are among themselves; afterwards as the registration says.</summary>
    public static Decision SignUp(Stage stage, Registration mode, bool invited) => stage switch
    {
        Stage.Private => Decision.Refuse(SignUpClosed),
        _ when invited => Decision.Allow,
        Stage.Live => mode == Registration.Invitation ? Decision.Refuse(OnlyInvited) : Decision.Allow,
        _ => Decision.Refuse(SignUpClosed),
    };

    /// <summary>The preview is for so many volunteers and no more.</summary>
    public static Decision Join(Stage stage, int members, int cap) => stage == Stage.Preview && members >= cap ? Decision.Refuse(Full) : Decision.Allow;

    /// <summary>Search engines are let in with everybody else, not before.</summary>
    public static bool IsIndexed(Stage stage) => stage == Stage.Live;
}
