using Forum.Core.Platform.Markup;

namespace Forum.Core.Tests.Platform.Markup;

public sealed class ParsedPostTests
{
    [Fact]
    public void a_parsed_post_knows_what_it_refers_to()
    {
        var post = Post.Pipeline.Parse(
            """
            @ines et @Inès-B. puis @ines, #entraide/sql #jointure #12
            `@code` [@lien](https://example.org/a) https://example.org/a <https://example.org/b>
            ![a](/uploads/7-0123456789abcdef.png) ![b](https://example.org/b.png)

            [quote="Jo, post:3, topic:12"]
            @cité dit
            [quote="Al, post:9"]
            rien
            [/quote]
            [/quote]
            """, Post.Plain);

        post.Mentions.ShouldBe(["ines", "Inès-B", "cité"]);
        post.Addressed.ShouldBe(["ines", "Inès-B"]);
        post.CategoryRefs.ShouldBe(["entraide/sql", "jointure"]);
        post.TagRefs.ShouldBe(["jointure"]);
        post.QuotedPosts.ShouldBe([new PostRef(12, 3), new PostRef(null, 9)]);
        post.Links.ShouldBe(["https://example.org/a", "https://example.org/b", "https://example.org/b.png"]);
        post.LinkCount.ShouldBe(3);
        post.ImageCount.ShouldBe(2);
        post.Uploads.ShouldBe([new UploadRef(7, "0123456789abcdef", null, "png")]);
    }

    [Fact]
    public void raw_html_smuggles_in_neither_link_nor_picture_nor_mention()
    {
        const string markdown = "<a href=\"https://example.org\">a</a><img src=\"/uploads/a.png\"><b class=\"mention\">c</b>";
        var post = Post.Pipeline.Parse(markdown, Post.Plain);
        post.LinkCount.ShouldBe(0);
        post.ImageCount.ShouldBe(0);
        Post.Html(markdown).ShouldBe("<p>a<b>c</b></p>\n");
    }

    [Fact]
    public void a_post_may_be_rendered_again_for_other_targets()
    {
        var post = Post.Pipeline.Parse("@ines « a »", Post.French);
        var unknown = Post.Pipeline.Render(post, MarkupTargets.None);
        unknown.ShouldBe("<p>@ines «\u00A0a\u00A0»</p>\n");
        Post.Pipeline.Render(post, Post.Targets).ShouldContain("href=\"/u/Ines\"");
        Post.Pipeline.Render(post, MarkupTargets.None).ShouldBe(unknown);
    }

    [Fact]
    public void what_nests_too_deep_is_shown_as_it_was_typed()
    {
        Post.Html(new string('>', 200) + " <b>\n\nb").ShouldBe($"<p>{new string('>', 200).Replace(">", "&gt;")} &lt;b&gt;</p>\n<p>b</p>\n");
        Post.Html(string.Concat(Enumerable.Range(0, 200).Select(x => new string(' ', 2 * x) + "* a\n"))).ShouldStartWith("<p>* a<br>\n");
    }

    [Fact]
    public void preview_and_page_differ_in_the_prefix_of_ids_only()
    {
        const string markdown = "# A\n\na[^1] b[^x] c[^1]\n\n[^1]: un\n[^x]: deux";
        var baked = Post.Html(markdown);
        var preview = PostIds.For(baked, "preview-");
        var page = PostIds.For(baked, "p12-");
        preview.Replace("preview-", "p12-").ShouldBe(page);
        page.ShouldContain("href=\"#p12-fn-1\"");
        page.ShouldContain("id=\"p12-fnref-3\"");
        page.ShouldNotContain(PostIds.Placeholder.ToString());
        Invariant.Breach(baked).ShouldBeNull();
    }

    [Fact]
    public void the_words_of_a_post_are_for_search_and_spoilers_are_not()
    {
        var html = Post.Html("# Un & deux\n\nTrois **quatre**[^1] ||cinq||\n\n[spoiler]six[/spoiler]\n\n[quote=a]sept[/quote]\n\n| h | i |\n|-|-|\n| \\<j> | `k` |\n\n![alt](/uploads/7-0123456789abcdef.png)\n\n[^1]: note");
        var text = Post.Pipeline.PlainText(html);
        text.ShouldStartWith("Un & deux\nTrois quatre …\n…\na\nsept\nh\ni\n<j>\nk\nalt\nnote");
        text.ShouldNotContain("cinq");
        text.ShouldNotContain("six");
        Post.Pipeline.Excerpt(html, 24).ShouldBe("Un & deux Trois quatre…");
        Post.Pipeline.Excerpt(html, 500).ShouldNotContain("sept");
        Post.Pipeline.Excerpt("<p>👩‍👩‍👧👩‍👩‍👧</p>", 10).ShouldBe("👩‍👩‍👧…");
    }
}
