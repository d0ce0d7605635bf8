namespace Forum.Web.Features.Legal;

/// <summary>Table of contents: what the legal pages add.</summary>
internal static class LegalPages
{
    public static IServiceCollection AddLegal(this IServiceCollection services) => services.AddSingleton<LegalTexts>();
}
