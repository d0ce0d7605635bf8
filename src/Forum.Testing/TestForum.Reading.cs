using Forum.Core.Features.Reading;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Testing;

internal sealed partial class TestForum
{
    /// <summary>Writes down what was read, as the worker would.</summary>
    public Task Flush() => Services.GetRequiredService<ReadPositions>().Flush(CancellationToken.None);

    /// <summary>Somebody has read so far, without a page of theirs.</summary>
    public Task Mark(Actor member, long topicId, int number)
    {
        Services.GetRequiredService<ReadPositions>().Mark(member.Id, topicId, new ReadTo(number, true));
        return Flush();
    }

    public Task<Actor> Actor(string name) => Read(async db => (await db.Members.FirstAsync(m => m.Username == name)).AsActor());
}
