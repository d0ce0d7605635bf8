using Microsoft.AspNetCore.Antiforgery;

namespace Forum.Web.Shared;

/// <summary>The field that shows a form to be ours.</summary>
internal static class FormToken
{
    public static string Of(HttpContext context) => context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken!;

    public static string Field(HttpContext context)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return $"<input name=\"{tokens.FormFieldName}\" type=\"hidden\" value=\"{tokens.RequestToken}\">";
    }
}
