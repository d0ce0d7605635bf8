using Forum.Core.Features.Accounts;
using Forum.Core.Features.Categories;
using Forum.Core.Platform.Data;

namespace Forum.Core.Features.Groups;

/// <summary>What is kept in memory of groups and rights, and has to be forgotten when they change: who may do what holds from that moment on.</summary>
internal sealed class GroupChanges(Flairs flairs, Sessions sessions, CategoryTrees trees)
{
    public void ForgetAfter(Write write) => write.AfterCommit(() =>
    {
        flairs.Forget();
        sessions.Forget();
        trees.Forget();
    });
}
