using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace Forum.Conventions.Tests;

/// <summary>A public method of a controller is reachable from outside: it says how, or it is private.</summary>
public sealed class ControllerTests
{
    [Fact]
    public void every_public_method_of_a_controller_is_a_route() => NotRouted(Assemblies.Written(Assemblies.Web)).ShouldBeEmpty();

    [Fact]
    public void a_public_method_without_a_route_is_found() =>
        NotRouted([typeof(SampleController)]).ShouldBe(["SampleController.Loose", "SampleController.Verbless"]);

    static IEnumerable<string> NotRouted(IEnumerable<Type> types) =>
        from type in types
        where type.IsAssignableTo(typeof(ControllerBase))
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName && method.GetBaseDefinition().DeclaringType == type
        where !method.GetCustomAttributes().OfType<IActionHttpMethodProvider>().Any()
        select $"{type.Name}.{method.Name}";

    sealed class SampleController : Controller
    {
        [HttpGet("/sample")] public IActionResult Show() => Ok();
        public IActionResult Loose() => Ok();
        [Route("/verbless")] public IActionResult Verbless() => Ok();
        public override void OnActionExecuting(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext context) { }
    }
}
