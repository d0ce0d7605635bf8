using Forum.Core.Features.Api;
using Forum.Core.Platform.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Tests.Features.Api;

public sealed class CreateApiKeyTests
{
    [Fact]
    public async Task a_key_is_told_once_and_kept_as_a_hash()
    {
        await using var forum = await TestForum.Start();
        await forum.Person("ines", Role.Admin);

        var made = (await Create(forum, "Ines", ApiScopes.Read | ApiScopes.Admin)).ShouldBeOfType<CreateApiKey.Outcome.Created>();

        made.Secret.ShouldStartWith("preau_");
        made.Secret.Length.ShouldBe(49);
        var row = await forum.Read(db => db.ApiKeys.SingleAsync());
        row.Hash.ShouldBe(ApiKeySecret.HashOf(made.Secret));
        row.Hash.ShouldNotContain(made.Secret);
    }

    [Fact]
    public async Task a_key_needs_an_owner_and_never_promises_more_than_its_owner_can()
    {
        await using var forum = await TestForum.Start();
        await forum.Person("paul");

        (await Create(forum, "nobody", ApiScopes.Read)).ShouldBeOfType<CreateApiKey.Outcome.NoOwner>();
        (await Create(forum, "paul", ApiScopes.Admin)).ShouldBeOfType<CreateApiKey.Outcome.Refused>();
        (await Create(forum, "paul", ApiScopes.None)).ShouldBeOfType<CreateApiKey.Outcome.Refused>();
    }

    private static Task<CreateApiKey.Outcome> Create(TestForum forum, string owner, ApiScopes scopes) =>
        forum.With((CreateApiKey use) => use.Run(new CreateApiKey.Command(owner, scopes, "test"), default));
}
