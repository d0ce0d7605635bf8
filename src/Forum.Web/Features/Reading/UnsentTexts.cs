using Forum.Core.Features.Reading;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;
using Forum.Web.Platform.Mvc;

namespace Forum.Web.Features.Reading;

/// <summary>
/// What somebody was writing when their session ended. It travels in the form they sign in with, kept nowhere on the way,
/// and waits as a draft of whoever signed in.
/// </summary>
internal sealed class UnsentTexts(SaveDraft save, TopicQueries topics, Actors actors)
{
    public const string OutOfReach = "drafts.refused.place";

    /// <param name="Url">Where it waits, or else a way on.</param>
    /// <param name="Why">Why it could not be kept.</param>
    internal sealed record Outcome(string Url, Refusal? Why = null);

    public async Task<Outcome> Keep(long memberId, DraftForm unsent, CancellationToken ct)
    {
        if (DraftPlace.Read(unsent.Place) is not { } place || await actors.Find(memberId, ct) is not { } actor) return new Outcome("/");

        var command = unsent.ToSave(actor, place);
        var saved = await save.Run(command, ct);
        if (saved is SaveDraft.Outcome.Overtaken(var theirs))
            saved = await save.Run(command with { Markdown = Below(theirs.Markdown, unsent.Markdown ?? ""), Version = theirs.Version }, ct);

        return saved switch
        {
            SaveDraft.Outcome.Saved => new Outcome(await Address(actor, place, ct)),
            SaveDraft.Outcome.Refused(var why) => new Outcome("/drafts", why),
            _ => new Outcome("/drafts", new Refusal(OutOfReach)),
        };
    }

    // Another draft of this place loses nothing: what was typed goes on from it, or stands below it.
    private static string Below(string draft, string typed)
    {
        var (before, after) = (Lines(draft), Lines(typed));
        return after.StartsWith(before, StringComparison.Ordinal) ? after : $"{before}\n\n{after}";
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd();

    private async Task<string> Address(Actor actor, DraftPlace place, CancellationToken ct) => place.Kind switch
    {
        DraftPlace.TopicKind => "/topics/new",
        DraftPlace.EditKind => $"/p/{place.Id}/edit",
        _ => await topics.Head(place.Id, 1, actor, ct) is { } head ? $"{Paths.TopicPage(head.Slug, place.Id, head.Pages)}#reply" : "/drafts",
    };
}
