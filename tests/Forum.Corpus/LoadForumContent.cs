namespace Forum.Corpus;

internal static class LoadForumContent
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not [var address, var key, var folder])
        {
            await Console.Error.WriteLineAsync("Forum.Corpus ADDRESS KEY FOLDER: loads the threads of FOLDER into the forum at ADDRESS with an admin KEY.");
            return 2;
        }

        var time = TimeProvider.System;
        var began = time.GetTimestamp();
        using var forum = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(2) };
        var threads = CorpusThread.ReadAll(folder);
        var report = await new CorpusLoader(forum, key, time.GetUtcNow()).Load(threads, atOnce: 4, CancellationToken.None);

        foreach (var refused in report.Refused.OrderBy(r => r.Thread, StringComparer.Ordinal).ThenBy(r => r.N))
            Console.WriteLine($"refused  {refused.Thread} post {refused.N}: {refused.Code}");
        Console.WriteLine($"{threads.Sum(t => t.Posts.Count)} posts: {report.Posts} in, {report.Refused.Count} refused, {report.Lost} lost with a refused topic; " +
            $"{report.Likes} likes; {time.GetElapsedTime(began).TotalSeconds:0} s");

        var pages = TopicPages.Of(report).ToList();
        var broken = await TopicPages.Broken(forum, pages, CancellationToken.None);
        Console.WriteLine($"{pages.Count} pages, {broken.Count} broken");

        var surprises = report.Surprises(threads);
        foreach (var wrong in surprises.Concat(broken)) Console.WriteLine($"WRONG: {wrong}");
        return surprises.Count + broken.Count == 0 ? 0 : 1;
    }
}
