using Forum.Core.Platform.Data;
using Forum.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Tests.Platform;

/// <summary>Plain statements, inside the door and outside.</summary>
public sealed class AskTests
{
    [Fact]
    public async Task a_list_is_a_set_of_numbers_or_of_texts_whatever_is_in_them()
    {
        await using var forum = await TestForum.Start();
        await using var scope = forum.Services.CreateAsyncScope();
        var engine = scope.ServiceProvider.GetRequiredService<IForumEngine>();
        string[] texts = ["it's", "dit \"oui\"", "C:\\été", "一", "{0}", ""];

        foreach (var text in texts) (await Is(engine.Committed, text, texts)).ShouldBeTrue(text);
        (await Is(engine.Committed, "its", texts)).ShouldBeFalse();
        (await Is(engine.Committed, "one", [])).ShouldBeFalse();
        (await engine.Committed.First($"SELECT 7 IN {new List<long> { 3, 7 }}", row => row.GetBoolean(0), default)).ShouldBeTrue();
        (await scope.ServiceProvider.GetRequiredService<Writes>().Run(write => Is(write, "C:\\été", texts), default)).ShouldBeTrue();
    }

    private static async Task<bool> Is(IAsk ask, string text, IReadOnlyList<string> texts) => await ask.First($"SELECT {text} IN {texts}", row => row.GetBoolean(0), default);
}
