using System.Net.Http.Headers;

namespace Forum.Testing;

/// <summary>A file in a form, under the name and with the type that its sender claims.</summary>
internal sealed record SentFile(string Field, string Name, byte[] Bytes, string Type = "application/octet-stream")
{
    public static MultipartFormDataContent Form(IEnumerable<SentFile> files, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), $"\"{name}\"");
        foreach (var file in files)
        {
            var content = new ByteArrayContent(file.Bytes);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(file.Type);
            form.Add(content, $"\"{file.Field}\"", file.Name.Length == 0 ? "\"\"" : file.Name);
        }

        return form;
    }
}
