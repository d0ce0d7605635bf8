using Forum.Core.Features.Accounts;

namespace Forum.Core.Features.Invitations;

/// <summary>What became of one line.</summary>
internal enum AddressFate
{
    Invited,
    NoAddress,
    Repeated,
    AlreadyMember,
    AlreadyInvited,
    TooMany,
}

/// <summary>A line as typed, its address when it has one, and what became of it.</summary>
internal sealed record AddressLine(string Text, EmailAddress? Address, AddressFate Fate);

/// <summary>Reads addresses out of lines or a CSV file: in each line the first cell that is an address counts.</summary>
internal static class AddressList
{
    public const int MostLines = 500;

    // What a line says again in the report; nobody needs more to recognise it.
    private const int Shown = 100;

    public static List<AddressLine> Read(string text)
    {
        var lines = new List<AddressLine>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var raw in text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = AddressIn(raw);

            // A spreadsheet's first line names its columns.
            if (address is null && lines.Count == 0 && !raw.Contains('@', StringComparison.Ordinal) && raw.IndexOfAny([',', ';', '\t']) >= 0) continue;

            var shown = raw.Length > Shown ? raw[..Shown] : raw;
            lines.Add(new AddressLine(shown, address, address switch
            {
                null => AddressFate.NoAddress,
                { } known when !seen.Add(Account.KeyOf(known.Text)) => AddressFate.Repeated,
                _ when seen.Count > MostLines => AddressFate.TooMany,
                _ => AddressFate.Invited,
            }));
        }

        return lines;
    }

    private static EmailAddress? AddressIn(string line)
    {
        foreach (var cell in line.Split([',', ';', '\t', '<', '>'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (EmailAddress.Read(cell.Trim('"', '\'', ' ', '\uFEFF')) is { Refusal: null } read) return read.Address;
        }

        return null;
    }
}
