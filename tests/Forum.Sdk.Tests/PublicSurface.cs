using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Forum.Sdk.Tests;

/// <summary>Writes down every public type and member as a compiler sees them, sorted, one a line.</summary>
internal static class PublicSurface
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Deprecation(type)).Append(Header(type)).Append('\n');
            foreach (var line in type.GetMembers(Declared).Select(Member).OfType<string>().Distinct().Order(StringComparer.Ordinal))
                text.Append("    ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    static string Header(Type type)
    {
        var contracts = type.GetInterfaces().Where(contract => !IsRecord(type) || contract != typeof(IEquatable<>).MakeGenericType(type)).Select(contract => TypeName.Of(contract)).Order(StringComparer.Ordinal);
        var parents = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum)
            ? contracts.Prepend(TypeName.Of(parent)) : contracts;
        var list = type.IsEnum ? [TypeName.Of(Enum.GetUnderlyingType(type))] : parents.ToList();
        return $"public {Kind(type)} {TypeName.Full(type)}{(list.Count > 0 ? " : " + string.Join(", ", list) : "")}{Constraints(type.GetGenericArguments())}";
    }

    static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        _ when IsRecord(type) => (type.IsValueType ? "record struct" : type.IsAbstract ? "abstract record" : type.IsSealed ? "sealed record" : "record"),
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ when type.IsAssignableTo(typeof(Delegate)) => "delegate",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    static string? Member(MemberInfo member)
    {
        var line = member switch
        {
            FieldInfo field when Seen(field) => Field(field),
            PropertyInfo property when property.GetAccessors(nonPublic: true).Any(Seen) => Property(property),
            EventInfo happening when Seen(happening.AddMethod!) => $"event {TypeName.Of(happening.EventHandlerType!)} {happening.Name}",
            ConstructorInfo constructor when Seen(constructor) => $"new({Parameters(constructor)})",
            MethodInfo { IsSpecialName: false } method when Seen(method) && !method.Name.Contains('<') => Method(method),
            MethodInfo { IsSpecialName: true } method when Seen(method) && method.Name.StartsWith("op_", StringComparison.Ordinal) => Method(method),
            _ => null,
        };
        return line is null ? null : Deprecation(member) + line;
    }

    static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Declared)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;

    /// <summary>What a record gets from the compiler says nothing that "record" does not.</summary>
    static bool Seen(MethodBase method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
        && (method.IsSpecialName && method is MethodInfo && !method.Name.StartsWith("op_", StringComparison.Ordinal) || method.Name == "Deconstruct" || !method.IsDefined(typeof(CompilerGeneratedAttribute)));

    static bool Seen(FieldInfo field) => field is { IsSpecialName: false } && (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly);

    static string Field(FieldInfo field) => field.IsLiteral
        ? $"const {TypeName.Of(field.FieldType)} {field.Name} = {Value(field.DeclaringType!.IsEnum ? Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture) : field.GetRawConstantValue())}"
        : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeName.Of(field)} {field.Name}";

    static string Property(PropertyInfo property)
    {
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(Parameter))}]" : "";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var isStatic = property.GetAccessors(nonPublic: true)[0].IsStatic ? "static " : "";
        var get = property.GetMethod is { } getter && Seen(getter) ? "get; " : "";
        var set = property.SetMethod is { } setter && Seen(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; " : "";
        return $"{required}{isStatic}{TypeName.Of(property)} {property.Name}{index} {{ {get}{set}}}";
    }

    static string Method(MethodInfo method)
    {
        var modifier = method.IsStatic ? "static " : method.IsAbstract && !method.DeclaringType!.IsInterface ? "abstract "
            : method.IsVirtual && !method.IsFinal && !method.DeclaringType!.IsInterface && !method.DeclaringType.IsSealed ? "virtual " : "";
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{modifier}{TypeName.Of(method.ReturnParameter)} {method.Name}{generic}({Parameters(method)}){Constraints(method.IsGenericMethodDefinition ? method.GetGenericArguments() : [])}";
    }

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    static string Parameter(ParameterInfo parameter) =>
        $"{(parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "")}{TypeName.Of(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue)}" : "")}";

    static string Constraints(Type[] arguments) => string.Concat(arguments.Select(argument =>
    {
        var rules = argument.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(type => TypeName.Of(type)).ToList();
        var flags = argument.GenericParameterAttributes;
        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) rules.Insert(0, "class");
        if (flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)) rules.Insert(0, "struct");
        else if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)) rules.Add("new()");
        return rules.Count > 0 ? $" where {argument.Name} : {string.Join(", ", rules)}" : "";
    }));

    static string Deprecation(MemberInfo member) => member.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete && !member.IsDefined(typeof(CompilerFeatureRequiredAttribute))
        ? $"[Obsolete(\"{obsolete.Message}\")] " : "";

    static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
