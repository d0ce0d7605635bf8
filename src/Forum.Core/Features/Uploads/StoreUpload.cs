using Forum.Core.Features.Uploads.Pictures;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Markup;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Uploads;

/// <summary>Takes in a picture or a file: the one way for posts, faces and the logo.</summary>
internal sealed class StoreUpload(Writes writes, UploadRights rights, JudgeFile judge, PictureWorkshop workshop, UploadFolder folder, SettingsStore settings)
{
    public const string Field = "file";
    public const string DiskFull = "uploads.refused.diskFull";

    private const int NoSpaceLeft = 28;

    /// <param name="Actor">Who sends it.</param>
    /// <param name="Content">Read once, not beyond what is allowed.</param>
    /// <param name="Name">As the sender calls it.</param>
    public sealed record Command(Actor Actor, Stream Content, string? Name)
    {
        /// <summary>The sizes to make besides; a picture is then the only thing wanted.</summary>
        public IReadOnlyList<PictureSize> Sizes { get; init; } = [];
    }

    public abstract record Outcome
    {
        public sealed record Stored(StoredUpload Upload) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (await rights.Look(command.Actor, command.Sizes.Count > 0, ct) is { } refusal) return new Outcome.Refused(refusal);

        try
        {
            if (folder.IsFull) return new Outcome.Refused(JudgeFile.Refuse(DiskFull));
            return await Store(command, await settings.Get<UploadSettings>(ct), ct);
        }
        catch (IOException full) when ((full.HResult & 0xFFFF) == NoSpaceLeft)
        {
            return new Outcome.Refused(JudgeFile.Refuse(DiskFull));
        }
    }

    private async Task<Outcome> Store(Command command, UploadSettings chosen, CancellationToken ct)
    {
        var most = Math.Max(chosen.MostBytes(true), chosen.MostBytes(false));
        using var sent = await IncomingFile.Receive(command.Content, folder, most, ct);
        if (sent is null) return new Outcome.Refused(JudgeFile.RefuseSize(most));

        var (judged, refusal) = await judge.Judge(sent, command.Name, command.Sizes.Count > 0, chosen, ct);
        if (judged is null) return new Outcome.Refused(refusal!);

        var hash = await IncomingFile.Hash(judged.File, ct);
        var size = new FileInfo(judged.File).Length;
        var sizes = await Sizes(command, judged, sent, ct);
        while (true)
        {
            // Files first: a row without its file would be a broken picture, a file without its row is swept away.
            foreach (var (name, file) in sizes) Copy(file, UploadFile.Of(hash, name, PictureKind.WebP.File.Extension));
            Copy(judged.File, UploadFile.Of(hash, judged.Kind.Extension));
            var stored = await writes.RunEvictingNamed(write => Row(command, judged, hash, size, write, ct), ct);
            if (stored is not null) return stored;
        }
    }

    /// <summary>Null when the daily cleaning took equal bytes away at this very moment.</summary>
    private async Task<Outcome?> Row(Command command, JudgedFile judged, string hash, long size, Write write, CancellationToken ct)
    {
        if (folder.Find(UploadFile.Of(hash, judged.Kind.Extension)) is null)
        {
            write.Abandon();
            return null;
        }

        // Sent twice by the same person is sent once: a form that came back, a retry.
        var id = command.Actor.Id;
        var upload = await write.Db.Uploads.FirstOrDefaultAsync(u => u.OwnerId == id && u.Hash == hash && u.Type == judged.Kind.Type, ct);
        if (upload is null)
        {
            if (await rights.Take(write, command.Actor, ct) is { } later) return new Outcome.Refused(later);

            upload = new Upload(id, hash, judged.Kind, size, FileName.Of(command.Name, judged.Kind.Extension), write.Now);
            upload.Measure(judged.Picture?.Width ?? 0, judged.Picture?.Height ?? 0, judged.SmallPicture?.Width ?? 0, judged.SmallPicture?.Height ?? 0);
            write.Db.Uploads.Add(upload);
            await write.Flush(ct);
        }
        else
        {
            // Its time begins anew, unless something uses it already.
            upload.Leave(write.Now);
        }

        return new Outcome.Stored(StoredUpload.Of(upload));
    }

    private async Task<List<(string Name, string File)>> Sizes(Command command, JudgedFile judged, IncomingFile sent, CancellationToken ct)
    {
        List<(string Name, string File)> made = [];
        if (judged.Small is { } small) made.Add((PictureSize.Small.Name, small));
        foreach (var size in command.Sizes)
        {
            if (await workshop.Smaller(judged.File, size, ct) is { } smaller) made.Add((size.Name, sent.With(smaller.File)));
        }

        return made;
    }

    private void Copy(string file, string name)
    {
        if (folder.Find(name) is not null) return;

        var copy = folder.NewFile("copy");
        File.Copy(file, copy);
        folder.Keep(copy, name);
    }
}

/// <summary>What is told of an upload that was taken in.</summary>
internal sealed record StoredUpload(long Id, string Key, string Extension, string Name, int Width, int Height)
{
    public bool IsPicture => Width > 0;

    public string Path => $"{UploadRef.Root}{Key}.{Extension}";

    /// <summary>As it is written into a text: a picture with the words of its name, a file as a link.</summary>
    public string Markdown => IsPicture ? $"![{Escaped(FileName.Words(Name))}]({Path})" : $"[{Escaped(Name)}]({Path})";

    public static StoredUpload Of(Upload upload) => new(upload.Id, upload.Key, upload.Extension, upload.Name, upload.Width, upload.Height);

    private static string Escaped(string text) => string.Concat(text.Select(c => @"\`*_[]<>|~".Contains(c) ? $"\\{c}" : $"{c}"));
}
