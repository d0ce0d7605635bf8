using System.Text.RegularExpressions;

namespace Forum.Conventions.Tests;

/// <summary>A use case is a type in Core/Features with a nested Command and a method Run; a test names it.</summary>
public sealed class UseCaseTests
{
    [Fact]
    public void every_use_case_has_a_test_that_names_it()
    {
        var tests = Repository.Files(".cs")
            .Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal) && !file.Path.StartsWith("tests/Forum.Conventions.Tests/", StringComparison.Ordinal));
        var useCases = Assemblies.Written(Assemblies.Core).Where(type => type.Namespace!.StartsWith("Forum.Core.Features.", StringComparison.Ordinal) && IsUseCase(type));

        Untested(useCases.Select(type => type.Name), tests).ShouldBeEmpty("use cases that no test names");
    }

    [Fact]
    public void an_untested_use_case_is_found() =>
        Untested(["CloseTopic", "OpenTopic"], [SourceFile.Sample("tests/T.cs", "Run<CloseTopic>(); OpenTopics();")]).ShouldBe(["OpenTopic"]);

    [Fact]
    public void a_use_case_is_known_by_its_command_and_run()
    {
        IsUseCase(typeof(MoveTheFurniture)).ShouldBeTrue();
        IsUseCase(typeof(UseCaseTests)).ShouldBeFalse();
    }

    static bool IsUseCase(Type type) =>
        type.GetNestedType("Command", Any) is not null && type.GetMethods(Any).Any(method => method.Name == "Run");

    static IEnumerable<string> Untested(IEnumerable<string> useCases, IEnumerable<SourceFile> tests)
    {
        var text = string.Join('\n', tests.Select(test => test.Text));
        return useCases.Where(name => !Regex.IsMatch(text, $@"\b{name}\b"));
    }

    const System.Reflection.BindingFlags Any = System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic
        | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static;

    sealed class MoveTheFurniture
    {
        public sealed record Command;
        public void Run() { }
    }
}
