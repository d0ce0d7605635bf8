namespace Forum.Core.Features.Uploads;

/// <summary>How the files of an upload are called in its folder.</summary>
internal static class UploadFile
{
    public static string Of(string hash, string extension) => $"{hash}.{extension}";

    /// <summary>One of the sizes made of a picture.</summary>
    public static string Of(string hash, string size, string extension) => $"{hash}-{size}.{extension}";
}
