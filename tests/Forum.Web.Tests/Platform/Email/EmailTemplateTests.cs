using Forum.Core.Features.Accounts;
using Forum.Core.Platform.Settings;
using Forum.Web.Platform.Email;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Web.Tests.Platform.Email;

public sealed class EmailTemplateTests : IAsyncLifetime
{
    private TestForum forum = null!;

    public async ValueTask InitializeAsync() => forum = await TestForum.Start();

    public ValueTask DisposeAsync() => forum.DisposeAsync();

    [Theory]
    [InlineData("fr", "Confirmez votre adresse sur Le <Pré>", "Bonjour marie,")]
    [InlineData("en", "Confirm your address on Le <Pré>", "Hello marie,")]
    public async Task a_letter_speaks_its_reader_s_language_and_leads_to_the_forum(string language, string subject, string hello)
    {
        await forum.With((SignUp signUp) => signUp.Run(new("marie", "marie@exemple.fr", TestForum.Password, language, "192.0.2.1", "") { Agreed = true }, default));
        var mail = await forum.Read(db => db.Emails.SingleAsync());

        var letter = forum.Services.GetRequiredService<EmailTemplates>().Write(mail, new SiteSettings { Title = "Le <Pré>" }, "https://forum.example.test");

        letter.Subject.ShouldBe(subject);
        letter.To.ShouldBe("marie@exemple.fr");
        letter.Text.ShouldContain(hello);
        letter.Link!.ShouldStartWith("https://forum.example.test/confirm-email?token=");
        letter.Text.ShouldContain("\n" + letter.Link + "\n");
        letter.Html.ShouldContain($"<html lang=\"{language}\">");
        letter.Html.ShouldContain("Le &lt;Pré&gt;");
        letter.Html.ShouldNotContain("<Pré>");
    }

    [Theory]
    [InlineData(AccountMail.ConfirmEmail, true)]
    [InlineData(AccountMail.ResetPassword, true)]
    [InlineData(AccountMail.ChangeEmail, true)]
    [InlineData(AccountMail.EmailChangeAsked, false)]
    [InlineData(AccountMail.PasswordChanged, false)]
    public void every_template_has_its_words(string template, bool leads)
    {
        var data = leads ? """{"name":"marie","link":"/somewhere"}""" : """{"name":"marie"}""";
        foreach (var language in new[] { "fr", "en" })
        {
            var mail = new Core.Platform.Email.Email { To = "x@exemple.fr", Template = template, Data = data, Language = language, CreatedAt = default };
            var letter = forum.Services.GetRequiredService<EmailTemplates>().Write(mail, new SiteSettings(), "http://localhost");
            (letter.Subject + letter.Text).ShouldNotContain("mail.");
            letter.Link.ShouldBe(leads ? "http://localhost/somewhere" : null);
        }
    }
}
