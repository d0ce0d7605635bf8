using System.Globalization;

namespace Bench.FixedBytes;

/// <summary>One answer, made once.</summary>
internal sealed class FixedAnswer(byte[] body, string? encoding)
{
    private const int Largest = 16 * 1024 * 1024;

    public static FixedAnswer? For(string path)
    {
        if (path.Split('/') is not ["", var size, .. var rest]) return null;
        if (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > Largest) return null;

        // Letters that no link on the way could press together.
        var body = new byte[length];
        var random = new Random(length);
        for (var i = 0; i < length; i++) body[i] = (byte)random.Next('a', 'z' + 1);
        return new FixedAnswer(body, rest is [{ Length: > 0 } encoding, ..] ? encoding : null);
    }

    public Task Send(HttpResponse response)
    {
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = body.Length;
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        return response.Body.WriteAsync(body).AsTask();
    }

    public static Task Nothing(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
