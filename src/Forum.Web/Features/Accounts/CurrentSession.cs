using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Features.Accounts;

/// <summary>The session of this request, for those who change it; who acts is asked of CurrentActor.</summary>
internal sealed class CurrentSession
{
    private SignedIn? signedIn;

    public bool IsOpen => signedIn is not null;

    public long Id => SignedIn.SessionId;

    public bool Remembered => SignedIn.Remembered;

    public Actor Actor => SignedIn.Actor;

    public DateTime ConfirmedAt => SignedIn.ConfirmedAt;

    /// <inheritdoc cref="SignedIn.StrangerSince"/>
    public DateTime? StrangerSince => signedIn?.StrangerSince;

    public void Is(SignedIn found) => signedIn = found;

    private SignedIn SignedIn => signedIn ?? throw new InvalidOperationException("Nobody is signed in; put [MembersOnly] on the action.");
}
