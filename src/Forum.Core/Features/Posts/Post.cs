using Forum.Core.Features.Members;
using Forum.Core.Features.Moderation;
using Forum.Core.Features.Topics;

namespace Forum.Core.Features.Posts;

/// <summary>One message. Its text is kept as typed and as baked HTML, with the version of the pipeline that baked it.</summary>
internal sealed class Post
{
    public const int TextMinimum = 10;
    public const int TextLimit = 32_000;

    /// <summary>A correction right after posting is not worth a mark in the history.</summary>
    public static readonly TimeSpan SilentEdit = TimeSpan.FromMinutes(5);

    private Post() { }

    public Post(long topicId, int number, long authorId, string markdown, string html, int bakedVersion, int? replyTo, DateTime now)
    {
        TopicId = topicId;
        Number = number;
        AuthorId = authorId;
        Markdown = markdown;
        Html = html;
        BakedVersion = bakedVersion;
        ReplyTo = replyTo;
        CreatedAt = now;
        Version = 1;
    }

    public long Id { get; private set; }

    public long TopicId { get; private set; }

    public Topic Topic { get; private set; } = null!;

    /// <summary>From 1 within the topic, never reused.</summary>
    public int Number { get; private set; }

    public long AuthorId { get; private set; }

    public Member Author { get; private set; } = null!;

    public DateTime CreatedAt { get; private set; }

    public string Markdown { get; private set; } = "";

    public string Html { get; private set; } = "";

    public int BakedVersion { get; private set; }

    /// <summary>The number of the post this one answers.</summary>
    public int? ReplyTo { get; private set; }

    public int LikeCount { get; private set; }

    /// <summary>Raised by every edit: who edits an older version is shown both texts.</summary>
    public int Version { get; private set; }

    /// <summary>The last edit that readers are told of.</summary>
    public DateTime? EditedAt { get; private set; }

    public DateTime? DeletedAt { get; private set; }

    public long? DeletedById { get; private set; }

    /// <summary>Why a moderator or reports took it away.</summary>
    public PostHiding? Hiding { get; private set; }

    public bool IsDeleted => DeletedAt is not null;

    public bool IsFirst => Number == 1;

    /// <summary>Takes the new text and returns the revision to keep, or null when the correction is a silent one.</summary>
    public PostRevision? Edit(string markdown, string html, int bakedVersion, long editorId, DateTime now)
    {
        var silent = editorId == AuthorId && EditedAt is null && now - CreatedAt < SilentEdit;
        var revision = silent ? null : new PostRevision
        {
            PostId = Id,
            Version = Version,
            EditorId = editorId,
            At = now,
            Markdown = Markdown,
        };

        Markdown = markdown;
        Html = html;
        BakedVersion = bakedVersion;
        Version++;
        if (!silent) EditedAt = now;
        return revision;
    }

    public void Rebake(string html, int bakedVersion)
    {
        Html = html;
        BakedVersion = bakedVersion;
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
