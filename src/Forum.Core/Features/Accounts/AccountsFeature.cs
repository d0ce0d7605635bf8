using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Core.Features.Accounts;

internal static class AccountsFeature
{
    public static void Configure(FeatureBuilder feature)
    {
        feature.Services.AddDataProtection();
        feature.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = Passwords.Iterations);
        feature.Services.AddSingleton<ISnapshot>(services => services.GetRequiredService<Sessions>());

        feature
            .Keep<Passwords>().Keep<Limits>().Keep<Sessions>().Keep<AccountLinks>().Keep<AccountServices>().Keep<NewAccounts>()
            .Add<SignUp>().Add<SignIn>().Add<SignOut>()
            .Add<ConfirmEmail>().Add<SendConfirmation>().Add<RequestEmailChange>().Add<ConfirmEmailChange>()
            .Add<RequestPasswordReset>().Add<ResetPassword>().Add<ChangePassword>().Add<ConfirmPassword>().Add<ReplacePassword>()
            .Add<EndSession>().Add<EndOtherSessions>().Add<CreateAccount>().Add<AccountQueries>()
            .Keep<Admission>().Add<EntryQueries>().Add<AnswerApplication>().Add<ApplicationQueries>()
            .Add<EraseAccount>().Add<ExportOwnData>()
            .On<PasswordResetRequested, AnswerPasswordReset>();
    }
}
