using Forum.Core.Features.AntiSpam;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Moderation;

/// <summary>Tells the moderators of a post. Enough reports hide it until one of them has looked.</summary>
internal sealed class ReportPost(Writes writes, Pace pace, Newcomers newcomers, SettingsStore settings, Sanctioning sanctioning)
{
    public const string NoReason = "moderation.refused.noReportReason";
    public const string SayMore = "moderation.refused.sayMore";

    private static readonly TimeSpan SilencedFor = TimeSpan.FromHours(24);

    public sealed record Command(Actor Actor, long PostId, ReportReason? Reason, string? Text);

    public abstract record Outcome
    {
        public sealed record Reported(PostPlace Place) : Outcome;

        /// <summary>They have told the moderators of this post before.</summary>
        public sealed record Before(OwnReport Report) : Outcome;

        public sealed record NotFound : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var reason = command.Reason ?? (ReportReason)(-1);
        var (text, unfitText) = ModerationText.Read(command.Text, Moderation.Report.TextLimit, needed: false, "text");
        if (Refusal.Of(Enum.IsDefined(reason) ? null : new Refusal(NoReason, "reason"), unfitText) is { } unfit) return new Outcome.Refused(unfit);
        if (reason == ReportReason.Other && text.Length == 0) return new Outcome.Refused(new Refusal(SayMore, "text"));
        if (await pace.Look(Act.Report, command.Actor, ct) is { } later) return new Outcome.Refused(later);

        var rules = await settings.Get<ModerationSettings>(ct);
        return await writes.Run(write => Report(command, reason, text, rules, write, ct), ct);
    }

    private async Task<Outcome> Report(Command command, ReportReason reason, string text, ModerationSettings rules, Write write, CancellationToken ct)
    {
        var post = await write.Db.Posts.Include(p => p.Topic).ListedFor(command.Actor).FirstOrDefaultAsync(p => p.Id == command.PostId, ct);
        if (post is null) return new Outcome.NotFound();
        if (ModerationPolicy.Report(command.Actor, post.AuthorId) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));

        // A second click is no second report; other words about the same post are told that nobody will read them.
        var done = new Outcome.Reported(new PostPlace(post.TopicId, post.Topic.Slug, post.Number));
        if (await write.Db.Reports.FirstOrDefaultAsync(r => r.PostId == post.Id && r.ReporterId == command.Actor.Id, ct) is { } before)
            return before.Reason == reason && before.Text == text ? done : new Outcome.Before(before.AsOwn());
        if (await pace.Take(write, Act.Report, command.Actor, ct) is { } later) return new Outcome.Refused(later);

        var report = new Report { PostId = post.Id, ReporterId = command.Actor.Id, Reason = reason, Text = text, Weight = ModerationPolicy.Weight(command.Actor), At = write.Now };
        write.Db.Reports.Add(report);
        await write.Flush(ct);
        write.Raise(new PostReported { ReportId = report.Id, PostId = post.Id, CategoryId = post.Topic.CategoryId, ReporterId = command.Actor.Id });
        await Follow(post, rules, write, ct);
        return done;
    }

    /// <summary>What reports do by themselves.</summary>
    private async Task Follow(Post post, ModerationSettings rules, Write write, CancellationToken ct)
    {
        var score = await write.Db.Reports.Where(r => r.PostId == post.Id && r.DecidedAt == null).SumAsync(r => r.Weight, ct);
        if (rules.HideAtScore > 0 && score >= rules.HideAtScore)
        {
            await Hiding.Hide(write, post, null, "", ct);
            write.Audit(Actor.Guest, "post.hidden", $"post:{post.Id}");
        }

        var reporters = await write.Db.Reports.Where(r => r.Post.AuthorId == post.AuthorId && r.DecidedAt == null).Select(r => r.ReporterId).Distinct().CountAsync(ct);
        if (rules.SilenceNewcomerAtReporters > 0 && reporters >= rules.SilenceNewcomerAtReporters && await newcomers.Until(post.AuthorId, ct) is not null)
            await sanctioning.SilenceByReports(write, post.AuthorId, write.Now + SilencedFor, ct);
    }
}
