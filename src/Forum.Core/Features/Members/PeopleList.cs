using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Members;

internal enum PeopleOrder
{
    /// <summary>Who was here last.</summary>
    Recent,

    /// <summary>Who wrote most.</summary>
    Posts,
}

internal sealed record PersonItem(Person Person, string Location, DateTime JoinedAt, DateTime LastSeenAt, int PostCount);

internal sealed record PeoplePage(IReadOnlyList<PersonItem> Items, int Page, int Pages, string? Older);

/// <summary>Everybody, or those whose name begins as typed: two commands a page.</summary>
internal sealed class PeopleList(ForumDb db)
{
    public const int PageSize = 30;

    public async Task<PeoplePage> Page(string? name, PeopleOrder order, int page, MemberCursor? before, CancellationToken ct)
    {
        var people = Named(name);
        var pages = 0;
        if (before is null)
        {
            var counted = await people.Take(PageSize * TopicLists.NumberedPages).CountAsync(ct);
            pages = Math.Max(1, (counted + PageSize - 1) / PageSize);
            if (page > pages) return new PeoplePage([], page, pages, null);
        }

        var items = await Ordered(people, order, before)
            .Skip(before is null ? (page - 1) * PageSize : 0).Take(PageSize + 1)
            .Select(m => new PersonItem(new Person(m.Id, m.Username, m.DisplayName, m.Role, m.Avatar), m.Location, m.JoinedAt, m.LastSeenAt, m.PostCount))
            .ToListAsync(ct);
        var more = items.Count > PageSize;
        if (more) items.RemoveAt(PageSize);
        var older = more && (before is not null || page == TopicLists.NumberedPages) ? CursorOf(items[^1], order).ToString() : null;
        return new PeoplePage(items, page, pages, older);
    }

    private IQueryable<Member> Named(string? typed)
    {
        var name = CleanText.Line(typed);
        var here = db.Members.Where(m => m.LeftAt == null);
        if (name.Length == 0) return here;

        // The name people see begins as typed, or its capitals do; the name they sign in with is folded on both sides.
        var key = Member.KeyOf(name);
        var capital = string.Concat(char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1));
        return here.Where(m => m.UsernameKey.StartsWith(key) || m.DisplayName.StartsWith(name) || m.DisplayName.StartsWith(capital));
    }

    private static IQueryable<Member> Ordered(IQueryable<Member> people, PeopleOrder order, MemberCursor? before)
    {
        if (order == PeopleOrder.Posts)
        {
            if (before is { } place) people = people.Where(m => m.PostCount < place.Value || (m.PostCount == place.Value && m.Id < place.Id));
            return people.OrderByDescending(m => m.PostCount).ThenByDescending(m => m.Id);
        }

        if (before is { } cursor)
        {
            var at = cursor.Time;
            people = people.Where(m => m.LastSeenAt < at || (m.LastSeenAt == at && m.Id < cursor.Id));
        }

        return people.OrderByDescending(m => m.LastSeenAt).ThenByDescending(m => m.Id);
    }

    private static MemberCursor CursorOf(PersonItem last, PeopleOrder order) =>
        order == PeopleOrder.Posts ? new MemberCursor(last.PostCount, last.Person.Id) : MemberCursor.At(last.LastSeenAt, last.Person.Id);
}
