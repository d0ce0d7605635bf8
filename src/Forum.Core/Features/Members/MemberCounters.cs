using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Forum.Core.Features.Members;

/// <summary>Counts what a person wrote and how often they were thanked, after the fact.</summary>
internal sealed class MemberCounters : IHandle<TopicCreated>, IHandleMany<PostCreated>, IHandle<PostDeleted>, IHandle<PostRestored>,
    IHandle<PostLiked>, IHandle<PostUnliked>
{
    public Task Handle(TopicCreated @event, Write write, CancellationToken ct) =>
        Change(write, @event.AuthorId, set => set.SetProperty(m => m.TopicCount, m => m.TopicCount + 1), ct);

    public async Task Handle(IReadOnlyList<PostCreated> events, Write write, CancellationToken ct)
    {
        foreach (var authors in events.CountBy(e => e.AuthorId).GroupBy(author => author.Value, author => author.Key))
        {
            write.Evict();
            await write.Run($"UPDATE members SET post_count = post_count + {authors.Key} WHERE id IN {authors.ToList()}", ct);
        }
    }

    public Task Handle(PostDeleted @event, Write write, CancellationToken ct) => Posts(write, @event.AuthorId, -1, ct);

    public Task Handle(PostRestored @event, Write write, CancellationToken ct) => Posts(write, @event.AuthorId, 1, ct);

    public Task Handle(PostLiked @event, Write write, CancellationToken ct) => Likes(write, @event.AuthorId, 1, ct);

    public Task Handle(PostUnliked @event, Write write, CancellationToken ct) => Likes(write, @event.AuthorId, -1, ct);

    private static Task Posts(Write write, long memberId, int change, CancellationToken ct) =>
        Change(write, memberId, set => set.SetProperty(m => m.PostCount, m => m.PostCount + change), ct);

    private static Task Likes(Write write, long memberId, int change, CancellationToken ct) =>
        Change(write, memberId, set => set.SetProperty(m => m.LikesReceived, m => m.LikesReceived + change), ct);

    private static Task Change(Write write, long memberId, Action<UpdateSettersBuilder<Member>> figure, CancellationToken ct)
    {
        // Profiles and the people list show the figures.
        write.Evict();
        return write.Db.Members.Where(m => m.Id == memberId).ExecuteUpdateAsync(figure, ct);
    }
}
