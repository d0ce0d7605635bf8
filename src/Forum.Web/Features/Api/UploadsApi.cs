using Forum.Core.Features.Api;
using Forum.Core.Features.Uploads;
using Forum.Core.Platform;
using Forum.Web.Platform.Security;

namespace Forum.Web.Features.Api;

internal static class UploadsApi
{
    public sealed record UploadPlaced(long Id, string Url, string Markdown);

    public const string Path = "api/v1/uploads";

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/uploads", Store).Needs(ApiScopes.Write).WithMetadata(new TakesFilesAttribute())
            .Produces<UploadPlaced>(StatusCodes.Status201Created)
            .WithSummary("Takes a picture or a file in the field “file”, and gives the Markdown that shows it");

    private static async Task<IResult> Store(HttpRequest http, ApiRequest request, ApiAnswers answers, StoreUpload store, ApiUrls urls, CancellationToken ct)
    {
        if ((await SentForm.Read(http))?.Files.GetFile(StoreUpload.Field) is not { } file) return answers.Say(ApiAnswer.No(new Refusal(JudgeFile.Missing, StoreUpload.Field)));

        await using var content = file.OpenReadStream();
        var command = new StoreUpload.Command(request.Actor, content, file.FileName);
        return await answers.Once(() => store.Run(command, ct), outcome => outcome switch
        {
            StoreUpload.Outcome.Stored(var made) => ApiAnswer.Created(new UploadPlaced(made.Id, urls.Upload(made.Path), made.Markdown)),
            StoreUpload.Outcome.Refused refused => ApiAnswer.No(refused.Why),
            _ => ApiAnswer.Missing,
        }, ct);
    }
}
