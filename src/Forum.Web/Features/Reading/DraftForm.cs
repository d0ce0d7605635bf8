using Forum.Core.Features.Reading;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Features.Reading;

/// <summary>A text that is not sent yet: what a form's script sends while one types, and what goes along to the sign-in.</summary>
internal sealed class DraftForm
{
    public string? Place { get; set; }

    public string? Markdown { get; set; }

    public string? Title { get; set; }

    public string? Tags { get; set; }

    public long? Category { get; set; }

    public int? ReplyTo { get; set; }

    public bool Question { get; set; }

    public int DraftVersion { get; set; }

    public SaveDraft.Command ToSave(Actor actor, DraftPlace place) => new(actor, place, Markdown)
    {
        Title = Title,
        Tags = Tags,
        CategoryId = Category,
        ReplyTo = ReplyTo,
        IsQuestion = Question,
        Version = DraftVersion,
    };
}
