using Forum.Core.Features.Search;
using Forum.Testing;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Tests.Features.Search;

public sealed class RebuildSearchIndexTests
{
    [Fact]
    public async Task a_lost_index_is_made_again_from_the_posts()
    {
        await using var forum = await TestForum.Start();
        var shelf = await Shelf.Open(forum);
        var topics = await shelf.Topics([.. Enumerable.Range(1, 300).Select(i => ($"Sujet {i}", $"Le canari numéro {i} chante."))], tags: "oiseau");
        await shelf.Reply(topics[0], 2, "Une réponse à part.");
        await forum.Write(write => write.Db.Database.ExecuteSqlAsync($"DELETE FROM post_search"));
        (await shelf.Find("canari")).Total.ShouldBe(0);
        var steps = new List<int>();

        var outcome = await forum.With((RebuildSearchIndex rebuild) => rebuild.Run(new(new Steps(steps)), default));

        outcome.Posts.ShouldBe(301);
        steps.ShouldBe([250, 301]);
        (await shelf.Find("canari")).Total.ShouldBe(300);
        (await shelf.Find("oiseau")).Total.ShouldBe(300);
        (await shelf.Topics("réponse")).ShouldBe([topics[0]]);
    }

    private sealed class Steps(List<int> steps) : IProgress<int>
    {
        public void Report(int value) => steps.Add(value);
    }
}
