using System.Text.RegularExpressions;

namespace Forum.Conventions.Tests;

/// <summary>
/// Every write goes through <c>Writes.Run</c>: SaveChanges stands there only, and a set-based statement starts from <c>write.Db</c>.
/// A write elsewhere would miss the gate, the transaction and the events.
/// </summary>
public sealed partial class WriteDoorTests
{
    static readonly Dictionary<string, string> Exceptions = new()
    {
        ["src/Forum.Core/Platform/Data/Writes.cs"] = "the door itself",
        ["src/Forum.Core/Platform/Data/Write.cs"] = "flushes inside the door, for ids that the database gives",
        ["src/Forum.Sqlite/SqliteConnections.cs"] = "the settings of a connection as it opens",
        ["src/Forum.Sqlite/SqliteWriter.cs"] = "statements of a write, in its own turn and transaction",
        ["src/Forum.Sqlite/SearchRows.cs"] = "rows of the search index, at the end of the transaction they belong to: the index is no table of the model",
        ["src/Forum.Sqlite/SqliteBulk.cs"] = "many rows by one statement, in the write and transaction it is given",
        ["src/Forum.Sqlite/SqliteCopy.cs"] = "writes a new file, never the forum's own",
        ["src/Forum.Sqlite/SqliteMigration.cs"] = "changes tables before there is a door, behind a lock of its own",
    };

    [Fact]
    public void writes_go_through_the_one_door() => PastTheDoor(Sources()).ShouldBeEmpty();

    [Fact]
    public void every_exception_still_exists() =>
        Exceptions.Keys.Where(path => !Repository.Exists(path)).ShouldBeEmpty();

    [Theory]
    [InlineData("await db.SaveChangesAsync(ct);", 1)]
    [InlineData("var x = 1; await db.Topics.Where(t => t.Id == id).ExecuteDeleteAsync(ct);", 1)]
    [InlineData("await command.ExecuteNonQueryAsync(ct);", 1)]
    [InlineData("await db.Database.ExecuteSqlRawAsync(\"delete from x\");", 1)]
    [InlineData("var n = await write.Db.Topics\n .Where(t => new[] { 1 }.Contains(t.Id))\n .ExecuteUpdateAsync(s => s, ct);", 0)]
    [InlineData("if (await write.Db.Topics.ExecuteDeleteAsync(ct) == 0) return;", 0)]
    [InlineData("write.Db.Add(x); await db.Topics.ExecuteDeleteAsync(ct);", 1)]
    [InlineData("Task Clear(Write write) => write.Db.Topics.ExecuteDeleteAsync(ct);", 0)]
    [InlineData("// never call SaveChanges() here", 0)]
    public void a_write_past_the_door_is_found(string code, int found) =>
        PastTheDoor([SourceFile.Sample("src/Forum.Core/Features/X.cs", code)]).Count().ShouldBe(found);

    static IEnumerable<SourceFile> Sources() =>
        Repository.Files(".cs").Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && !file.IsGenerated);

    static IEnumerable<string> PastTheDoor(IEnumerable<SourceFile> sources) =>
        from source in sources
        where !Exceptions.ContainsKey(source.Path)
        from Match call in Write().Matches(source.Text)
        where !IsComment(source.Text, call.Index)
        where call.Groups["save"].Success || !StatementBefore(source.Text, call.Index).Contains("write.Db", StringComparison.Ordinal)
        select $"{source.Path}:{source.LineOf(call.Index)} {call.Value.TrimEnd('(')}";

    static bool IsComment(string text, int position) =>
        text.LastIndexOf('\n', position) is var line && text[(line + 1)..position].Contains("//", StringComparison.Ordinal);

    /// <summary>Back to where the statement began, stepping over whole brackets.</summary>
    static string StatementBefore(string text, int end)
    {
        var depth = 0;
        var start = end;
        while (start > 0)
        {
            var c = text[start - 1];
            if (c is ')' or ']' or '}') depth++;
            else if (c is '(' or '[' or '{' && depth-- == 0) break;
            else if (c == ';' && depth == 0) break;
            start--;
        }
        return text[start..end];
    }

    [GeneratedRegex(@"\b(?<save>SaveChanges(Async)?)\(|\bExecute(Update|Delete|SqlRaw|SqlInterpolated|Sql|NonQuery)(Async)?\(")]
    private static partial Regex Write();
}
