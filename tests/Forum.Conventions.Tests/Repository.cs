namespace Forum.Conventions.Tests;

/// <summary>The checkout as text: what a reader would open, without build output and vendored files.</summary>
internal static class Repository
{
    static readonly string[] NotOurs = [".git", ".vs", ".idea", "bin", "obj", "node_modules", "artifacts", "data", "TestResults", "vendor"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files(params string[] extensions) =>
        [.. Walk(new DirectoryInfo(Root))
            .Where(file => extensions.Length == 0 || extensions.Contains(file.Extension))
            .Select(file => new SourceFile(Relative(file.FullName), file.FullName))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];

    public static bool Exists(string relative) =>
        File.Exists(Path.Combine(Root, relative)) || Directory.Exists(Path.Combine(Root, relative));

    public static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    public static IEnumerable<string> Folders(string relative) =>
        Directory.Exists(Path.Combine(Root, relative))
            ? Directory.GetDirectories(Path.Combine(Root, relative)).Select(folder => Path.GetFileName(folder)!)
            : [];

    static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => !NotOurs.Contains(file.Name)).Concat(folder.EnumerateDirectories().Where(inner => !NotOurs.Contains(inner.Name)).SelectMany(Walk));

    static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Forum.sln")))
                return folder.FullName;
        throw new InvalidOperationException("These tests read the checkout: run them from inside it.");
    }
}

internal sealed record SourceFile(string Path, string FullName)
{
    string? text;

    /// <summary>A file made up by a test, to prove that a rule bites.</summary>
    public static SourceFile Sample(string path, string text) => new(path, "") { text = text };

    public string Text => text ??= File.ReadAllText(FullName);

    public bool IsGenerated => Path.Contains("/Migrations/") || Path.Contains("/Compiled/");

    public int LineOf(int position) => Text.AsSpan(0, position).Count('\n') + 1;
}
