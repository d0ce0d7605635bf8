using Forum.Core.Features.Posts;
using Forum.Core.Platform;
using Forum.Web.Features.Uploads;

namespace Forum.Web.Features.Posts;

internal sealed class EditForm : WritingForm
{
    /// <summary>The version that the editor started from.</summary>
    public int Version { get; set; }
}

internal sealed record EditModel(PostSource Post, EditForm Form)
{
    public Refusal? Refusal { get; init; }

    /// <summary>What another tab saved meanwhile.</summary>
    public string? OtherDraft { get; init; }

    /// <summary>There is nothing to send: the reason stands alone.</summary>
    public bool Locked { get; init; }

    /// <summary>The text somebody else saved meanwhile.</summary>
    public string? Theirs { get; init; }

    public int TheirVersion { get; init; }

    public string? PreviewHtml { get; init; }
}

internal sealed record RefusedModel(Refusal Why, string Back)
{
    /// <summary>What was typed and could not be kept.</summary>
    public string? Typed { get; init; }
}
