using Forum.Core.Features.Accounts;
using Forum.Core.Features.Categories;
using Forum.Core.Features.Groups;
using Forum.Core.Features.Members;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Forum.Core.Platform.Permissions;
using Microsoft.Extensions.DependencyInjection;

namespace Forum.Testing;

/// <summary>People, categories and topics in one line each, through the forum's own use cases.</summary>
internal sealed partial class TestForum
{
    /// <summary>Somebody who is simply there, without having signed up.</summary>
    public async Task<Actor> Person(string name, Role role = Role.Member)
    {
        var member = await Services.GetRequiredService<Writes>().Run(write =>
        {
            var member = new Member(name, UsernameSkeleton.Of(name), write.Now, role);
            write.Db.Members.Add(member);
            return Task.FromResult(member);
        }, default);
        return member.AsActor();
    }

    /// <summary>Made by an administrator whom nobody sees.</summary>
    public async Task<CategoryNode> Category(string name, Audience readBy = Audience.Everyone, Audience writeBy = Audience.Members, CategoryNode? below = null, QuestionMode questions = QuestionMode.Never)
    {
        var outcome = await With((CreateCategory create) => create.Run(
            new CreateCategory.Command(Root, name) { ReadBy = readBy, WriteBy = writeBy, ParentId = below?.Id, Questions = questions, MayShareName = true }, default));
        var id = ((CreateCategory.Outcome.Created)outcome).Id;
        return (await Services.GetRequiredService<CategoryTrees>().Get(default)).Find(id)!;
    }

    public async Task<OpenTopic.Outcome.Opened> Topic(Actor by, CategoryNode category, string title = "Un sujet pour essayer", string text = "Un premier message assez long.", params string[] tags) =>
        (OpenTopic.Outcome.Opened)await With((OpenTopic open) => open.Run(new OpenTopic.Command(by, category.Id, title, text) { Tags = tags }, default));

    public async Task<ReplyToTopic.Outcome.Posted> Reply(Actor by, long topicId, string? text = null) =>
        (ReplyToTopic.Outcome.Posted)await With((ReplyToTopic reply) => reply.Run(
            new ReplyToTopic.Command(by, topicId, text ?? $"Une réponse, la {Interlocked.Increment(ref replies)}e.") { Trusted = true }, default));

    /// <summary>A custom group with these people in it.</summary>
    public async Task<long> Group(string name, params Actor[] people)
    {
        var created = (CreateGroup.Outcome.Created)await With((CreateGroup create) => create.Run(new CreateGroup.Command(Root, name), default));
        foreach (var person in people) await With((AddToGroup add) => add.Run(new AddToGroup.Command(Root, created.Id, person.Username), default));
        return created.Id;
    }

    /// <summary>What groups may do in a category; those that are not named have no right any more.</summary>
    public async Task Rights(CategoryNode category, params (long Group, Right Right)[] rights)
    {
        var outcome = await With((SetCategoryRights set) => set.Run(new SetCategoryRights.Command(Root, category.Id, rights.ToDictionary(r => r.Group, r => r.Right)), default));
        if (outcome is not SetCategoryRights.Outcome.Set) throw new InvalidOperationException(outcome.ToString());
    }

    /// <summary>Somebody as the forum knows them now, with what their groups give them.</summary>
    public async Task<Actor> Again(Actor actor) => (await With((Actors actors) => actors.Find(actor.Id, default)))!;

    /// <summary>An administrator without a member, for what the test itself arranges.</summary>
    public static Actor Root { get; } = new(0, "root", "root", Role.Admin);

    private int replies;
}
