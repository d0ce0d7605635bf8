using System.Text.Json;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Email;

namespace Forum.Core.Features.Accounts;

/// <summary>The letters about an account. Each key is a template that Web puts into words; "link" is a path on the forum.</summary>
internal static class AccountMail
{
    public const string ConfirmEmail = "confirm-email";
    public const string ResetPassword = "reset-password";
    public const string ChangeEmail = "change-email";
    public const string EmailChangeAsked = "email-change-asked";
    public const string PasswordChanged = "password-changed";

    public static void Post(Write write, Account account, string template, string? link = null, string? to = null)
    {
        var data = new Dictionary<string, string> { ["name"] = account.UserName! };
        if (link is not null) data["link"] = link;
        write.Db.Emails.Add(new Email
        {
            To = to ?? account.Email!,
            Template = template,
            Data = JsonSerializer.Serialize(data),
            Language = account.Language,
            CreatedAt = write.Now,
            DueAt = write.Now,
        });
    }

    public static void PostConfirmation(Write write, AccountLinks links, Account account) =>
        Post(write, account, ConfirmEmail, $"/confirm-email?token={links.Seal(AccountLinks.ConfirmEmail, account.Id, account.Email!)}");
}
