using Forum.Core.Platform.Caching;
using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Reading;

/// <summary>A place in a topic, and whether it was the end when it was reached.</summary>
internal readonly record struct ReadTo(int Number, bool IsEnd)
{
    public static ReadTo Further(ReadTo one, ReadTo other) => one.Number >= other.Number ? one : other;
}

/// <summary>
/// What members have just read, kept in memory and written in batches: showing a page must not cost a write. Who asks is answered with
/// what is still waiting, so that everybody finds their own reading at once.
/// </summary>
internal sealed class ReadPositions(Writes writes, PageGenerations generations)
{
    private static readonly IReadOnlyDictionary<long, ReadTo> Nothing = new Dictionary<long, ReadTo>();

    private readonly Lock guard = new();
    private readonly SemaphoreSlim flushing = new(1);
    private Dictionary<long, Dictionary<long, ReadTo>> waiting = [];
    private Dictionary<long, Dictionary<long, ReadTo>> leaving = [];

    /// <summary>Read so far; never backwards.</summary>
    public void Mark(long memberId, long topicId, ReadTo place)
    {
        lock (guard) Put(waiting, memberId, topicId, place);
        generations.Move([PageTag.Member(memberId)]);
    }

    /// <summary>What of a member's reading is not written yet: the highest number by topic.</summary>
    public IReadOnlyDictionary<long, ReadTo> Waiting(long memberId)
    {
        lock (guard)
        {
            var (left, right) = (leaving.GetValueOrDefault(memberId), waiting.GetValueOrDefault(memberId));
            if (left is null && right is null) return Nothing;

            var all = new Dictionary<long, ReadTo>(left ?? []);
            foreach (var (topic, place) in right ?? []) all[topic] = ReadTo.Further(place, all.GetValueOrDefault(topic));
            return all;
        }
    }

    public async Task Flush(CancellationToken ct)
    {
        await flushing.WaitAsync(ct);
        try
        {
            lock (guard)
            {
                if (waiting.Count == 0) return;
                (leaving, waiting) = (waiting, []);
            }

            await Write(ct);
        }
        finally
        {
            flushing.Release();
        }
    }

    private async Task Write(CancellationToken ct)
    {
        try
        {
            await writes.RunEvictingNamed(async write =>
            {
                foreach (var (member, topics) in leaving)
                {
                    foreach (var (topic, place) in topics) await Put(write, member, topic, place.Number, ct);
                }
            }, ct);
            lock (guard) leaving = [];
        }
        catch
        {
            lock (guard)
            {
                foreach (var (member, topics) in leaving)
                {
                    foreach (var (topic, place) in topics) Put(waiting, member, topic, place);
                }

                leaving = [];
            }

            throw;
        }
    }

    /// <summary>Made of the topic's and the member's own rows: whoever is gone meanwhile leaves nothing behind.</summary>
    private static Task<int> Put(Write write, long member, long topic, int number, CancellationToken ct)
    {
        var at = new DateTimeOffset(write.Now, TimeSpan.Zero).ToUnixTimeMilliseconds();
        return write.Db.Database.ExecuteSqlAsync($"""
            INSERT INTO topic_reads (member_id, topic_id, number, is_behind, at)
            SELECT m.id, t.id, {number}, CASE WHEN t.last_number > {number} THEN 1 ELSE 0 END, {at}
            FROM topics t JOIN members m ON m.id = {member} WHERE t.id = {topic}
            ON CONFLICT (member_id, topic_id) DO UPDATE SET number = excluded.number, is_behind = excluded.is_behind, at = excluded.at
            WHERE excluded.number > topic_reads.number
            """, ct);
    }

    private static void Put(Dictionary<long, Dictionary<long, ReadTo>> into, long member, long topic, ReadTo place)
    {
        if (!into.TryGetValue(member, out var topics)) into[member] = topics = [];
        topics[topic] = ReadTo.Further(place, topics.GetValueOrDefault(topic));
    }
}
