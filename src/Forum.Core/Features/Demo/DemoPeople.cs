using System.Security.Cryptography;
using Forum.Core.Features.Accounts;
using Forum.Core.Features.Members;
using Forum.Core.Features.Notifications;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Demo;

/// <summary>Makes the accounts. Only those whose password is told can sign in, and nobody gets mail.</summary>
internal sealed class DemoPeople(ForumDb db, Writes writes, Passwords passwords, EditProfile profiles, Actors actors)
{
    public async Task Run(DemoStory story, string language, IReadOnlyList<DemoSignIn> signIns, CancellationToken ct)
    {
        // Hashing is slow on purpose; those who never sign in share a password that nobody knows.
        var nobodys = await passwords.Hash(RandomNumberGenerator.GetHexString(64), ct);
        var hashes = new Dictionary<string, string>();
        foreach (var signIn in signIns) hashes[signIn.Username] = await passwords.Hash(signIn.Password, ct);

        await writes.Run(
            async write =>
            {
                foreach (var person in story.People)
                {
                    var hash = hashes.GetValueOrDefault(person.Username, nobodys);
                    var fit = new Applicant(Username.Read(person.Username).Name, EmailAddress.Read($"{person.Username}@example.org").Address, hash, language);
                    var account = await NewAccounts.Open(write, fit, person.Role, ct);
                    account.ConfirmEmail();
                    write.Db.NotificationPreferences.Add(new NotificationPreference { MemberId = account.Id, Mailed = MailedKinds.None });
                }
            },
            ct);

        var known = await Actors(story, ct);
        foreach (var person in story.People)
        {
            var outcome = await profiles.Run(new EditProfile.Command(known[person.Username], person.Name, person.About, person.Place, ""), ct);
            if (outcome is not EditProfile.Outcome.Edited) throw new InvalidOperationException($"{person.Username}: {outcome}");
        }
    }

    /// <summary>By username, as the forum knows them now.</summary>
    public async Task<Dictionary<string, Actor>> Actors(DemoStory story, CancellationToken ct)
    {
        var names = story.People.Select(person => person.Username).ToList();
        var ids = await db.Members.Where(m => names.Contains(m.Username)).Select(m => m.Id).ToListAsync(ct);
        return (await actors.Find(ids, ct)).Values.ToDictionary(actor => actor.Username);
    }
}
