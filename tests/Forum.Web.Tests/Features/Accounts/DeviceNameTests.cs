using Forum.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;

namespace Forum.Web.Tests.Features.Accounts;

public sealed class DeviceNameTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox, Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36 Edg/128.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("<script>alert(1)</script>", "")]
    [InlineData("", "")]
    public void people_recognise_their_browsers_and_nothing_else_is_kept(string agent, string name)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.UserAgent = agent;
        DeviceName.Of(http.Request).ShouldBe(name);
    }
}
