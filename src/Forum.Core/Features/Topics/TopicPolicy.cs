using Forum.Core.Features.Categories;
using Forum.Core.Features.Moderation;
using Forum.Core.Platform.Permissions;
using Forum.Sdk;

namespace Forum.Core.Features.Topics;

/// <summary>What an actor may do with topics, and why not.</summary>
internal static class TopicPolicy
{
    public const string SignIn = "topics.refused.signIn";
    public const string CategoryClosed = "topics.refused.categoryClosed";
    public const string Closed = "topics.refused.closed";
    public const string Deleted = "topics.refused.deleted";
    public const string StaffOnly = "topics.refused.staffOnly";
    public const string NotYours = "topics.refused.notYours";
    public const string HasReplies = "topics.refused.hasReplies";
    public const string NoQuestion = "questions.refused.noQuestion";
    public const string NotYourQuestion = "questions.refused.notYours";

    /// <summary>A new topic in this category.</summary>
    public static Decision Open(Actor actor, CategoryNode category)
    {
        if (actor.IsGuest) return Decision.Refuse(SignIn);
        if (actor.IsSilenced) return Decision.Refuse(ModerationPolicy.Silenced);
        return category.RightOf(actor) >= Right.Create ? Decision.Allow : Decision.Refuse(CategoryClosed);
    }

    /// <param name="actor">Who would reply.</param>
    /// <param name="right">What they may do in the topic's category: <see cref="Access.In"/>.</param>
    /// <param name="isClosed">Whether it takes no replies; those who moderate there go on.</param>
    /// <param name="isDeleted">Whether it is out of sight.</param>
    public static Decision Reply(Actor actor, Right right, bool isClosed, bool isDeleted)
    {
        if (actor.IsGuest) return Decision.Refuse(SignIn);
        if (actor.IsSilenced) return Decision.Refuse(ModerationPolicy.Silenced);
        if (isDeleted) return Decision.Refuse(Deleted);
        if (isClosed && right < Right.Moderate) return Decision.Refuse(Closed);
        return right >= Right.Reply ? Decision.Allow : Decision.Refuse(CategoryClosed);
    }

    /// <summary>Title, tags and category.</summary>
    public static Decision Retitle(Actor actor, long categoryId, long authorId, bool isClosed, bool isDeleted)
    {
        if (actor.IsSilenced) return Decision.Refuse(ModerationPolicy.Silenced);
        if (actor.Moderates(categoryId)) return Decision.Allow;
        if (!actor.Is(authorId)) return Decision.Refuse(NotYours);
        if (isDeleted) return Decision.Refuse(Deleted);
        return isClosed ? Decision.Refuse(Closed) : Decision.Allow;
    }

    public static Decision Close(Actor actor, long categoryId) => actor.Moderates(categoryId) ? Decision.Allow : Decision.Refuse(StaffOnly);

    /// <summary>On top of its category.</summary>
    public static Decision Pin(Actor actor, long categoryId, bool isDeleted)
    {
        if (!actor.Moderates(categoryId)) return Decision.Refuse(StaffOnly);
        return isDeleted ? Decision.Refuse(Deleted) : Decision.Allow;
    }

    /// <summary>One's own topic as long as nobody has answered; those who moderate there always.</summary>
    public static Decision Delete(Actor actor, long categoryId, long authorId, int postCount)
    {
        if (actor.IsSilenced) return Decision.Refuse(ModerationPolicy.Silenced);
        if (actor.Moderates(categoryId)) return Decision.Allow;
        if (!actor.Is(authorId)) return Decision.Refuse(NotYours);
        return postCount <= 1 ? Decision.Allow : Decision.Refuse(HasReplies);
    }

    /// <summary>Which reply solved it, the asker knows best; mentors and staff see to the questions that are left so.</summary>
    public static Decision Accept(Actor actor, TopicKind kind, long categoryId, long authorId, bool isDeleted)
    {
        if (actor.IsGuest) return Decision.Refuse(SignIn);
        if (actor.IsSilenced) return Decision.Refuse(ModerationPolicy.Silenced);
        if (isDeleted) return Decision.Refuse(Deleted);
        if (kind != TopicKind.Question) return Decision.Refuse(NoQuestion);
        return actor.Is(authorId) || actor.Role >= Role.Mentor || actor.Moderates(categoryId) ? Decision.Allow : Decision.Refuse(NotYourQuestion);
    }

    public static Decision Restore(Actor actor, long categoryId) => actor.Moderates(categoryId) ? Decision.Allow : Decision.Refuse(StaffOnly);
}
