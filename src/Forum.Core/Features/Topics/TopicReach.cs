using Forum.Core.Features.Posts;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Topics;

/// <summary>What an actor may see. Every look-up passes through here, so what is out of reach does not exist.</summary>
internal static class TopicReach
{
    /// <summary>What lists, feeds, search and counts show: readable and not deleted, for staff too.</summary>
    public static IQueryable<Topic> ListedFor(this IQueryable<Topic> topics, Actor actor)
    {
        var audience = actor.Audience;
        return topics.Where(t => t.DeletedAt == null && t.Category.ReadBy <= audience);
    }

    /// <summary>What can be opened: staff find deleted topics too, to bring them back.</summary>
    public static IQueryable<Topic> VisibleTo(this IQueryable<Topic> topics, Actor actor)
    {
        var audience = actor.Audience;
        var staff = actor.IsStaff;
        return topics.Where(t => (t.DeletedAt == null || staff) && t.Category.ReadBy <= audience);
    }

    public static IQueryable<Post> ListedFor(this IQueryable<Post> posts, Actor actor)
    {
        var audience = actor.Audience;
        return posts.Where(p => p.DeletedAt == null && p.Topic.DeletedAt == null && p.Topic.Category.ReadBy <= audience);
    }

    /// <summary>Deleted posts are there for staff and for those who wrote them.</summary>
    public static IQueryable<Post> VisibleTo(this IQueryable<Post> posts, Actor actor)
    {
        var audience = actor.Audience;
        var staff = actor.IsStaff;
        var id = actor.Id;
        return posts.Where(p => (p.Topic.DeletedAt == null || staff) && p.Topic.Category.ReadBy <= audience
            && (p.DeletedAt == null || staff || (p.AuthorId == id && p.DeletedById == id)));
    }
}
