using Forum.Core.Platform;

namespace Forum.Core.Features.Invitations;

internal static class InvitationsFeature
{
    public static void Configure(FeatureBuilder feature) => feature
        .Keep<InvitationLinks>()
        .Add<InvitationQueries>()
        .Add<InviteByMail>()
        .Add<MakeInvitationLink>()
        .Add<ResendInvitation>()
        .Add<RevokeInvitation>()
        .Add<AcceptInvitation>();
}
