using Forum.Core.Tests.Platform.Email;

namespace Forum.Browser.Tests.Opening;

/// <summary>
/// A small training organisation opens its forum: from the setup to the day when the data folder is lost and comes back from a
/// backup, with nothing but browsers, a mail server and the command line.
/// </summary>
public sealed class OpeningDayTests(Chrome chrome, SmtpPeer mail) : IClassFixture<SmtpPeer>
{
    [Fact]
    public Task on_phones_without_script_in_French() => Live(Device.Phone, script: false, OpeningTexts.French);

    [Fact]
    public Task at_desks_with_script_in_English() => Live(Device.Desktop, script: true, OpeningTexts.English);

    private async Task Live(Device device, bool script, OpeningTexts texts)
    {
        Assert.SkipUnless(Chrome.IsHere, Chrome.Absent);
        await using var day = await OpeningDay.Begin(chrome, mail, device, script, texts);

        await day.SetUp();
        await day.ChooseMailServer();
        await day.Invite();
        await day.OpenStage();
        await day.Join();
        await day.GiveRoles();

        await day.Ask();
        await day.FindOnDesk();
        await day.Answer();
        await day.HearByMail();
        await day.Accept();

        await day.Spam();
        await day.Report();
        await day.HideAndSuspend();
        await day.TellWhy();

        var before = await day.Remember();
        await day.LoseAndRestore();
        (await day.Remember()).ShouldBe(before);
        await day.TellWhy();
        day.Complaints.ShouldBeEmpty();
    }
}
