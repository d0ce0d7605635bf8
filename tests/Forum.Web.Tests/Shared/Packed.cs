using System.IO.Compression;
using System.Text;

namespace Forum.Web.Tests.Shared;

/// <summary>Asks as browsers do: compressed.</summary>
internal static class Packed
{
    public static async Task<string> Read(Visitor visitor, string path, params (string Name, string Value)[] headers)
    {
        using var answer = await visitor.Fetch(path, null, [.. headers, ("Accept-Encoding", "gzip")]);
        answer.Content.Headers.ContentEncoding.Single().ShouldBe("gzip");
        await using var packed = await answer.Content.ReadAsStreamAsync();
        using var text = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        var page = await text.ReadToEndAsync();
        page.ShouldEndWith("</html>\n");
        page.ShouldNotContain('\0');
        return page;
    }
}
