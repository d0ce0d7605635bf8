using Forum.Core.Features.Categories;
using Forum.Core.Features.Members;

namespace Forum.Core.Features.Topics;

/// <summary>
/// A discussion. Its counters are changed by atomic statements in the use cases, never read, added and written back.
/// </summary>
internal sealed class Topic
{
    public const int TitleMinimum = 8;
    public const int TitleLimit = 200;
    public const int TagLimit = 5;
    public const int PostsPerPage = 20;

    private Topic() { }

    public Topic(long categoryId, string title, string slug, long authorId, DateTime now, TopicKind kind = TopicKind.Discussion)
    {
        Kind = kind;
        CategoryId = categoryId;
        Title = title;
        Slug = slug;
        AuthorId = authorId;
        CreatedAt = now;
        LastPostAt = now;
        LastPosterId = authorId;
        PostCount = 1;
        LastNumber = 1;
        Faces = TopicFaces.Of(authorId);
    }

    public long Id { get; private set; }

    public long CategoryId { get; private set; }

    public Category Category { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public TopicKind Kind { get; private set; }

    public long AuthorId { get; private set; }

    public Member Author { get; private set; } = null!;

    public DateTime CreatedAt { get; private set; }

    public DateTime LastPostAt { get; private set; }

    public long LastPosterId { get; private set; }

    public Member LastPoster { get; private set; } = null!;

    /// <summary>Posts that can be read, the first included.</summary>
    public int PostCount { get; private set; }

    /// <summary>The highest number given out; pages are ranges of numbers, so deleted posts leave gaps and cost nothing.</summary>
    public int LastNumber { get; private set; }

    /// <summary>Replies that can be read and are somebody else's than the author's: without one, somebody waits.</summary>
    public int AnswerCount { get; private set; }

    /// <summary>The reply that solved the question; gone when the reply goes.</summary>
    public long? AcceptedPostId { get; private set; }

    public long? AcceptedById { get; private set; }

    public DateTime? AcceptedAt { get; private set; }

    public int LikeCount { get; private set; }

    public int ViewCount { get; private set; }

    /// <summary>How lively it is, by period; see <see cref="TopicHeat"/>.</summary>
    public long DayHeat { get; private set; }

    public long WeekHeat { get; private set; }

    public long MonthHeat { get; private set; }

    public long YearHeat { get; private set; }

    /// <summary>Of all time.</summary>
    public long Heat { get; private set; }

    /// <summary>Who stands in the row's arcade: the author and the last three others, as ids.</summary>
    public string Faces { get; private set; } = "";

    public TopicClosure? Closure { get; private set; }

    /// <summary>Since when it stands on top of its category; the log knows who put it there.</summary>
    public DateTime? PinnedAt { get; private set; }

    public DateTime? DeletedAt { get; private set; }

    public long? DeletedById { get; private set; }

    public List<TopicTag> Tags { get; } = [];

    public bool IsDeleted => DeletedAt is not null;

    public bool IsPinned => PinnedAt is not null;

    public static int PageOf(int number) => ((number - 1) / PostsPerPage) + 1;

    /// <summary>For a topic that comes whole, from a seed or an import: what its posts would have counted one by one.</summary>
    public void CameWith(IReadOnlyList<(long AuthorId, DateTime At)> posts)
    {
        PostCount = LastNumber = posts.Count;
        AnswerCount = posts.Count(post => post.AuthorId != AuthorId);
        (LastPosterId, LastPostAt) = posts[^1];
        Faces = posts.Aggregate(TopicFaces.Of(AuthorId), (faces, post) => TopicFaces.With(faces, post.AuthorId));
        var heat = TopicHeat.OfReplies(posts.Count, LastPostAt);
        (DayHeat, WeekHeat, MonthHeat, YearHeat, Heat) = (heat[TopPeriod.Day], heat[TopPeriod.Week], heat[TopPeriod.Month], heat[TopPeriod.Year], heat[TopPeriod.All]);
    }

    public void Rename(string title, string slug)
    {
        Title = title;
        Slug = slug;
    }

    /// <summary>What is on top in one category is a topic among others in the next.</summary>
    public void MoveTo(long categoryId)
    {
        if (categoryId != CategoryId) Unpin();
        CategoryId = categoryId;
    }

    public void Pin(DateTime now) => PinnedAt = now;

    public void Unpin() => PinnedAt = null;

    public void Become(TopicKind kind) => Kind = kind;

    public void Accept(long postId, long byId, DateTime now)
    {
        AcceptedPostId = postId;
        AcceptedById = byId;
        AcceptedAt = now;
    }

    public void WithdrawAnswer()
    {
        AcceptedPostId = null;
        AcceptedById = null;
        AcceptedAt = null;
    }

    /// <param name="byId">Null when reports did.</param>
    /// <param name="now">The instant.</param>
    public void Delete(long? byId, DateTime now)
    {
        DeletedAt = now;
        DeletedById = byId;
    }

    public void Restore()
    {
        DeletedAt = null;
        DeletedById = null;
    }
}
