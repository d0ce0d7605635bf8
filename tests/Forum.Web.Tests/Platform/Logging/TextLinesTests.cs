using Forum.Web.Platform.Logging;

namespace Forum.Web.Tests.Platform.Logging;

public sealed class TextLinesTests
{
    [Theory]
    [InlineData("plain é 🙂", "plain é 🙂")]
    [InlineData("a\r\n2026 info Forum: b", "a\\u000d\\u000a2026 info Forum: b")]
    [InlineData("\u001b[31mred", "\\u001b[31mred")]
    [InlineData("a\u202eb\u2028c", "a\\u202eb\\u2028c")]
    public void what_a_visitor_sent_cannot_begin_a_line_or_colour_a_terminal(string sent, string written) => TextLines.Inert(sent).ShouldBe(written);
}
