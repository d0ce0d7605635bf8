using System.Collections.Frozen;

namespace Forum.Core.Features.Accounts;

/// <summary>Names that speak for the forum, and words that programs take for something else.</summary>
internal static class ReservedNames
{
    private const string Words =
        "admin administrator administrators administrateur administratrice administrateurs root superuser sysadmin system systeme " +
        "support help aide helpdesk assistance contact info service api bot robot moderator moderators moderateur moderatrice moderateurs moderation modo " +
        "staff team equipe official officiel webmaster postmaster hostmaster mailer-daemon abuse security securite privacy legal billing noreply no-reply " +
        "everyone everybody tous toutes tout-le-monde here ici channel guest invite visitor visiteur anonymous anonyme nobody personne deleted supprime " +
        "me moi new null undefined nan true false preau forum owner proprietaire account accounts compte comptes member members membre membres";

    private static readonly FrozenSet<string> Skeletons = Words.Split(' ').Select(UsernameSkeleton.Of).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contain(Username name) => Skeletons.Contains(name.Skeleton);
}
