using System.Text.RegularExpressions;

namespace Forum.Conventions.Tests;

/// <summary>The content security policy allows nothing inline: a view that needs it would be dead in the browser.</summary>
public sealed partial class ViewTests
{
    [Fact]
    public void views_hold_no_inline_style_script_or_handler() => Inline(Repository.Files(".cshtml", ".html")
        .Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal))).ShouldBeEmpty();

    [Theory]
    [InlineData("<p style=\"color: red\">", 1)]
    [InlineData("<style>p {}</style>", 1)]
    [InlineData("<script>go()</script>", 1)]
    [InlineData("<script nonce=\"1\">go()</script>", 1)]
    [InlineData("<a onclick='go()'>", 1)]
    [InlineData("<a href=\"javascript:go()\">", 1)]
    [InlineData("<script type=\"module\" src=\"/assets/forum.js\"></script>", 0)]
    [InlineData("<script type=\"application/ld+json\">{}</script>", 0)]
    [InlineData("<p class=\"style\" data-once=\"1\" aria-label=\"online\">", 0)]
    public void an_inline_piece_is_found(string html, int found) => Inline([SourceFile.Sample("a.cshtml", html)]).Count().ShouldBe(found);

    [Fact]
    public void every_changing_form_carries_the_token() => WithoutToken(Repository.Files(".cshtml")).ShouldBeEmpty(
        "MVC writes the token into a form with an action only when told: asp-antiforgery=\"true\", or @Frame.Token as the first thing in it");

    [Theory]
    [InlineData("<form method=\"post\" action=\"/x\">", 1)]
    [InlineData("<form class=\"a\"\n method=\"post\" action=\"/x\" asp-antiforgery=\"true\">", 0)]
    [InlineData("<form method=\"post\" action=\"/x\">\n  @Frame.Token", 0)]
    [InlineData("<form method=\"get\" action=\"/x\">", 0)]
    public void a_form_without_the_token_is_found(string html, int found) => WithoutToken([SourceFile.Sample("a.cshtml", html)]).Count().ShouldBe(found);

    static IEnumerable<string> WithoutToken(IEnumerable<SourceFile> views) =>
        from view in views
        from Match form in ChangingForm().Matches(view.Text)
        where !form.Value.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal)
            && !view.Text[(form.Index + form.Length)..].TrimStart().StartsWith("@Frame.Token", StringComparison.Ordinal)
        select $"{view.Path}:{view.LineOf(form.Index)} {form.Value}";

    [GeneratedRegex("""<form\b[^>]*\bmethod="post"[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex ChangingForm();

    static IEnumerable<string> Inline(IEnumerable<SourceFile> views) =>
        from view in views
        from Match piece in Forbidden().Matches(view.Text)
        select $"{view.Path}:{view.LineOf(piece.Index)} {piece.Value}";

    [GeneratedRegex("""\sstyle\s*=|<style\b|<script\b(?![^>]*(\ssrc=|application/ld\+json))|<[^>]*?\son[a-z]+\s*=|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
