using Forum.Core.Features.Reading;

namespace Forum.Web.Features.Topics;

/// <summary>The ways through all discussions (<c>Topics/_ListTabs</c>); a member's own with how much waits in each.</summary>
internal sealed record ListTabs(string Current, ListReading? Mine)
{
    public const string Home = "/";
    public const string Latest = "/latest";
    public const string New = "/new";
    public const string Unread = "/unread";
    public const string Top = "/top";
    public const string Unanswered = "/unanswered";

    public string? On(string path) => Current == path ? "page" : null;
}
