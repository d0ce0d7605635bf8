using Forum.Core.Features.Categories;
using Forum.Core.Features.Members;
using Forum.Core.Features.Posts;
using Forum.Core.Features.Topics;
using Forum.Core.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Forum.Core.Features.Admin;

/// <summary>One counter: which rows are wrong, and the statement that puts them right.</summary>
internal sealed record Counter(string Name, Func<ForumDb, CancellationToken, Task<int>> Wrong, Func<Write, CancellationToken, Task<int>> Repair)
{
    /// <summary>In this order: later ones add up what earlier ones counted.</summary>
    public static readonly IReadOnlyList<Counter> All =
    [
        new("likes of posts", (db, ct) => PostLikes(db).CountAsync(ct), (write, ct) => PostLikes(write.Db).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.LikeCount, p => write.Db.PostLikes.Count(l => l.PostId == p.Id)), ct)),
        new("posts of topics", (db, ct) => TopicPosts(db).CountAsync(ct), (write, ct) => TopicPosts(write.Db).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.PostCount, t => write.Db.Posts.Count(p => p.TopicId == t.Id && p.DeletedAt == null)), ct)),
        new("answers of topics", (db, ct) => TopicAnswers(db).CountAsync(ct), (write, ct) => TopicAnswers(write.Db).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.AnswerCount, t => write.Db.Posts.Count(p => p.TopicId == t.Id && p.DeletedAt == null && p.AuthorId != t.AuthorId)), ct)),
        new("last numbers of topics", (db, ct) => TopicNumbers(db).CountAsync(ct), (write, ct) => TopicNumbers(write.Db).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.LastNumber, t => write.Db.Posts.Where(p => p.TopicId == t.Id).Max(p => (int?)p.Number) ?? 0), ct)),
        new("likes of topics", (db, ct) => TopicLikes(db).CountAsync(ct), (write, ct) => TopicLikes(write.Db).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.LikeCount, t => write.Db.Posts.Where(p => p.TopicId == t.Id).Sum(p => p.LikeCount)), ct)),
        new("topics of members", (db, ct) => MemberTopics(db).CountAsync(ct), (write, ct) => MemberTopics(write.Db).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.TopicCount, m => write.Db.Topics.Count(t => t.AuthorId == m.Id)), ct)),
        new("posts of members", (db, ct) => MemberPosts(db).CountAsync(ct), (write, ct) => MemberPosts(write.Db).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.PostCount, m => write.Db.Posts.Count(p => p.AuthorId == m.Id && p.DeletedAt == null)), ct)),
        new("likes of members", (db, ct) => MemberLikes(db).CountAsync(ct), (write, ct) => MemberLikes(write.Db).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.LikesReceived, m => write.Db.Posts.Where(p => p.AuthorId == m.Id).Sum(p => p.LikeCount)), ct)),
        new("topics of categories", (db, ct) => CategoryTopics(db).CountAsync(ct), (write, ct) => CategoryTopics(write.Db).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.TopicCount, c => write.Db.Topics.Count(t => t.CategoryId == c.Id && t.DeletedAt == null)), ct)),
        new("posts of categories", (db, ct) => CategoryPosts(db).CountAsync(ct), (write, ct) => CategoryPosts(write.Db).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.PostCount, c => write.Db.Topics.Where(t => t.CategoryId == c.Id && t.DeletedAt == null).Sum(t => t.PostCount)), ct)),
        new("topics of tags", (db, ct) => TagTopics(db).CountAsync(ct), (write, ct) => TagTopics(write.Db).ExecuteUpdateAsync(
            set => set.SetProperty(g => g.TopicCount, g => write.Db.TopicTags.Count(t => t.TagId == g.Id && t.Topic.DeletedAt == null)), ct)),
    ];

    private static IQueryable<Post> PostLikes(ForumDb db) =>
        db.Posts.Where(p => p.LikeCount != db.PostLikes.Count(l => l.PostId == p.Id));

    private static IQueryable<Topic> TopicPosts(ForumDb db) =>
        db.Topics.Where(t => t.PostCount != db.Posts.Count(p => p.TopicId == t.Id && p.DeletedAt == null));

    private static IQueryable<Topic> TopicAnswers(ForumDb db) =>
        db.Topics.Where(t => t.AnswerCount != db.Posts.Count(p => p.TopicId == t.Id && p.DeletedAt == null && p.AuthorId != t.AuthorId));

    private static IQueryable<Topic> TopicNumbers(ForumDb db) =>
        db.Topics.Where(t => t.LastNumber != (db.Posts.Where(p => p.TopicId == t.Id).Max(p => (int?)p.Number) ?? 0));

    private static IQueryable<Topic> TopicLikes(ForumDb db) =>
        db.Topics.Where(t => t.LikeCount != db.Posts.Where(p => p.TopicId == t.Id).Sum(p => p.LikeCount));

    // What somebody wrote stays theirs when a topic around it is hidden.
    private static IQueryable<Member> MemberTopics(ForumDb db) =>
        db.Members.Where(m => m.TopicCount != db.Topics.Count(t => t.AuthorId == m.Id));

    private static IQueryable<Member> MemberPosts(ForumDb db) =>
        db.Members.Where(m => m.PostCount != db.Posts.Count(p => p.AuthorId == m.Id && p.DeletedAt == null));

    private static IQueryable<Member> MemberLikes(ForumDb db) =>
        db.Members.Where(m => m.LikesReceived != db.Posts.Where(p => p.AuthorId == m.Id).Sum(p => p.LikeCount));

    private static IQueryable<Category> CategoryTopics(ForumDb db) =>
        db.Categories.Where(c => c.TopicCount != db.Topics.Count(t => t.CategoryId == c.Id && t.DeletedAt == null));

    private static IQueryable<Category> CategoryPosts(ForumDb db) =>
        db.Categories.Where(c => c.PostCount != db.Topics.Where(t => t.CategoryId == c.Id && t.DeletedAt == null).Sum(t => t.PostCount));

    private static IQueryable<Tag> TagTopics(ForumDb db) =>
        db.Tags.Where(g => g.TopicCount != db.TopicTags.Count(t => t.TagId == g.Id && t.Topic.DeletedAt == null));
}
