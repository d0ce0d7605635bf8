using System.Buffers;

namespace Forum.Web.Platform.Compression;

/// <summary>
/// Gathers what is written, in memory that is lent: a page is larger than what .NET cleans away cheaply, and a new piece of memory
/// for each would keep it cleaning.
/// </summary>
internal class PooledStream : Stream
{
    private byte[] buffer = [];
    private int length;

    /// <summary>What was written; valid until more is, or until this is disposed.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position { get => length; set => throw new NotSupportedException(); }

    /// <summary>Begins anew, in the same memory.</summary>
    public void Clear() => length = 0;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        MakeRoom(buffer.Length);
        buffer.CopyTo(this.buffer.AsSpan(length));
        length += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Return(buffer);
        (buffer, length) = ([], 0);
        base.Dispose(disposing);
    }

    private void MakeRoom(int more)
    {
        if (buffer.Length - length >= more) return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length + more, Math.Max(32 * 1024, buffer.Length * 2)));
        Written.CopyTo(larger);
        Return(buffer);
        buffer = larger;
    }

    private static void Return(byte[] buffer)
    {
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
    }
}
