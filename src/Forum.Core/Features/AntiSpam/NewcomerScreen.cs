using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Settings;
using Forum.Sdk;

namespace Forum.Core.Features.AntiSpam;

/// <summary>On their first day people write without links and pictures: that keeps away those who come for nothing else.</summary>
internal sealed class NewcomerScreen(Newcomers newcomers, MarkdownPipeline pipeline, SettingsStore settings, Sender sender) : IScreen<PostDraft>
{
    public const string Links = "antispam.refused.links";
    public const string Images = "antispam.refused.images";
    public const string Mentions = "antispam.refused.mentions";

    public async ValueTask<Verdict> Judge(PostDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Trusted || !sender.IsGuarded || await newcomers.Until(draft.AuthorId, cancellationToken) is not { } until) return Verdict.Pass;

        var rules = await settings.Get<NewcomerSettings>(cancellationToken);
        var post = pipeline.Parse(draft.Markdown, new MarkdownOptions(false));
        if (post.ImageCount + Raw(post, "<img") > rules.Images) return Refuse(Images, rules.Images);
        if (post.LinkCount + Raw(post, "href") > rules.Links) return Refuse(Links, rules.Links);
        return post.Addressed.Count > rules.Mentions ? Refuse(Mentions, rules.Mentions) : Verdict.Pass;

        Verdict Refuse(string reason, int most) => Verdict.Refuse(reason).With("most", most).With("until", until);
    }

    private static int Raw(ParsedPost post, string sign) =>
        post.RawHtml != RawHtml.None && post.Source.Contains(sign, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
}

/// <summary>What a post of somebody new may hold.</summary>
[SettingsGroup("newcomers")]
internal sealed record NewcomerSettings
{
    public int Links { get; init; }

    public int Images { get; init; }

    public int Mentions { get; init; } = 2;
}
