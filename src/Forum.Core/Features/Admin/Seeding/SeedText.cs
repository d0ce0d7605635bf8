using System.Globalization;
using System.Text;

namespace Forum.Core.Features.Admin.Seeding;

/// <summary>Writes titles and posts that differ; the same number gives the same text.</summary>
internal static class SeedText
{
    public static string Title(Random random, SeedWords words)
    {
        var title = $"{Pick(random, words.Subjects)} {Pick(random, words.Verbs)} {Pick(random, words.Objects)} {Pick(random, words.Ends).TrimEnd('.')}";
        return string.Concat(char.ToUpperInvariant(title[0]).ToString(), title.AsSpan(1));
    }

    public static string Post(Random random, SeedWords words, IReadOnlyList<string> people, out string? mentioned)
    {
        mentioned = null;
        var text = new StringBuilder(600);
        var paragraphs = 1 + random.Next(4);
        for (var i = 0; i < paragraphs; i++)
        {
            if (i > 0) text.Append("\n\n");
            switch (random.Next(12))
            {
                case 0:
                    Bullets(text, random, words);
                    break;
                case 1:
                    text.Append("```\n").Append(Pick(random, SeedWords.Code)).Append("\n```");
                    break;
                case 2:
                    text.Append("> ");
                    Sentence(text, random, words);
                    break;
                default:
                    Paragraph(text, random, words);
                    break;
            }
        }

        if (people.Count > 0 && random.Next(10) == 0) text.Append("\n\n@").Append(mentioned = people[random.Next(people.Count)]).Append(' ').Append(Pick(random, words.Closings));
        else if (random.Next(3) == 0) text.Append("\n\n").Append(Pick(random, words.Closings));
        return text.ToString();
    }

    private static void Paragraph(StringBuilder text, Random random, SeedWords words)
    {
        var sentences = 1 + random.Next(4);
        for (var i = 0; i < sentences; i++)
        {
            if (i > 0) text.Append(' ');
            Sentence(text, random, words);
        }
    }

    private static void Sentence(StringBuilder text, Random random, SeedWords words)
    {
        text.Append(Pick(random, words.Openings)).Append(' ').Append(Pick(random, words.Subjects)).Append(' ');
        text.Append(Pick(random, words.Verbs)).Append(' ');
        var thing = Pick(random, words.Objects);
        text.Append(random.Next(8) switch { 0 => $"**{thing}**", 1 => $"*{thing}*", 2 => $"`ref_{random.Next(10_000).ToString(CultureInfo.InvariantCulture)}`", _ => thing });
        text.Append(' ').Append(Pick(random, words.Ends));
    }

    private static void Bullets(StringBuilder text, Random random, SeedWords words)
    {
        for (var i = 0; i < 3; i++)
        {
            if (i > 0) text.Append('\n');
            text.Append("- ").Append(Pick(random, words.Subjects)).Append(' ').Append(Pick(random, words.Verbs)).Append(' ').Append(Pick(random, words.Objects));
        }
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
