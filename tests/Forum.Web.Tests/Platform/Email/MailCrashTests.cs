using System.Globalization;
using Forum.Core.Platform.Email;
using Forum.Core.Platform.Settings;
using Forum.Web.Tests.Platform.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Platform.Email;

/// <summary>
/// The program is killed at random while letters go out, and the mail server restarts, refuses, hangs up and keeps silent.
/// None is lost; there is a second copy only where the sender could not know, and it has the same Message-ID.
/// FORUM_MAILS=1000 sends as many as a forum sends on its first day.
/// </summary>
public sealed class MailCrashTests
{
    private const int Kills = 3;

    private static readonly int Letters = int.Parse(Environment.GetEnvironmentVariable("FORUM_MAILS") ?? "60", CultureInfo.InvariantCulture);

    [Fact]
    public async Task no_letter_is_lost_and_a_second_copy_has_its_reason()
    {
        using var folder = new TestFolder();
        await Fill(folder.Path);
        await using var smtp = new UnreliableSmtp();
        var dice = new Random(20260302);
        smtp.Mood = _ => Moody(dice);
        var host = EmailSenderTests.Host(smtp).ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!);

        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var server = await ServerProcess.Serve(folder.Path, host);
            await Until(() => smtp.Copies.Count >= Letters * kill / (Kills + 2));
            if (kill % 2 == 0)
            {
                smtp.Close();
                await Task.Delay(300);
                smtp.Open();
            }
            else
            {
                smtp.Mood = _ => Mood.TakesAndHangs;
            }

            await Task.Delay(dice.Next(300));
            server.Signal("KILL");
            smtp.Mood = _ => Moody(dice);
            await server.Ended();
        }

        smtp.Mood = _ => Mood.Takes;
        await using var last = await ServerProcess.Serve(folder.Path, host);
        await Until(() => smtp.Copies.Select(c => c.To).Distinct().Count() == Letters);
        last.Signal("TERM");
        await last.Ended();

        var copies = smtp.Copies;
        copies.GroupBy(c => c.To).ShouldAllBe(person => person.Select(c => c.Raw).Distinct().Count() == 1);

        // What the sender was told and had no time to write down: at most the letter in hand when it was killed.
        var untold = copies.Count(c => !c.Told);
        var seconds = copies.Count - Letters;
        seconds.ShouldBeLessThanOrEqualTo(untold + Kills);
        TestContext.Current.SendDiagnosticMessage($"{Letters} letters, {copies.Count} copies, {untold} taken without a word, {Kills} kills");

        await using var after = await TestForum.Start(folder.Path);
        (await after.Read(db => db.Emails.CountAsync(e => e.State != EmailState.Sent))).ShouldBe(0);
    }

    private static Mood Moody(Random dice)
    {
        lock (dice)
        {
            return dice.Next(100) switch
            {
                < 3 => Mood.Later,
                < 4 => Mood.HangsUp,
                < 5 => Mood.TakesSilently,
                < 8 => Mood.TakesAndHangsUp,
                _ => Mood.Takes,
            };
        }
    }

    /// <summary>Waits of a second instead of minutes, so that a test sees the retries.</summary>
    private static async Task Fill(string folder)
    {
        await using var forum = await TestForum.Start(folder);
        await forum.Write(async write =>
        {
            await forum.Services.GetRequiredService<SettingsStore>().Save(new MailSettings { RetryMinutes = [.. Enumerable.Repeat(0.005, 60)] }, write, default);
            for (var i = 0; i < Letters; i++) write.Db.Emails.Add(EmailSenderTests.Letter($"m{i}@example.test", write.Now));
        });
    }

    private static async Task Until(Func<bool> done)
    {
        for (var waited = 0; waited < 6_000; waited++)
        {
            if (done()) return;
            await Task.Delay(10);
        }

        throw new TimeoutException("The letters stopped.");
    }
}
