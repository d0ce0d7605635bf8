using System.Text.Encodings.Web;
using Forum.Web.Shared;

namespace Forum.Web.Tests.Shared;

public sealed class PartTests
{
    [Theory]
    [InlineData("Inès Kaddour", "IK")]
    [InlineData("Jean-Pierre de la Tour", "JT")]
    [InlineData("ana", "AN")]
    [InlineData("é", "É")]
    [InlineData("", "?")]
    [InlineData("👩‍💻 dev", "👩‍💻D")]
    public void a_face_has_the_first_letters_of_a_name(string name, string letters) => new Face(name, 3).Initials.ShouldBe(letters);

    [Fact]
    public void a_face_cannot_break_out_of_its_markup()
    {
        using var writer = new StringWriter();
        new Face("<b> \"x", 99).Small.WriteTo(writer, HtmlEncoder.Default);
        writer.ToString().ShouldBe("<span class=\"face s\" data-hue=\"8\" aria-hidden=\"true\">&lt;&quot;</span>");
    }

    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(3, 41, "1 2 3 4 … 41")]
    [InlineData(20, 41, "1 … 19 20 21 … 41")]
    [InlineData(41, 41, "1 … 40 41")]
    public void a_pager_shows_the_ends_and_the_neighbours(int current, int last, string shown) =>
        string.Join(' ', new Pager("/latest", current, last).Numbers().Select(page => page?.ToString() ?? "…")).ShouldBe(shown);

    [Fact]
    public void the_first_page_has_the_bare_address()
    {
        var pager = new Pager("/search?q=a", 2, 3, "/search?q=a&before=x");
        pager.Previous.ShouldBe("/search?q=a");
        pager.Next.ShouldBe("/search?q=a&page=3");
        (pager with { Current = 3 }).Next.ShouldBe("/search?q=a&before=x");
    }
}
