using System.IO.Compression;
using System.Net;
using System.Text;
using Forum.Core.Platform.Caching;
using Forum.Web.Platform.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Forum.Web.Tests.Platform.Compression;

public sealed class SegmentedBodyTests
{
    private readonly KnownSegments known = new(Options.Create(new CachingOptions()));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public async Task a_page_arrives_as_it_was_written_whatever_is_known_of_it(int seams)
    {
        var draw = new Random(seams);
        var pieces = Enumerable.Range(0, seams + 1).Select(i => Text(draw, draw.Next(0, 5_000))).ToArray();
        for (var round = 0; round < 4; round++)
        {
            // One piece is this answer's own.
            pieces[round % pieces.Length] = Text(draw, 700);

            (await Sent(pieces)).ShouldBe(string.Concat(pieces));
        }
    }

    [Fact]
    public async Task what_came_by_twice_is_compressed_once()
    {
        var shared = Text(new Random(1), 20_000);
        for (var round = 0; round < 3; round++) await Sent([$"page {round}", shared, "end"]);

        known.Find(Encoding.UTF8.GetBytes(shared)).ShouldBeSameAs(known.Find(Encoding.UTF8.GetBytes(shared)));
    }

    [Fact]
    public void a_piece_seen_once_is_not_kept()
    {
        var piece = Encoding.UTF8.GetBytes(Text(new Random(2), 1_000));

        known.Find(piece).ShouldBeNull();
        known.Find(piece).ShouldNotBeNull();
    }

    [Fact]
    public async Task an_answer_that_is_no_page_goes_straight_through()
    {
        var response = new DefaultHttpContext().Response;
        response.ContentType = "application/json";
        using var sent = new MemoryStream();
        await using var body = new SegmentedBody(response, new StreamResponseBodyFeature(sent), known);
        await body.WriteAsync("{}"u8.ToArray());
        await body.Complete(default);

        Encoding.UTF8.GetString(sent.ToArray()).ShouldBe("{}");
        response.Headers.ContentEncoding.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "gzip")]
    [InlineData("gzip;q=0, identity", null)]
    [InlineData("", null)]
    public async Task no_seam_is_ever_seen(string accepts, string? encoding)
    {
        await using var forum = await TestForum.Start();
        var ines = await forum.Member("ines");
        var topic = await forum.Topic(ines, await forum.Category("Hall"));
        using var visitor = forum.Visitor();
        await visitor.SignIn("ines");
        using var answer = await visitor.Fetch($"/t/{topic.Slug}/{topic.TopicId}", null, ("Accept-Encoding", accepts));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var page = encoding is null ? bytes : Unpacked(bytes);
        page.ShouldNotContain(Seam.Mark);
        Encoding.UTF8.GetString(page).ShouldEndWith("</html>\n");
    }

    private async Task<string> Sent(IReadOnlyList<string> pieces)
    {
        var response = new DefaultHttpContext().Response;
        response.ContentType = "text/html; charset=utf-8";
        using var sent = new MemoryStream();
        await using var body = new SegmentedBody(response, new StreamResponseBodyFeature(sent), known);
        await body.WriteAsync(Encoding.UTF8.GetBytes(string.Join((char)Seam.Mark, pieces)));
        await body.Complete(default);
        return sent.Length == 0 ? "" : Encoding.UTF8.GetString(Unpacked(sent.ToArray()));
    }

    /// <summary>The reader of the library checks sum and length.</summary>
    private static byte[] Unpacked(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private static string Text(Random draw, int length) => new([.. Enumerable.Range(0, length).Select(_ => "aeiou éàç<p> \n"[draw.Next(14)])]);
}
