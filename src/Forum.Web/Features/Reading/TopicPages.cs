using Forum.Core.Features.Reading;
using Forum.Core.Features.Search;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Web.Features.AntiSpam;
using Forum.Web.Features.Posts;
using Forum.Web.Features.Topics;
using Forum.Web.Platform.Compression;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Forum.Web.Features.Reading;

/// <summary>Puts a topic's page together with what is this reader's own on it.</summary>
internal sealed class TopicPages(TopicReading reading, ReadPositions positions, Readers readers, RelatedTopics related, SettingsStore settings, CurrentActor current, PostParts parts, FirstDay firstDay, Words words, TimeProvider time)
{
    public async Task<TopicModel> Model(TopicPage topic, ReplyForm form, CancellationToken ct)
    {
        var limits = await settings.Get<ReadingSettings>(ct);
        var own = await reading.Of(current.Actor, topic.Id, ct);
        await parts.Prepare(topic.Posts, current.Actor, ct);
        return new TopicModel(topic, form)
        {
            Own = own,
            ReaderId = current.Actor.Id,
            Related = topic.Page == topic.Pages ? await related.Of(topic.Id, topic.Title, topic.Tags, current.Actor, ct) : [],
            Level = own.Level ?? (await readers.Of(current.Actor, ct)).LevelOf(topic.Category),
            Flow = TopicFlow.Of(topic, limits, time.GetUtcNow().UtcDateTime),
        };
    }

    /// <summary>The page as it was sent to somebody who is shown the same, where that can be.</summary>
    public async ValueTask<ActionResult> Kept(ViewResult view, TopicModel model, CancellationToken ct)
    {
        if (parts.HasSlots || current.Actor.IsSilenced || await firstDay.Rules(ct) is not null || TopicLook.Of(model, words.Language) is not { } look) return view;

        // Whoever is not new any more is not asked how long they read the form, so it needs no note of that.
        return new KeptView(view, look, hole => hole == PageHole.Once ? Guid.NewGuid().ToString() : "");
    }

    /// <summary>How long the page may be shown again where nothing on it is written: views are counted without that, and one's own posts may be changed for a while only.</summary>
    public TimeSpan Lasts(TopicModel model, Actor actor) =>
        !actor.IsGuest && model.Own.Number < Last(model.Topic) ? TimeSpan.Zero
        : parts.HasSlots ? TimeSpan.FromMinutes(1)
        : !actor.IsStaff && model.Topic.Posts.Any(post => post.MayEdit.Allowed) ? TimeSpan.FromMinutes(1)
        : TimeSpan.FromMinutes(10);

    /// <summary>What was begun goes on: below it, what is quoted now.</summary>
    public static ReplyForm Resume(ReplyForm form, OwnTopic own) => own.Draft is not { } draft ? form : new ReplyForm
    {
        Markdown = string.IsNullOrEmpty(form.Markdown) ? draft.Markdown : $"{draft.Markdown.TrimEnd()}\n\n{form.Markdown}",
        ReplyTo = form.ReplyTo ?? draft.ReplyTo,
        DraftVersion = draft.Version,
        DraftAt = draft.At,
    };

    /// <summary>The page was shown: everything on it is read, deleted posts at its end included.</summary>
    public void Shown(TopicPage topic, OwnTopic own)
    {
        var number = Last(topic);
        if (!current.Actor.IsGuest && number > own.Number) positions.Mark(current.Actor.Id, topic.Id, new ReadTo(number, number == topic.LastNumber));
    }

    private static int Last(TopicPage topic) => Math.Min(topic.Page * Topic.PostsPerPage, topic.LastNumber);
}
