using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Forum.Core.Features.Feeds;
using Forum.Core.Platform.Text;
using Forum.Web.Platform.Mvc;

namespace Forum.Web.Features.Feeds;

/// <summary>A feed as RFC 4287 wants it. All addresses are whole, those in the posts too.</summary>
/// <param name="Title">Of the feed.</param>
/// <param name="Page">The page it follows, from the root.</param>
/// <param name="Self">Its own address, from the root.</param>
/// <param name="Language">In which most of it is written.</param>
/// <param name="Entries">The newest first.</param>
internal sealed partial record AtomFeed(string Title, string Page, string Self, string Language, IReadOnlyList<FeedEntry> Entries)
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public string Subtitle { get; init; } = "";

    /// <summary>The name of a category, for lists of several.</summary>
    public Func<FeedEntry, string?> CategoryOf { get; init; } = _ => null;

    public Func<FeedEntry, string> TitleOf { get; init; } = entry => entry.Title;

    /// <summary>An empty feed has not changed since the beginning of time.</summary>
    public DateTime UpdatedAt => Entries.Select(e => e.UpdatedAt).DefaultIfEmpty(DateTime.UnixEpoch).Max();

    public byte[] Write(string root)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, Language);
            xml.WriteElementString("title", Atom, Clean(Title));
            if (Subtitle.Length > 0) xml.WriteElementString("subtitle", Atom, Clean(Subtitle));
            xml.WriteElementString("id", Atom, root + Self);
            Link(xml, "self", "application/atom+xml", root + Self);
            Link(xml, "alternate", "text/html", root + Page);
            xml.WriteElementString("updated", Atom, Stamp(UpdatedAt));
            foreach (var entry in Entries) Write(xml, entry, root);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private void Write(XmlWriter xml, FeedEntry entry, string root)
    {
        var page = root + Paths.TopicPage(entry.Slug, entry.TopicId, Core.Features.Topics.Topic.PageOf(entry.Number));
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("title", Atom, Clean(TitleOf(entry)));
        xml.WriteElementString("id", Atom, string.Create(CultureInfo.InvariantCulture, $"{root}/p/{entry.PostId}"));
        Link(xml, "alternate", "text/html", entry.Number == 1 ? page : string.Create(CultureInfo.InvariantCulture, $"{page}#post-{entry.Number}"));
        xml.WriteElementString("published", Atom, Stamp(entry.CreatedAt));
        xml.WriteElementString("updated", Atom, Stamp(entry.UpdatedAt));
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, Clean(entry.Author.DisplayName));
        xml.WriteElementString("uri", Atom, root + Paths.Member(entry.Author.Username));
        xml.WriteEndElement();
        if (CategoryOf(entry) is { } category)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", Clean(category));
            xml.WriteEndElement();
        }

        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(Clean(Whole(entry.Html, root, page)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string rel, string type, string href)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    // A quote stands as &quot; in the text of a post, so this finds attributes only.
    private static string Whole(string html, string root, string page) =>
        FromHere().Replace(FromRoot().Replace(html, $"=\"{root.Replace("$", "$$", StringComparison.Ordinal)}/"), $"=\"{page.Replace("$", "$$", StringComparison.Ordinal)}#");

    /// <summary>XML has no way to say some signs, not even as numbers.</summary>
    private static string Clean(string text)
    {
        if (IsClean(text)) return text;

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)) clean.AppendRune(rune);
        }

        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (var sign in text)
        {
            if (!XmlConvert.IsXmlChar(sign)) return false;
        }

        return true;
    }

    private static string Stamp(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex("=\"/(?!/)")]
    private static partial Regex FromRoot();

    [GeneratedRegex("=\"#")]
    private static partial Regex FromHere();
}
