using System.Globalization;
using Forum.Core.Platform.Caching;

namespace Forum.Core.Tests.Platform.Caching;

public sealed class BoundedCacheTests
{
    private const long Most = 1_000;

    private readonly BoundedCache<string, string> cache = new(Most, text => text.Length);

    [Fact]
    public void what_nobody_asked_for_the_longest_goes_first()
    {
        for (var i = 0; i < 10; i++) cache.Keep(Key(i), new string('x', 100));
        var then = Environment.TickCount64;
        SpinWait.SpinUntil(() => Environment.TickCount64 > then);
        for (var i = 5; i < 10; i++) cache.Find(Key(i), _ => true).ShouldNotBeNull();
        cache.Keep(Key(10), new string('x', 100));

        cache.Bytes.ShouldBeLessThanOrEqualTo(Most);
        Enumerable.Range(5, 6).ShouldAllBe(i => cache.Find(Key(i), _ => true) != null);
        cache.Find(Key(0), _ => true).ShouldBeNull();
    }

    [Fact]
    public void what_does_not_stand_any_more_is_gone_and_so_is_its_size()
    {
        cache.Keep(Key(1), "abc");
        cache.Keep(Key(1), "abcd");
        cache.Bytes.ShouldBe(4);
        cache.Find(Key(1), _ => false).ShouldBeNull();
        cache.Bytes.ShouldBe(0);
        cache.Keep(Key(2), new string('x', 1_001));
        cache.Count.ShouldBe(0);
        cache.Keep(Key(3), "abc");
        cache.Clear();
        (cache.Count, cache.Bytes).ShouldBe((0, 0L));
    }

    [Fact]
    public void many_may_keep_and_find_at_once()
    {
        Parallel.For(0, 8, worker =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                cache.Keep(Key((worker * 100_000) + i), "0123456789");
                cache.Find(Key((worker * 100_000) + (i / 2)), text => text.Length == 10);
            }
        });

        cache.Bytes.ShouldBe(cache.Count * 10);
        cache.Bytes.ShouldBeLessThanOrEqualTo(Most);
    }

    private static string Key(int number) => number.ToString(CultureInfo.InvariantCulture);
}
