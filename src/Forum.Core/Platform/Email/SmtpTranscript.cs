namespace Forum.Core.Platform.Email;

/// <summary>What was said, for an administrator to read; what signs in is never in it.</summary>
internal sealed class SmtpTranscript
{
    // A server that talks without end must not fill the memory.
    private const int MostLines = 500;

    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines => lines;

    public void Client(string line) => Add("→ " + line);

    public void Server(string line) => Add("← " + string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c)));

    public void Note(string line) => Add("· " + line);

    private void Add(string line)
    {
        if (lines.Count < MostLines) lines.Add(line);
    }
}
