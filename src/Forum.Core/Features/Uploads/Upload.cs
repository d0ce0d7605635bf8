using System.Globalization;

namespace Forum.Core.Features.Uploads;

/// <summary>A picture or file that somebody sent. Its bytes lie in the uploads folder under their hash; equal bytes lie there once.</summary>
internal sealed class Upload
{
    public const int NameLimit = 100;

    /// <summary>So much of the hash stands in the address: enough that nobody guesses it.</summary>
    public const int PrintLength = 16;

    private Upload() { }

    public Upload(long ownerId, string hash, FileKind kind, long size, string name, DateTime now)
    {
        OwnerId = ownerId;
        Hash = hash;
        Type = kind.Type;
        Extension = kind.Extension;
        Size = size;
        Name = name;
        CreatedAt = now;
    }

    public long Id { get; private set; }

    public long OwnerId { get; private set; }

    /// <summary>SHA-256 of what is stored, which is not what was sent: pictures are made anew.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>As the bytes say, whatever the name said.</summary>
    public string Type { get; private set; } = "";

    public string Extension { get; private set; } = "";

    public long Size { get; private set; }

    /// <summary>0 for what is no picture.</summary>
    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>The size of the smaller copy that pages show; 0 when the picture is small enough itself.</summary>
    public int SmallWidth { get; private set; }

    public int SmallHeight { get; private set; }

    /// <summary>What the sender called it, made fit to offer as a name for saving.</summary>
    public string Name { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    /// <summary>When something first used it; null while it waits in somebody's draft.</summary>
    public DateTime? UsedAt { get; private set; }

    /// <summary>When something last stopped using it.</summary>
    public DateTime? LeftAt { get; private set; }

    public bool IsPicture => Width > 0;

    public string Print => Hash[..PrintLength];

    /// <summary>Names it in addresses and where a row points to it: <c>12-0123456789abcdef</c>.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Id}-{Print}");

    public void Measure(int width, int height, int smallWidth, int smallHeight)
    {
        Width = width;
        Height = height;
        SmallWidth = smallWidth;
        SmallHeight = smallHeight;
    }

    public void Use(DateTime now) => UsedAt ??= now;

    public void Leave(DateTime now) => LeftAt = now;
}
