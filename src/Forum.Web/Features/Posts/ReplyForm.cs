using Forum.Web.Features.Uploads;

namespace Forum.Web.Features.Posts;

/// <summary>What a reply's form sends.</summary>
internal sealed class ReplyForm : WritingForm
{
    public int? ReplyTo { get; set; }

    /// <summary>Made with the form, so that sending it twice is posting once.</summary>
    public Guid Once { get; set; } = Guid.NewGuid();
}
