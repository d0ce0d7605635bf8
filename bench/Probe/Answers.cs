using System.Net.Sockets;
using System.Text.Json;

namespace Bench.Probe;

/// <summary>One line of JSON for each that connects: what was allocated and asked so far.</summary>
internal static class Answers
{
    public static void Give(string path)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        while (true)
        {
            using var asking = listener.Accept();
            asking.Send(JsonSerializer.SerializeToUtf8Bytes(new
            {
                allocated = GC.GetTotalAllocatedBytes(precise: true),
                statements = Statements.All.Select(s => new { sql = s.Key, times = s.Value.Times, nanoseconds = s.Value.Nanoseconds }),
            }));
        }
    }
}
