using Forum.Core.Platform.Permissions;
using Forum.Sdk;

namespace Forum.Core.Features.Launch;

/// <summary>Who may come in, and who may join, at each stage of the launch.</summary>
internal static class StagePolicy
{
    public const string NotOpenYet = "launch.refused.notOpenYet";
    public const string SignUpClosed = "launch.refused.signUpClosed";

    public static Decision Enter(Actor actor, Stage stage) => stage switch
    {
        Stage.Live => Decision.Allow,
        Stage.Private when !actor.IsStaff => Decision.Refuse(NotOpenYet),
        _ when actor.IsGuest => Decision.Refuse(NotOpenYet),
        _ => Decision.Allow,
    };

    public static Decision SignUp(Stage stage) => stage == Stage.Live ? Decision.Allow : Decision.Refuse(SignUpClosed);

    /// <summary>Search engines are let in with everybody else, not before.</summary>
    public static bool IsIndexed(Stage stage) => stage == Stage.Live;
}
