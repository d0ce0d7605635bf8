using Forum.Core.Features.Categories;
using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>Watches, tracks or mutes a category and what is below it, or leaves it to the one above again.</summary>
internal sealed class FollowCategory(Writes writes, Readers readers, CategoryTrees trees)
{
    /// <param name="Actor">Who.</param>
    /// <param name="CategoryId">Which category.</param>
    /// <param name="Level">Null to choose nothing.</param>
    public sealed record Command(Actor Actor, long CategoryId, Attention? Level);

    public abstract record Outcome
    {
        public sealed record Done(CategoryNode Category) : Outcome;

        public sealed record NotFound : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var category = (await trees.Get(ct)).Find(command.CategoryId);
        if (command.Actor.IsGuest || category is null || !category.IsVisibleTo(command.Actor)) return new Outcome.NotFound();

        return await writes.RunEvictingNamed<Outcome>(async write =>
        {
            var memberId = command.Actor.Id;
            var follow = await write.Db.CategoryFollows.FirstOrDefaultAsync(f => f.MemberId == memberId && f.CategoryId == category.Id, ct);
            if (follow is not null) write.Db.CategoryFollows.Remove(follow);
            await write.Flush(ct);
            if (command.Level is { } level) write.Db.CategoryFollows.Add(new CategoryFollow { MemberId = memberId, CategoryId = category.Id, Level = level });
            write.Evict(PageTag.Member(memberId));
            write.AfterCommit(() => readers.Forget(memberId));
            return new Outcome.Done(category);
        }, ct);
    }
}
