using Forum.Core.Platform;
using Forum.Core.Platform.Text;

namespace Forum.Core.Features.Members;

/// <summary>What somebody says of themselves, as typed, made fit to keep; and everything that is wrong with it, at once.</summary>
internal sealed record ProfileText(string DisplayName, string Bio, string Location, string Website, IReadOnlyList<Refusal> Unfit)
{
    public const string NameTooLong = "members.refused.nameLong";
    public const string BioTooLong = "members.refused.bioLong";
    public const string LocationTooLong = "members.refused.locationLong";
    public const string WebsiteUnfit = "members.refused.website";

    public static ProfileText Read(string? displayName, string? bio, string? location, string? website)
    {
        var name = CleanText.Line(displayName);
        var about = CleanText.Lines(bio);
        var place = CleanText.Line(location);
        var (address, fit) = Address(CleanText.Line(website));

        var unfit = new List<Refusal>();
        if (TextLength.IsOver(name, Member.DisplayNameLimit)) unfit.Add(new Refusal(NameTooLong, "displayName").With("most", Member.DisplayNameLimit));
        if (TextLength.IsOver(about, Member.BioLimit)) unfit.Add(new Refusal(BioTooLong, "bio").With("most", Member.BioLimit));
        if (TextLength.IsOver(place, Member.ShortFieldLimit)) unfit.Add(new Refusal(LocationTooLong, "location").With("most", Member.ShortFieldLimit));
        if (!fit) unfit.Add(new Refusal(WebsiteUnfit, "website").With("most", Member.ShortFieldLimit));
        return new ProfileText(name, about, place, address, unfit);
    }

    /// <summary>An address on the web and nothing else: no script, no mail, no name or password in it. Without a scheme it gets one.</summary>
    private static (string Address, bool Fit) Address(string typed)
    {
        if (typed.Length == 0) return ("", true);

        // "javascript:x" has a scheme and keeps it, to be refused; "example.org/me" has none.
        var whole = typed.Contains(':', StringComparison.Ordinal) ? typed : "https://" + typed;
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var uri)) return (typed, false);
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) return (typed, false);
        if (uri.UserInfo.Length > 0 || !uri.Host.Contains('.', StringComparison.Ordinal)) return (typed, false);
        return (uri.AbsoluteUri, uri.AbsoluteUri.Length <= Member.ShortFieldLimit);
    }
}
