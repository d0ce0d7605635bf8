using Forum.Core.Platform.Data;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.AntiSpam;

/// <summary>What the form of a page tells of who filled it in.</summary>
internal enum Trap
{
    None,

    /// <summary>The field that nobody sees is filled in.</summary>
    Filled,

    /// <summary>Sent sooner than anybody reads a page.</summary>
    Fast,

    /// <summary>And so again, when it was asked for once more.</summary>
    FastAgain,
}

/// <summary>A first post from a form that was filled in as machines do. People lose nothing: they are asked once more, or somebody reads it first.</summary>
internal sealed class TrapScreen(ForumDb db, Newcomers newcomers, Sender sender) : IScreen<PostDraft>
{
    public const string Filled = "antispam.refused.trap";
    public const string Fast = "antispam.refused.fast";
    public const string Held = "antispam.held.fast";

    public async ValueTask<Verdict> Judge(PostDraft draft, CancellationToken cancellationToken)
    {
        if (sender.Trap == Trap.None || draft.Trusted || draft.PostId is not null || !sender.IsGuarded) return Verdict.Pass;
        if (await newcomers.Until(draft.AuthorId, cancellationToken) is null) return Verdict.Pass;
        if (await db.Posts.AnyAsync(p => p.AuthorId == draft.AuthorId, cancellationToken)) return Verdict.Pass;

        return sender.Trap switch
        {
            Trap.Filled => Verdict.Refuse(Filled),
            Trap.Fast => Verdict.Refuse(Fast),
            _ => Verdict.Hold(Held),
        };
    }
}
