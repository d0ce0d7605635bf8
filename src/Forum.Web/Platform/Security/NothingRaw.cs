using System.Diagnostics;
using System.Text.RegularExpressions;
using Forum.Web.Features.Api;
using Forum.Web.Platform.Localization;
using Forum.Web.Platform.Mvc;
using Forum.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Forum.Web.Platform.Security;

/// <summary>The outermost layer: a failure or an empty refusal becomes a page that says what happened, never a trace or a blank.</summary>
internal sealed partial class NothingRaw(RequestDelegate next, ILogger<NothingRaw> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        ErrorPage page;
        try
        {
            await next(context);
            if (Answered(context.Response))
                return;
            page = ErrorPage.For(context.Response.StatusCode);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            page = From(failure, context);
            // Whatever failed may fail again: the page must not ask who reads.
            if (page.Status >= 500)
                context.RequestServices.GetRequiredService<PageFrame>().Bare();
            context.Response.Clear();
        }
        try
        {
            await Write(context, page);
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            log.LogCritical(failure, "The page for a failure failed as well");
            await WritePlainly(context, page);
        }
    }

    // Last of all: two sentences and no layout, from words that were read at start.
    private static async Task WritePlainly(HttpContext context, ErrorPage page)
    {
        var words = context.RequestServices.GetRequiredService<Words>();
        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(words[$"error.{page.Kind}.title"] + "\n" + words[$"error.{page.Kind}.safe"], context.RequestAborted);
    }

    /// <summary>Shows an error page in place of whatever the address would have shown.</summary>
    public static async Task Write(HttpContext context, ErrorPage page)
    {
        if (page.Status == StatusCodes.Status404NotFound)
            page = page with { Search = WordsOf(context.Request.Path) };
        if (page.Status == StatusCodes.Status429TooManyRequests && int.TryParse(context.Response.Headers.RetryAfter, out var wait))
            page = page with { Wait = wait };

        var frame = context.RequestServices.GetRequiredService<PageFrame>();
        frame.Begin(context);
        SecurityHeaders.Write(context.Response, frame.Site.PublicUrl?.StartsWith("https:", StringComparison.Ordinal) == true);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.StatusCode = page.Status;
        if (IsApi(context.Request.Path))
        {
            await ApiProblem.Of(context.RequestServices.GetRequiredService<Words>(), page.Status).ExecuteAsync(context);
            return;
        }

        var metadata = context.RequestServices.GetRequiredService<IModelMetadataProvider>();
        await context.RequestServices.GetRequiredService<IActionResultExecutor<ViewResult>>()
            .ExecuteAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()), metadata.Page("/Shared/Error.cshtml", page, page.Status));
    }

    private static bool Answered(HttpResponse response) =>
        response.HasStarted || response.StatusCode < 400 || response.ContentLength is not null || !string.IsNullOrEmpty(response.ContentType);

    private ErrorPage From(Exception failure, HttpContext context)
    {
        // Kestrel's own refusals: a body cut short, too large, or not what it claims to be.
        if (failure is BadHttpRequestException refused)
            return ErrorPage.For(refused.StatusCode);
        if (failure is InvalidDataException)
            return ErrorPage.BadRequest;
        var reference = Activity.Current?.TraceId.ToHexString()[..12] ?? context.TraceIdentifier;
        log.LogError(failure, "Request {Method} {Path} failed, shown as {Reference}", context.Request.Method, context.Request.Path, reference);
        return ErrorPage.Broken with { Reference = reference };
    }

    private static bool IsApi(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    // "/t/requete-jointure-doublon/12" is worth a search for "requete jointure doublon".
    private static string WordsOf(PathString path)
    {
        var words = Letters().Matches(path.Value ?? "").Select(match => match.Value).Where(word => word.Length > 2);
        return string.Join(' ', words.Take(8));
    }

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Letters();
}
