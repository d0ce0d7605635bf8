using System.Globalization;
using Forum.Core.Features.Groups;
using Forum.Core.Platform;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Forum.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Categories;

/// <summary>Adds a category, or one below another.</summary>
internal sealed class CreateCategory(Writes writes, CategoryTrees trees, GroupChanges changes)
{
    public const string NoParent = "categories.refused.noParent";
    public const string TooDeep = "categories.refused.tooDeep";

    public sealed record Command(Actor Actor, string? Name)
    {
        public string? Slug { get; init; }

        public long? ParentId { get; init; }

        public string? Description { get; init; }

        /// <summary>1 to 8; null for the next in turn.</summary>
        public int? Hue { get; init; }

        public Audience ReadBy { get; init; } = Audience.Everyone;

        public Audience WriteBy { get; init; } = Audience.Members;

        public QuestionMode Questions { get; init; }

        /// <summary>What a new topic's text begins with.</summary>
        public string? Template { get; init; }

        /// <summary>For programs, to whom a taken name is no error: only the address differs then.</summary>
        public bool MayShareName { get; init; }
    }

    public abstract record Outcome
    {
        public sealed record Created(long Id, string Slug, string Path) : Outcome;

        public sealed record Refused(Refusal Why) : Outcome;
    }

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (CategoryPolicy.Arrange(command.Actor) is { Allowed: false } no) return new Outcome.Refused(new Refusal(no.Reason!));

        return await writes.Run(write =>
        {
            changes.ForgetAfter(write);
            return Create(command, write, trees, ct);
        }, ct);
    }

    /// <summary>For who is inside the door already: the setup makes its categories together with everything else.</summary>
    public static async Task<Outcome> Create(Command command, Write write, CategoryTrees trees, CancellationToken ct)
    {
        var (name, description, template, unfit) = CategoryText.Read(command.Name, command.Description, command.Template);
        if (unfit is not null) return new Outcome.Refused(unfit);

        var parent = command.ParentId is { } id ? await write.Db.Categories.FirstOrDefaultAsync(c => c.Id == id, ct) : null;
        if (command.ParentId is not null && parent is null) return new Outcome.Refused(new Refusal(NoParent, "parent"));
        if (parent?.ParentId is not null) return new Outcome.Refused(new Refusal(TooDeep, "parent"));
        if (!command.MayShareName && await CategoryText.Taken(write, name, command.ParentId, 0, ct) is { } taken) return new Outcome.Refused(taken);

        var slug = await FreeSlug(Slug.Of(string.IsNullOrWhiteSpace(command.Slug) ? name : command.Slug, "c"), parent, write, ct);
        var position = await write.Db.Categories.CountAsync(c => c.ParentId == command.ParentId, ct);
        var category = new Category(name, slug, parent, position);
        category.Describe(name, description, command.Hue ?? category.Hue);
        category.Open(command.ReadBy, command.WriteBy, parent);
        category.Take(command.Questions);
        category.BeginWith(template ?? "");
        write.Db.Categories.Add(category);
        await write.Flush(ct);
        await CategoryDoors.Inherit(write, category, ct);
        write.Audit(command.Actor, "category.created", $"category:{category.Id}", name);
        write.AfterCommit(trees.Forget);
        return new Outcome.Created(category.Id, category.Slug, category.Path);
    }

    /// <summary>A taken name is no error: the address gets a number.</summary>
    private static async Task<string> FreeSlug(string slug, Category? parent, Write write, CancellationToken ct)
    {
        var prefix = parent is null ? "" : parent.Slug + "/";
        var taken = await write.Db.Categories.Where(c => c.Path.StartsWith(prefix + slug)).Select(c => c.Path).ToListAsync(ct);
        var free = slug;
        for (var n = 2; taken.Contains(prefix + free, StringComparer.OrdinalIgnoreCase); n++) free = string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}");
        return free;
    }
}
