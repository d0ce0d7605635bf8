using Forum.Core.Features.Categories;
using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;

namespace Forum.Web.Features.Topics;

/// <summary>A list of all discussions by something else than their last activity (<c>Topics/Listed</c>).</summary>
/// <param name="Kind">The last word of its keys: new, unread, top, unanswered, open, solved.</param>
/// <param name="List">Its rows.</param>
/// <param name="Categories">The places beside it.</param>
/// <param name="Mine">A member's own reading.</param>
internal sealed record ListedPage(string Kind, TopicList List, IReadOnlyList<CategoryItem> Categories, ListReading? Mine)
{
    /// <summary>Which stretch of time, for the best ones.</summary>
    public TopPeriod? Period { get; init; }

    public bool IsMine => Kind is "new" or "unread";

    public bool IsOfQuestions => Kind is "unanswered" or "open" or "solved";

    /// <summary>The tab it stands under.</summary>
    public string Path => IsOfQuestions ? ListTabs.Unanswered : "/" + Kind;
}
