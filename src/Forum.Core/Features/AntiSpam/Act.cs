using System.Globalization;
using Forum.Core.Features.Accounts;

namespace Forum.Core.Features.AntiSpam;

/// <summary>What is counted where a restart forgives nothing.</summary>
internal enum Act
{
    Topic,
    Reply,
    Edit,
    Like,
    Report,
    Message,
    Upload,
}

/// <summary>A limit, and the sentence for who meets it.</summary>
internal readonly record struct PaceLimit(Limit Limit, string Reason);

/// <summary>Which limits an act meets: product numbers as settings, in one table.</summary>
internal static class PaceLimits
{
    public const string NewcomerPost = "pace.refused.newcomerPost";
    public const string NewcomerTopics = "pace.refused.newcomerTopics";
    public const string NewcomerReplies = "pace.refused.newcomerReplies";
    public const string Post = "pace.refused.post";
    public const string Topic = "pace.refused.topic";
    public const string Topics = "pace.refused.topics";
    public const string Edits = "pace.refused.edits";
    public const string Likes = "pace.refused.likes";
    public const string Reports = "pace.refused.reports";
    public const string Messages = "pace.refused.messages";
    public const string Uploads = "pace.refused.uploads";
    public const string Address = "pace.refused.address";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static List<PaceLimit> Of(Act act, PaceSettings pace, long memberId, string address, bool isNew)
    {
        var member = memberId.ToString(CultureInfo.InvariantCulture);
        var limits = act switch
        {
            Act.Topic when isNew => [Each("post", pace.NewcomerPostSeconds, NewcomerPost), Daily("first-topics", pace.NewcomerTopics, NewcomerTopics), From()],
            Act.Topic => [Each("post", pace.PostSeconds, Post), Each("topic", pace.TopicSeconds, Topic), Daily("topics", pace.TopicsADay, Topics), From()],
            Act.Reply when isNew => [Each("post", pace.NewcomerPostSeconds, NewcomerPost), Daily("first-replies", pace.NewcomerReplies, NewcomerReplies), From()],
            Act.Reply => [Each("post", pace.PostSeconds, Post), From()],
            Act.Edit => [Daily("edits", pace.EditsADay, Edits)],
            Act.Like => [Daily("likes", pace.LikesADay, Likes)],
            Act.Report => [Daily("reports", pace.ReportsADay, Reports)],
            Act.Message => [Each("post", isNew ? pace.NewcomerPostSeconds : pace.PostSeconds, isNew ? NewcomerPost : Post), Daily("messages", pace.MessagesADay, Messages)],
            _ => new List<PaceLimit> { new(new Limit("uploads", member, pace.UploadsAMinute, TimeSpan.FromMinutes(1)), Uploads) },
        };
        limits.RemoveAll(limit => limit.Limit.Most <= 0 || limit.Limit.In <= TimeSpan.Zero);
        return limits;

        PaceLimit Each(string name, int seconds, string reason) => new(new Limit(name, member, 1, TimeSpan.FromSeconds(seconds)), reason);
        PaceLimit Daily(string name, int most, string reason) => new(new Limit(name, member, most, Day), reason);
        PaceLimit From() => new(new Limit("posts-from", address, pace.PostsAnHourFromAnAddress, TimeSpan.FromHours(1)), Address);
    }
}
