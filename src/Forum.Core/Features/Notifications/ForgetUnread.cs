using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;

namespace Forum.Core.Features.Notifications;

/// <summary>A post that goes takes its notifications along, and one that comes back brings them: the bells count again.</summary>
internal sealed class ForgetUnread(UnreadNotifications unread) : IHandle<PostDeleted>, IHandle<PostRestored>, IHandle<TopicDeleted>, IHandle<TopicRestored>
{
    public Task Handle(PostDeleted @event, Write write, CancellationToken ct) => Forget(write);

    public Task Handle(PostRestored @event, Write write, CancellationToken ct) => Forget(write);

    public Task Handle(TopicDeleted @event, Write write, CancellationToken ct) => Forget(write);

    public Task Handle(TopicRestored @event, Write write, CancellationToken ct) => Forget(write);

    private Task Forget(Write write)
    {
        write.AfterCommit(unread.Forget);
        return Task.CompletedTask;
    }
}
