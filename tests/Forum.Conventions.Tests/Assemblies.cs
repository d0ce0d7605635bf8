using System.Reflection;
using System.Runtime.CompilerServices;

namespace Forum.Conventions.Tests;

/// <summary>The built product, without what compilers and generators put into it.</summary>
internal static class Assemblies
{
    public static Assembly Sdk { get; } = Assembly.Load("Forum.Sdk");
    public static Assembly Core { get; } = Assembly.Load("Forum.Core");
    public static Assembly Sqlite { get; } = Assembly.Load("Forum.Sqlite");
    public static Assembly Web { get; } = Assembly.Load("forum");

    /// <summary>All that must stay inside: everything but the SDK.</summary>
    public static IEnumerable<Type> Inner => new[] { Core, Sqlite, Web }.SelectMany(Written);

    public static IEnumerable<Type> Written(Assembly assembly) => assembly.GetTypes().Where(IsWritten);

    static bool IsWritten(Type type) =>
        (type.Namespace?.StartsWith("Forum.", StringComparison.Ordinal) == true || type.Name == "Program")
        && type.Namespace is not ("Forum.Sqlite.Migrations" or "Forum.Sqlite.Compiled")
        && !type.Name.Contains('<')
        && type.DeclaringType?.Name.Contains('<') != true
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
