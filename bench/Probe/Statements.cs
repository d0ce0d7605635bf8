using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bench.Probe;

/// <summary>What one statement was asked for, and the nanoseconds that SQLite spent on it.</summary>
internal sealed class Tally
{
    public long Times;
    public long Nanoseconds;
}

/// <summary>Every statement of every connection, by whatever library it is sent: SQLite itself tells of it.</summary>
internal static unsafe partial class Statements
{
    private const string Library = "e_sqlite3";
    private const uint Profile = 2;

    public static ConcurrentDictionary<string, Tally> All { get; } = new(StringComparer.Ordinal);

    public static void Watch()
    {
        // The very file that the program will load later: two copies would not know of each other.
        var path = Path.Combine(AppContext.BaseDirectory, "libe_sqlite3.so");
        NativeLibrary.SetDllImportResolver(typeof(Statements).Assembly, (_, _, _) => NativeLibrary.Load(path));
        if (AutoExtension(&Opened) != 0) throw new InvalidOperationException("SQLite does not take the probe.");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Opened(nint connection, nint error, nint api) => Trace(connection, Profile, &Ran, 0);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Ran(uint what, nint context, nint statement, long* nanoseconds)
    {
        var tally = All.GetOrAdd(Marshal.PtrToStringUTF8(Sql(statement)) ?? "", _ => new Tally());
        Interlocked.Increment(ref tally.Times);
        Interlocked.Add(ref tally.Nanoseconds, *nanoseconds);
        return 0;
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_auto_extension")]
    private static partial int AutoExtension(delegate* unmanaged[Cdecl]<nint, nint, nint, int> opened);

    [LibraryImport(Library, EntryPoint = "sqlite3_trace_v2")]
    private static partial int Trace(nint connection, uint what, delegate* unmanaged[Cdecl]<uint, nint, nint, long*, int> ran, nint context);

    [LibraryImport(Library, EntryPoint = "sqlite3_sql")]
    private static partial nint Sql(nint statement);
}
