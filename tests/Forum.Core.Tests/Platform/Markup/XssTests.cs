using System.Collections.Concurrent;
using Forum.Testing;

namespace Forum.Core.Tests.Platform.Markup;

public sealed class XssTests
{
    [Fact]
    public void no_attack_in_any_place_of_a_post_leaves_more_than_the_allow_list()
    {
        var templates = Attacks.Templates();
        var breaches = new ConcurrentBag<string>();
        Parallel.ForEach(Attacks.Vectors(), vector =>
        {
            foreach (var markdown in Attacks.Posts(vector, templates))
            {
                var html = Post.Html(markdown);
                if (Invariant.Breach(html) is { } breach)
                    breaches.Add($"{breach}: {markdown}");
            }
        });
        breaches.OrderBy(breach => breach.Length).Take(20).ShouldBeEmpty();
    }

    [Fact]
    public void a_naughty_string_is_only_a_string()
    {
        var breaches = new List<string>();
        foreach (var text in Corpora.NaughtyStrings())
        {
            foreach (var markdown in Attacks.Posts(text, Attacks.Templates()))
            {
                if (Invariant.Breach(Post.Html(markdown, Post.French)) is { } breach)
                    breaches.Add($"{breach}: {markdown}");
            }
        }

        breaches.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<b style=\"position:fixed\" onclick=alert(1) id=body name=forms>a</b>")]
    [InlineData("<svg><style><img title=\"</style><img src onerror=alert(1)>\"></style></svg>")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [InlineData("<b data-\uE000 class=\"mention\" id=\"\uE000fn-1\">a</b><a data-&#xE000;=\"\" href=\"/x\">a</a>")]
    [InlineData("<details class=\"spoiler\" data-&#57344;>a</details>&#xE0&#xE000;00;fn-1")]
    [InlineData("[a](java&#x200b;script:alert(1)) [a](\u0001javascript:alert(1)) [a](&Tab;java&NewLine;script&colon;alert(1))")]
    [InlineData("![a](/uploads/../sign-out) ![a](/uploads/%2e%2e/sign-out) ![a](//example.org/uploads/a) ![a](/uploads//a)")]
    [InlineData("</div></main><p>out</p>")]
    [InlineData("<p><table><b><tr><td><a href=x><a href=y></table>")]
    [InlineData("<pre>\n\n\na</pre>")]
    public void a_known_trick_fails(string markdown)
    {
        var html = Post.Html(markdown);
        Invariant.Breach(html).ShouldBeNull();
        html.ShouldNotContain("\uE000");
        html.ShouldNotContain("<img");
    }
}
