using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Forum.Web.Platform.Mvc;

/// <summary>Lets controllers be internal like everything else outside the SDK.</summary>
internal sealed class InternalControllers : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo typeInfo) =>
        typeInfo is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(ControllerBase).IsAssignableFrom(typeInfo);
}
