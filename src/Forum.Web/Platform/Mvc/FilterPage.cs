using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Forum.Web.Platform.Mvc;

/// <summary>What is shown in place of a page by those that stand around it: they have no controller that could show a view.</summary>
internal static class FilterPage
{
    public static ViewResult Page<T>(this IModelMetadataProvider metadata, string view, T model, int? status = null) => new()
    {
        ViewName = view,
        StatusCode = status,
        ViewData = new ViewDataDictionary<T>(metadata, new ModelStateDictionary()) { Model = model },
    };
}
