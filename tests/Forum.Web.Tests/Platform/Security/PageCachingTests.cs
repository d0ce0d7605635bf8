using Forum.Core.Features.Launch;
using Forum.Testing;

namespace Forum.Web.Tests.Platform.Security;

public sealed class PageCachingTests
{
    [Theory]
    [InlineData("/sign-in", "private, no-cache")]
    [InlineData("/confirm-email?member=1&token=x", "no-store")]
    public async Task pages_are_asked_for_again_and_secrets_forgotten(string path, string expected)
    {
        await using var forum = await TestForum.Start();
        await forum.Reach(Stage.Live);
        using var visitor = forum.Visitor();

        var page = await visitor.Get(path);

        page.Answer.Headers.CacheControl!.ToString().Split(", ").Order().ShouldBe(expected.Split(", ").Order());
    }
}
