using Forum.Core.Features.Uploads;
using Forum.Core.Platform;
using Forum.Core.Platform.Permissions;

namespace Forum.Web.Features.Uploads;

/// <summary>Takes the files of a form without script, and writes each into its text.</summary>
internal sealed class Attachments(StoreUpload store)
{
    public const string Field = "files";

    /// <summary>In one form; the rest can follow with the next.</summary>
    private const int Most = 10;

    /// <summary>Null when all went well. What was taken before a refusal stands in the text already.</summary>
    public async Task<Refusal?> Take(WritingForm form, Actor actor, CancellationToken ct)
    {
        if (form.Files is not { Count: > 0 } files) return form.Attach ? new Refusal(JudgeFile.Missing, Field) : null;
        if (files.Count > Most) return new Refusal("uploads.refused.atOnce", Field).With("most", Most);

        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            switch (await store.Run(new StoreUpload.Command(actor, content, file.FileName), ct))
            {
                case StoreUpload.Outcome.Stored(var made):
                    form.Markdown = Behind(form.Markdown, made.Markdown);
                    break;
                case StoreUpload.Outcome.Refused(var why):
                    return why.Field.Length == 0 ? why : why with { Field = Field };
            }
        }

        form.Files = null;
        return null;
    }

    private static string Behind(string? text, string markdown) => string.IsNullOrWhiteSpace(text) ? markdown : $"{text.TrimEnd()}\n\n{markdown}";
}
