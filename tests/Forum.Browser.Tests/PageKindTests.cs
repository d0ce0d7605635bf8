using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Browser.Tests;

/// <summary>That no page of the team is left out when all pages are looked at.</summary>
public sealed partial class PageKindTests(Town town)
{
    [Fact]
    public void every_page_of_administration_and_moderation_is_looked_at()
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        var seen = PageKind.All.Select(kind => kind.Path(town.Places).Split('?')[0]).ToHashSet();

        var pages = town.Forum.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(route => "/" + route.RoutePattern.RawText!.Trim('/'))
            .Where(path => OfTheTeam().IsMatch(path)).Distinct().ToList();

        pages.Count.ShouldBeGreaterThan(20);
        pages.Where(page => !seen.Any(path => Regex.IsMatch(path, $"^{Blank().Replace(page, "[^/]+")}$"))).ShouldBeEmpty();
    }

    [GeneratedRegex("^/(admin|mod|invitations|desk)(/|$)")]
    private static partial Regex OfTheTeam();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Blank();
}
