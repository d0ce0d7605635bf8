using Forum.Core.Features.Accounts;
using Forum.Core.Features.Api;
using Forum.Core.Features.Members;
using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Text;
using Forum.Web.Platform.Host;

namespace Forum.Web.Features.Api;

internal static class UsersApi
{
    public sealed record NewUser(string? Username, string? Email, string? Password, string? Name);

    public sealed record UserMade(long Id, string Username, string Url);

    public sealed record User(
        long Id, string Username, string Name, string Role, string BioHtml, string Location, string Website, DateTime JoinedAt,
        int TopicCount, int PostCount, int LikesReceived, string Url);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/users/{name}", Show).Produces<User>().WithSummary("A person, as everybody sees them");
        api.MapPost("/users", Create).Needs(ApiScopes.Admin).Produces<UserMade>(StatusCodes.Status201Created)
            .WithSummary("Makes an account for somebody; its address counts as confirmed");
    }

    private static async Task<IResult> Show(string name, ApiRequest request, ApiAnswers answers, MemberQueries members, ApiUrls urls, CancellationToken ct)
    {
        if (await members.Profile(CleanText.Line(name), request.Actor, ct) is not { } profile) return answers.Say(ApiAnswer.Missing);

        var person = profile.Person;
        return answers.Say(ApiAnswer.Ok(new User(
            person.Id, person.Username, person.DisplayName, person.Role.ToString().ToLowerInvariant(), profile.BioHtml, profile.Location, profile.Website,
            profile.JoinedAt, profile.Topics, profile.Posts, profile.Likes, urls.User(person.Username))));
    }

    private static Task<IResult> Create(
        NewUser sent, ApiRequest request, ApiAnswers answers, CreateAccount create, HttpContext context, ApiUrls urls, CancellationToken ct)
    {
        if (ApiPolicy.CreateAccounts(request.Caller) is { Allowed: false } no) return Task.FromResult(answers.Say(ApiAnswer.No(new Refusal(no.Reason!))));

        var command = new CreateAccount.Command(sent.Username, sent.Email, sent.Password, Role.Member, context.Site().Language, DisplayName: sent.Name)
        {
            WithoutPassword = sent.Password is null,
        };
        return answers.Once(() => create.Run(command, ct), outcome => outcome switch
        {
            CreateAccount.Outcome.Created made => ApiAnswer.Created(new UserMade(made.MemberId, made.Username, urls.User(made.Username))),
            CreateAccount.Outcome.Invalid invalid => ApiAnswer.No([.. invalid.Problems.Select(RefusalOf)]),
            _ => ApiAnswer.Missing,
        }, ct);
    }

    private static Refusal RefusalOf(Problem problem) =>
        new Refusal(problem.Reason, problem.Field).With("min", PasswordRules.MinLength).With("max", PasswordRules.MaxLength);
}
