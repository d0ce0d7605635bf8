using Forum.Web.Features.Posts;

namespace Forum.Web.Features.Reading;

internal static class ReadingPages
{
    public static IServiceCollection AddReading(this IServiceCollection services) => services.AddScoped<TopicPages>().AddScoped<UnsentTexts>().AddScoped<PostParts>().AddSingleton<KeptParts>();
}
