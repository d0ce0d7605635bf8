using Forum.Core.Platform.Data;
using Forum.Core.Platform.Events;
using Forum.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Accounts;

/// <summary>Somebody typed this address to get a new password; it may belong to nobody.</summary>
[EventName("account.password-reset-requested")]
internal sealed record PasswordResetRequested : IDomainEvent
{
    public required string Email { get; init; }
}

/// <summary>Writes the letter with the link, when there is anybody to write to.</summary>
internal sealed class AnswerPasswordReset(AccountLinks links) : IHandle<PasswordResetRequested>
{
    public async Task Handle(PasswordResetRequested @event, Write write, CancellationToken ct)
    {
        var key = Account.KeyOf(@event.Email);
        if (await write.Db.Accounts.FirstOrDefaultAsync(a => a.NormalizedEmail == key, ct) is not { } account) return;

        AccountMail.PostReset(write, links, account);
    }
}
