using Forum.Core.Features.Posts;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Topics;

/// <summary>What an actor may see. Every look-up passes through here, so what is out of reach does not exist.</summary>
internal static class TopicReach
{
    /// <summary>What lists, feeds, search and counts show: readable and not deleted, for staff too.</summary>
    public static IQueryable<Topic> ListedFor(this IQueryable<Topic> topics, Actor actor)
    {
        return topics.Where(t => t.DeletedAt == null).InReachOf(actor);
    }

    /// <summary>What can be opened: those who moderate there find deleted topics too, to bring them back.</summary>
    public static IQueryable<Topic> VisibleTo(this IQueryable<Topic> topics, Actor actor)
    {
        var staff = actor.IsStaff;
        var moderated = actor.Grants.Moderated;
        return (moderated.Count == 0
            ? topics.Where(t => t.DeletedAt == null || staff)
            : topics.Where(t => t.DeletedAt == null || staff || moderated.Contains(t.CategoryId))).InReachOf(actor);
    }

    public static IQueryable<Post> ListedFor(this IQueryable<Post> posts, Actor actor)
    {
        return posts.Where(p => p.DeletedAt == null && p.Topic.DeletedAt == null).InReachOf(actor);
    }

    /// <summary>Deleted posts are there for those who moderate and for those who wrote them, with the reason when a moderator hid them.</summary>
    public static IQueryable<Post> VisibleTo(this IQueryable<Post> posts, Actor actor)
    {
        var staff = actor.IsStaff;
        var id = actor.Id;
        var moderated = actor.Grants.Moderated;
        return (moderated.Count == 0
            ? posts.Where(p => (p.Topic.DeletedAt == null || staff) && (p.DeletedAt == null || staff || (p.AuthorId == id && (p.DeletedById == id || p.Hiding != null))))
            : posts.Where(p => (p.Topic.DeletedAt == null || staff || moderated.Contains(p.Topic.CategoryId))
                && (p.DeletedAt == null || staff || moderated.Contains(p.Topic.CategoryId) || (p.AuthorId == id && (p.DeletedById == id || p.Hiding != null))))).InReachOf(actor);
    }

    /// <summary>The same as <see cref="VisibleTo(IQueryable{Topic}, Actor)"/>, of one topic that was just read.</summary>
    public static bool IsVisibleTo(Actor actor, long categoryId, Audience readBy, bool isDeleted) =>
        IsInReachOf(actor, categoryId, readBy) && (!isDeleted || actor.Moderates(categoryId));

    /// <summary>The same as <see cref="VisibleTo(IQueryable{Post}, Actor)"/>, of one post of a topic that they may see.</summary>
    public static bool IsVisibleTo(Actor actor, PostRights post, HiddenWhy? hidden) =>
        !post.IsDeleted || actor.Moderates(post.CategoryId) || (actor.Is(post.AuthorId) && (post.DeletedById == actor.Id || hidden is not null));

    public static bool IsInReachOf(Actor actor, long categoryId, Audience readBy) => readBy <= actor.Audience || actor.Granted.Contains(categoryId);

    // Most people have no group that opens anything, and their queries stay as simple as they were.
    private static IQueryable<Topic> InReachOf(this IQueryable<Topic> topics, Actor actor)
    {
        var audience = actor.Audience;
        var granted = actor.Granted;
        return granted.Count == 0
            ? topics.Where(t => t.Category.ReadBy <= audience)
            : topics.Where(t => t.Category.ReadBy <= audience || granted.Contains(t.CategoryId));
    }

    private static IQueryable<Post> InReachOf(this IQueryable<Post> posts, Actor actor)
    {
        var audience = actor.Audience;
        var granted = actor.Granted;
        return granted.Count == 0
            ? posts.Where(p => p.Topic.Category.ReadBy <= audience)
            : posts.Where(p => p.Topic.Category.ReadBy <= audience || granted.Contains(p.Topic.CategoryId));
    }
}
