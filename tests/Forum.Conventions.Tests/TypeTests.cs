using System.Text.RegularExpressions;

namespace Forum.Conventions.Tests;

/// <summary>Only the SDK is a promise; names say what a thing is for.</summary>
public sealed partial class TypeTests
{
    [Fact]
    public void nothing_outside_the_sdk_is_public() => Public(Assemblies.Inner).ShouldBeEmpty();

    [Fact]
    public void classes_are_sealed_unless_something_derives_from_them() => Open(Assemblies.Inner.ToList()).ShouldBeEmpty();

    [Fact]
    public void names_say_what_a_thing_is_for() => Vague(Assemblies.Inner.Concat(Assemblies.Written(Assemblies.Sdk))).ShouldBeEmpty();

    [Fact]
    public void an_interface_is_not_the_shadow_of_one_class() => Shadows(Assemblies.Inner.ToList()).ShouldBeEmpty();

    [Fact]
    public void a_public_an_open_a_vague_and_a_shadowed_type_are_found()
    {
        Public([typeof(TypeTests), typeof(IThing)]).ShouldBe([typeof(TypeTests).FullName]);
        Open([typeof(TypeTests), typeof(ThingManager), typeof(Thing)]).ShouldBe([typeof(ThingManager).FullName]);
        Vague([typeof(TypeTests), typeof(ThingManager)]).ShouldBe([typeof(ThingManager).FullName]);
        Shadows([typeof(IThing), typeof(Thing)]).ShouldBe([typeof(IThing).FullName]);
    }

    static IEnumerable<string?> Public(IEnumerable<Type> types) =>
        types.Where(type => (type.IsPublic || (type.IsNestedPublic && type.DeclaringType!.IsVisible)) && type.Name != "Program").Select(type => type.FullName);

    static IEnumerable<string?> Open(List<Type> types)
    {
        var parents = types.Select(Parent).ToHashSet();
        return types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && type.Name != "Program" && !parents.Contains(type))
            .Select(type => type.FullName);
    }

    static Type? Parent(Type type) => type.BaseType is { IsGenericType: true } parent ? parent.GetGenericTypeDefinition() : type.BaseType;

    /// <summary>ASP.NET Core names its tag helpers so; ours follow.</summary>
    static IEnumerable<string?> Vague(IEnumerable<Type> types) =>
        types.Where(type => VagueName().IsMatch(type.Name.Split('`')[0]) && !type.Name.EndsWith("TagHelper", StringComparison.Ordinal)).Select(type => type.FullName);

    static IEnumerable<string?> Shadows(List<Type> types) =>
        from contract in types
        where contract.IsInterface && contract.Name.Length > 1
        let implementations = types.Where(type => type.IsClass && contract.IsAssignableFrom(type)).ToList()
        where implementations is [var only] && only.Name == contract.Name[1..]
        select contract.FullName;

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utilities|Base|Impl)$")]
    private static partial Regex VagueName();

    interface IThing;

    sealed class Thing : IThing;

    class ThingManager;
}
