using Forum.Core.Features.Accounts;
using Forum.Core.Features.Admin;
using Forum.Core.Platform.Email;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Row = Forum.Core.Platform.Email.Email;

namespace Forum.Web.Tests.Platform.Email;

/// <summary>What becomes of the letters in the outbox, whatever the mail server does.</summary>
public sealed class EmailSenderTests : IAsyncLifetime
{
    private readonly UnreliableSmtp smtp = new();
    private TestForum forum = null!;

    public async ValueTask InitializeAsync() => forum = await TestForum.Start(settings: Host(smtp));

    public async ValueTask DisposeAsync()
    {
        await forum.DisposeAsync();
        await smtp.DisposeAsync();
    }

    internal static Dictionary<string, string?> Host(UnreliableSmtp smtp) => new()
    {
        ["Smtp:Host"] = "127.0.0.1",
        ["Smtp:Port"] = $"{smtp.Port}",
        ["Smtp:Security"] = "none",
        ["Smtp:From"] = "forum@example.test",
        ["Forum:PublicUrl"] = "https://forum.example.test",
    };

    [Fact]
    public async Task a_letter_leaves_once_in_its_reader_s_words()
    {
        await forum.With((SignUp signUp) => signUp.Run(new("marie", "marie@exemple.fr", TestForum.Password, "fr", "192.0.2.1", "") { Agreed = true }, default));

        (await Send()).ShouldBe(1);
        (await Send()).ShouldBe(0);

        var copy = smtp.Copies.ShouldHaveSingleItem();
        copy.To.ShouldBe("marie@exemple.fr");
        copy.Raw.ShouldStartWith("From: =?utf-8?B?");
        copy.Raw.ShouldContain("Bonjour marie,");
        copy.Raw.ShouldContain("https://forum.example.test/confirm-email?token=3D");
        copy.Raw.ShouldNotContain("List-Unsubscribe");
        var row = (await Rows()).ShouldHaveSingleItem();
        (row.State, row.MessageId, row.Error, row.LeasedUntil).ShouldBe((EmailState.Sent, copy.MessageId, null, null));
    }

    [Fact]
    public async Task a_letter_refused_for_now_waits_longer_each_time_then_rests_until_somebody_has_it_tried_again()
    {
        smtp.Mood = to => to.StartsWith("un@", StringComparison.Ordinal) ? Mood.Later : Mood.Takes;
        await Post("un@exemple.fr", "deux@exemple.fr");

        (await Send()).ShouldBe(1);
        foreach (var minutes in new[] { 1, 5, 30, 120, 720 })
        {
            var row = await RowTo("un@exemple.fr");
            (row.State, row.DueAt).ShouldBe((EmailState.Waiting, forum.Clock.GetUtcNow().UtcDateTime.AddMinutes(minutes)));
            forum.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            (await Send()).ShouldBe(0);
            (await RowTo("un@exemple.fr")).Attempts.ShouldBe(row.Attempts);
            forum.Clock.Advance(TimeSpan.FromSeconds(1));
            await Send();
        }

        var rests = await RowTo("un@exemple.fr");
        (rests.State, rests.Error).ShouldBe((EmailState.Failed, "mail.fault.recipient 451 4.3.2 Later"));
        forum.Clock.Advance(TimeSpan.FromDays(3));
        (await Send()).ShouldBe(0);

        smtp.Mood = _ => Mood.Takes;
        await forum.With((RetryMails retry) => retry.Run(new(TestForum.Root, rests.Id), default));
        (await Send()).ShouldBe(1);
        smtp.Copies.Single(c => c.To == "un@exemple.fr").MessageId.ShouldBe(rests.MessageId);
    }

    [Fact]
    public async Task a_letter_refused_for_good_rests_at_once_and_keeps_nobody_back()
    {
        smtp.Mood = to => to.StartsWith("un@", StringComparison.Ordinal) ? Mood.Never : Mood.Takes;
        await Post("un@exemple.fr", "deux@exemple.fr");

        (await Send()).ShouldBe(1);

        (await RowTo("un@exemple.fr")).State.ShouldBe(EmailState.Failed);
        smtp.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task a_server_that_is_down_is_left_alone_for_a_minute_and_loses_nothing()
    {
        smtp.Close();
        await Post("un@exemple.fr", "deux@exemple.fr");
        (await Send()).ShouldBe(0);
        (await Rows()).ShouldAllBe(row => row.State == EmailState.Waiting && row.Attempts == 1 && row.Error!.StartsWith("mail.fault.connect"));

        smtp.Open();
        (await Send()).ShouldBe(0);
        forum.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Send()).ShouldBe(2);
    }

    [Fact]
    public async Task a_server_that_hangs_up_between_two_letters_is_called_again_at_once()
    {
        smtp.Mood = _ => Mood.TakesAndHangsUp;
        await Post("un@exemple.fr", "deux@exemple.fr", "trois@exemple.fr");

        (await Send()).ShouldBe(3);

        smtp.Copies.Count.ShouldBe(3);
        (await Rows()).ShouldAllBe(row => row.Attempts == 0);
    }

    [Theory]
    [InlineData(nameof(Mood.TakesSilently))]
    [InlineData(nameof(Mood.TakesAndHangs))]
    public async Task when_only_the_server_knows_the_second_copy_is_the_same_letter(string mood)
    {
        forum.Services.GetRequiredService<MailRoute>().Limits = new SmtpLimits { Text = TimeSpan.FromMilliseconds(200) };
        smtp.Mood = _ => Enum.Parse<Mood>(mood);
        await Post("un@exemple.fr");
        (await Send()).ShouldBe(0);

        smtp.Mood = _ => Mood.Takes;
        forum.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Send()).ShouldBe(1);

        smtp.Copies.Select(c => c.Raw).Distinct().Count().ShouldBe(1);
        smtp.Copies.Count.ShouldBe(2);
    }

    [Fact]
    public async Task what_a_dead_process_had_in_hand_comes_back()
    {
        await Post("un@exemple.fr");
        var outbox = forum.Services.GetRequiredService<EmailOutbox>();
        (await outbox.Claim("example.test", default)).Count.ShouldBe(1);
        (await Send()).ShouldBe(0);

        // At the next start, or when its time is over.
        await outbox.Release(default);
        (await Send()).ShouldBe(1);

        await Post("deux@exemple.fr");
        await outbox.Claim("example.test", default);
        forum.Clock.Advance(TimeSpan.FromMinutes(11));
        (await Send()).ShouldBe(1);
    }

    [Fact]
    public async Task one_letter_without_words_keeps_nobody_back()
    {
        await forum.Write(write =>
        {
            write.Db.Emails.Add(new Row { To = "un@exemple.fr", Template = "test", Data = "no json", Language = "fr", CreatedAt = write.Now, DueAt = write.Now });
            return Task.CompletedTask;
        });
        await Post("deux@exemple.fr");
        (await Send()).ShouldBe(1);
        (await RowTo("un@exemple.fr")).Error.ShouldBe("mail.fault.words");
    }

    [Fact]
    public async Task without_a_server_letters_wait_and_after_ninety_days_what_was_sent_is_forgotten()
    {
        await using var silent = await TestForum.Start();
        await silent.Write(write =>
        {
            write.Db.Emails.Add(Letter("un@exemple.fr", write.Now));
            return Task.CompletedTask;
        });
        (await silent.Services.GetRequiredService<EmailSender>().SendDue(default)).ShouldBe(0);
        (await silent.Read(db => db.Emails.SingleAsync())).Attempts.ShouldBe(0);

        await Post("deux@exemple.fr");
        await Send();
        await Post("trois@exemple.fr");
        forum.Clock.Advance(TimeSpan.FromDays(91));
        await forum.Services.GetRequiredService<EmailOutbox>().Tidy(default);
        (await Rows()).Select(row => row.To).ShouldBe(["trois@exemple.fr"]);
    }

    internal static Row Letter(string to, DateTime now) =>
        new() { To = to, Template = "test", Data = """{"name":"Inès"}""", Language = "fr", CreatedAt = now, DueAt = now };

    private Task<int> Send() => forum.Services.GetRequiredService<EmailSender>().SendDue(default);

    private Task Post(params string[] people) => forum.Write(write =>
    {
        write.Db.Emails.AddRange(people.Select(to => Letter(to, write.Now)));
        return Task.CompletedTask;
    });

    private Task<List<Row>> Rows() => forum.Read(db => db.Emails.OrderBy(e => e.Id).ToListAsync());

    private Task<Row> RowTo(string address) => forum.Read(db => db.Emails.SingleAsync(e => e.To == address));
}
