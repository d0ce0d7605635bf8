namespace Forum.Core.Features.Categories;

/// <summary>Whether a category's topics are questions. The numbers are stored.</summary>
internal enum QuestionMode
{
    Never = 0,

    /// <summary>Whoever writes says so.</summary>
    Choice = 1,

    /// <summary>Every new topic is one.</summary>
    Always = 2,
}
