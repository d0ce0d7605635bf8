using Forum.Core.Features.Accounts;
using Forum.Core.Features.Api;
using Forum.Core.Features.Categories;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Launch;

/// <summary>The first start: site, administrator and first categories, all of it or nothing, once.</summary>
internal sealed class SetUpForum(ForumDb db, Writes writes, NewAccounts accounts, AccountServices services, CategoryTrees trees)
{
    public const string NoCategory = "launch.setUp.noCategory";
    public const string KeyTooShort = "launch.setUp.keyTooShort";

    public sealed record Command(string? Username, string? Email, string? Password)
    {
        public string? Title { get; init; }

        public string? Tagline { get; init; }

        public string? Language { get; init; }

        public FormOfAddress FormOfAddress { get; init; }

        public string? Accent { get; init; }

        public Stage Stage { get; init; }

        public IReadOnlyList<string> Categories { get; init; } = [];

        /// <summary>The one of them whose topics are questions, by its name; none when no category has it.</summary>
        public string QuestionsIn { get; init; } = "";

        /// <summary>A key of their own for scripts; none when empty.</summary>
        public string ApiKey { get; init; } = "";

        /// <summary>The browser to sign in; null for a start without one.</summary>
        public string? Device { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Done(long AdminId, string Username, string? SessionToken) : Outcome;

        public sealed record Invalid(List<Refusal> Why) : Outcome;

        public sealed record AlreadyDone : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var before = await services.Settings.Get<SiteSettings>(ct);
        if (before.IsSetUp) return new Outcome.AlreadyDone();

        var (site, refusals) = SiteText.Read(before, command.Title, command.Tagline, command.Language, command.Accent);
        var names = command.Categories.Where(name => !string.IsNullOrWhiteSpace(name)).ToList();
        if (names.Count == 0) refusals.Add(new Refusal(NoCategory, "categories"));
        if (names.Select(name => CategoryText.Read(name, "", null).Refusal).FirstOrDefault(unfit => unfit is not null) is { } unfit)
            refusals.Add(unfit with { Field = "categories" });
        if (names.GroupBy(CategoryText.KeyOf).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            refusals.Add(new Refusal(CategoryText.NameTaken, "categories").With("name", twice.First()));
        if (command.ApiKey.Length is > 0 and < ApiKeySecret.ShortestOwn) refusals.Add(new Refusal(KeyTooShort, "apiKey").With("least", ApiKeySecret.ShortestOwn));

        var (fit, problems) = await accounts.Judge(db, command.Username, command.Email, command.Password, site.Language, mayBeReserved: true, ct);
        refusals.AddRange(problems.Select(problem => About(problem.Reason, problem.Field)));
        if (fit is not null && PasswordRules.Refusal(command.Password, site.Title) is { } personal) refusals.Add(About(personal, "password"));
        if (fit is null || refusals.Count > 0) return await IsDone(db, ct) ? new Outcome.AlreadyDone() : new Outcome.Invalid(refusals);

        site = site with { IsSetUp = true, Stage = command.Stage, FormOfAddress = command.FormOfAddress, FrenchTypography = site.Language == "fr" };
        return await writes.Run(write => SetUp(command, site, names, fit, write, ct), ct);
    }

    /// <summary>As the database has it: the other of two clicks may have taken the name a moment ago.</summary>
    private static Task<bool> IsDone(ForumDb db, CancellationToken ct) => db.Settings.AnyAsync(s => s.Key == "site.isSetUp", ct);

    private static Refusal About(string reason, string field) =>
        new Refusal(reason, field).With("min", PasswordRules.MinLength).With("max", PasswordRules.MaxLength);

    private async Task<Outcome> SetUp(Command command, SiteSettings site, List<string> names, Applicant fit, Write write, CancellationToken ct)
    {
        // Two people with the same code, or two clicks: the door lets one through, and the other finds it done.
        if (await IsDone(write.Db, ct)) return new Outcome.AlreadyDone();

        var account = await NewAccounts.Open(write, fit, Role.Admin, ct);
        account.ConfirmEmail();
        var admin = new Actor(account.Id, fit.Name.Text, fit.Name.Text, Role.Admin);
        await services.Settings.Save(site, write, ct);
        foreach (var name in names)
        {
            var asks = string.Equals(name.Trim(), command.QuestionsIn, StringComparison.CurrentCultureIgnoreCase);
            await CreateCategory.Create(new CreateCategory.Command(admin, name) { Questions = asks ? QuestionMode.Always : QuestionMode.Never }, write, trees, ct);
        }

        if (command.ApiKey.Length > 0) write.Db.ApiKeys.Add(ApiKeySecret.Row(command.ApiKey, "setup", admin.Id, ApiScopes.Read | ApiScopes.Write | ApiScopes.Admin, write.Now));
        write.Audit(admin, "forum.setUp", "forum", site.Title);

        var token = command.Device is { } device ? await services.Sessions.Open(write, admin.Id, device, remembered: false, ct) : null;
        return new Outcome.Done(admin.Id, admin.Username, token);
    }
}
