using System.Text.RegularExpressions;
using Forum.Core.Features.Demo.Drawing;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform.Permissions;

namespace Forum.Core.Features.Demo;

/// <summary>Draws the people's faces and what they show in their posts, and sends both as they would.</summary>
internal sealed partial class DemoPictures(SetAvatar avatars, StoreUpload store)
{
    /// <summary>Who is refused one, for want of room say, keeps the letter.</summary>
    public async Task Faces(Dictionary<string, Actor> people, CancellationToken ct)
    {
        foreach (var (username, face) in DemoFiles.Faces())
        {
            using var png = new MemoryStream(face.Png());
            await avatars.Run(new SetAvatar.Command(people[username], png, $"{username}.png"), ct);
        }
    }

    /// <summary>The text with its drawings sent: <c>![words](image:name)</c> leads to the picture, or goes where none can be kept.</summary>
    public async Task<string> Within(string markdown, Actor author, CancellationToken ct)
    {
        foreach (Match mark in Mark().Matches(markdown))
        {
            using var png = new MemoryStream(Charts.Png(mark.Groups["name"].Value));
            var outcome = await store.Run(new StoreUpload.Command(author, png, $"{mark.Groups["name"].Value}.png"), ct);
            var shown = outcome is StoreUpload.Outcome.Stored(var picture) ? $"![{mark.Groups["words"].Value}]({picture.Path})" : "";
            markdown = markdown.Replace(mark.Value, shown, StringComparison.Ordinal);
        }

        return markdown;
    }

    [GeneratedRegex(@"!\[(?<words>[^\]]*)\]\(image:(?<name>\w+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
