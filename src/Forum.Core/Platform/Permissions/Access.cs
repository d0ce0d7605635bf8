namespace Forum.Core.Platform.Permissions;

/// <summary>
/// The one place that decides what an actor may do in a category: the widest of what the category's simple choice gives
/// everybody of their role, and of what their groups were given. docs/permissions.md tells it in full.
/// </summary>
internal static class Access
{
    public static Right In(Actor actor, long categoryId, Audience readBy, Audience writeBy)
    {
        if (actor.IsStaff) return Right.Moderate;

        var plain = Plain(actor, readBy, writeBy);
        var granted = actor.Grants.In(categoryId);
        return granted > plain ? granted : plain;
    }

    private static Right Plain(Actor actor, Audience readBy, Audience writeBy)
    {
        if (readBy > actor.Audience) return Right.None;
        return !actor.IsGuest && writeBy <= actor.Audience ? Right.Create : Right.See;
    }
}
