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

    public const string ApplicationAccepted = "application-accepted";
    public const string ApplicationRefused = "application-refused";

    public static void Post(Write write, Account account, string template, string? link = null, string? to = null)
        => Post(write, to ?? account.Email!, template, account.UserName!, account.Language, link);

    /// <summary>To somebody who has no account, or not yet.</summary>
    public static void Post(Write write, string to, string template, string name, string language, string? link = null)
    {
        var data = new Dictionary<string, string> { ["name"] = name };
        if (link is not null) data["link"] = link;
        write.Db.Emails.Add(new Email
        {
            To = to,
            Template = template,
            Data = JsonSerializer.Serialize(data),
            Language = language,
            CreatedAt = write.Now,
            DueAt = write.Now,
        });
    }

    public static void PostConfirmation(Write write, AccountLinks links, Account account) =>
        Post(write, account, ConfirmEmail, Confirmation(links, account));

    public static string Confirmation(AccountLinks links, Account account) =>
        $"/confirm-email?token={links.Seal(AccountLinks.ConfirmEmail, account.Id, account.Email!)}";

    public static void PostReset(Write write, AccountLinks links, Account account) =>
        Post(write, account, ResetPassword, $"/reset-password?token={links.Seal(AccountLinks.ResetPassword, account.Id, account.SecurityStamp!)}");
}
