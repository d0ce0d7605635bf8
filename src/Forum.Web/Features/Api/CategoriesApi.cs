using Forum.Core.Features.Api;
using Forum.Core.Features.Categories;
using Forum.Core.Platform;
using Forum.Web.Platform.Localization;

namespace Forum.Web.Features.Api;

internal static class CategoriesApi
{
    public sealed record NewCategory(string? Name, string? Slug, CategoryName? Parent, string? Description, CategoryColour? Colour, string? Questions, string? Template);

    public sealed record CategoryMade(long Id, string Slug, string Path, string Url);

    public sealed record CategoryItem(
        long Id, string Name, string Slug, string Path, string? Parent, string Description, int Colour, string Questions, string Template, int TopicCount, int PostCount, DateTime? LastPostAt, string Url);

    public sealed record CategoryList(IReadOnlyList<CategoryItem> Categories);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/categories", List).Produces<CategoryList>().WithSummary("The categories you may read, parents before their children");
        api.MapPost("/categories", Create).Needs(ApiScopes.Admin).Produces<CategoryMade>(StatusCodes.Status201Created)
            .WithSummary("Adds a category, or one below another");
    }

    private static async Task<IResult> List(ApiRequest request, ApiAnswers answers, CategoryQueries categories, ApiUrls urls, CancellationToken ct)
    {
        var tree = await categories.Tree(request.Actor, ct);
        return answers.Say(ApiAnswer.Ok(new CategoryList([.. tree.SelectMany(parent => parent.Children.Prepend(parent)).Select(category => Item(category, urls))])));
    }

    private static async Task<IResult> Create(
        NewCategory sent, ApiRequest request, ApiAnswers answers, CreateCategory create, CategoryTrees trees, Words words, ApiUrls urls, CancellationToken ct)
    {
        if (!ApiNames.Read<QuestionMode>(sent.Questions, out var questions)) return ApiProblem.Of(words, StatusCodes.Status422UnprocessableEntity, ApiProblem.UnknownKind);

        var parent = sent.Parent?.Find(await trees.Get(ct), request.Actor);
        if (sent.Parent is not null && parent is null) return answers.Say(ApiAnswer.No(new Refusal(CreateCategory.NoParent, "parent")));

        var command = new CreateCategory.Command(request.Actor, sent.Name)
        {
            MayShareName = true,
            Slug = sent.Slug,
            ParentId = parent?.Id,
            Description = sent.Description,
            Hue = sent.Colour?.Hue,
            Questions = questions ?? QuestionMode.Never,
            Template = sent.Template,
        };
        return await answers.Once(() => create.Run(command, ct), outcome => outcome switch
        {
            CreateCategory.Outcome.Created made => ApiAnswer.Created(new CategoryMade(made.Id, made.Slug, made.Path, urls.Category(made.Path))),
            CreateCategory.Outcome.Refused refused => ApiAnswer.No(refused.Why),
            _ => ApiAnswer.Missing,
        }, ct);
    }

    private static CategoryItem Item(Core.Features.Categories.CategoryItem item, ApiUrls urls)
    {
        var node = item.Node;
        var parent = node.ParentId is null ? null : node.Path.Split('/')[0];
        return new CategoryItem(
            node.Id, node.Name, node.Slug, node.Path, parent, node.Description, node.Hue, ApiNames.Of(node.Questions), node.Template, item.TopicCount, item.PostCount, item.LastPostAt, urls.Category(node.Path));
    }
}
