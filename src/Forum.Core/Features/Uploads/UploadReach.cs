using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Uploads;

/// <summary>An upload is there for who may read something that uses it, for who sent it, and for staff.</summary>
internal static class UploadReach
{
    public static IQueryable<Upload> VisibleTo(this IQueryable<Upload> uploads, ForumDb db, Actor actor)
    {
        if (actor.IsStaff) return uploads;

        // Nobody's own is 0: guests own nothing.
        var id = actor.Id;
        var posts = db.Posts.VisibleTo(actor);
        return uploads.Where(u => u.OwnerId == id
            || db.UploadUses.Any(x => x.UploadId == u.Id && (x.Place != UploadPlace.Post || posts.Any(p => p.Id == x.SubjectId))));
    }
}
