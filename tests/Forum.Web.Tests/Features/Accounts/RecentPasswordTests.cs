using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Permissions;
using Forum.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Features.Accounts;

public sealed class RecentPasswordTests
{
    private readonly TestClock clock = new();

    [Theory]
    [InlineData(59, null)]
    [InlineData(61, "/confirm-password?return=%2Fadmin%2Fmail%3Fpage%3D2")]
    public void a_password_typed_an_hour_ago_is_asked_for_again(int minutes, string? leads)
    {
        var confirmed = clock.GetUtcNow().UtcDateTime;
        clock.Advance(TimeSpan.FromMinutes(minutes));
        Ask(confirmed, "GET")?.Url.ShouldBe(leads);
        (Ask(confirmed, "GET") is null).ShouldBe(leads is null);
    }

    [Fact]
    public void a_form_leads_back_to_the_page_it_stood_on()
    {
        var confirmed = clock.GetUtcNow().UtcDateTime;
        clock.Advance(TimeSpan.FromMinutes(119));
        Ask(confirmed, "POST").ShouldBeNull("there was time to fill it in");
        clock.Advance(TimeSpan.FromMinutes(2));
        Ask(confirmed, "POST", "http://localhost/admin/settings")!.Url.ShouldBe("/confirm-password?return=%2Fadmin%2Fsettings");
        Ask(confirmed, "POST", "https://evil.example/admin/settings")!.Url.ShouldBe("/confirm-password?return=%2F");
    }

    private RedirectResult? Ask(DateTime confirmed, string method, string? referer = null)
    {
        var session = new CurrentSession();
        session.Is(new SignedIn(1, new Actor(1, "marie", "marie", Role.Admin), false, confirmed, confirmed.AddDays(1)));
        var http = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton(session).AddSingleton<TimeProvider>(clock).BuildServiceProvider(),
        };
        http.Request.Method = method;
        http.Request.Host = new HostString("localhost");
        http.Request.Path = "/admin/mail";
        http.Request.QueryString = new QueryString("?page=2");
        http.Request.Headers.Referer = referer;
        var context = new AuthorizationFilterContext(new ActionContext(http, new RouteData(), new ActionDescriptor()), []);
        new RecentPasswordAttribute().OnAuthorization(context);
        return (RedirectResult?)context.Result;
    }
}
