using System.Reflection;

namespace Forum.Conventions.Tests;

/// <summary>Stored events outlive the code that raised them: a name is unique, and stays what event-names.txt says.</summary>
public sealed class EventNameTests
{
    const string Approved = "tests/Forum.Conventions.Tests/event-names.txt";

    [Fact]
    public void every_event_has_a_name_of_its_own() => Unnamed(Events()).Concat(Doubled(Events())).ShouldBeEmpty();

    [Fact]
    public void names_of_events_do_not_change() =>
        Events().Select(Line).Order(StringComparer.Ordinal).ShouldBe(
            Repository.Read(Approved).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            $"An event's name is in databases out there. A new event gets a line in {Approved}; an old line is never changed.");

    [Fact]
    public void an_unnamed_and_a_doubled_event_are_found()
    {
        Unnamed([typeof(Named), typeof(Nameless)]).ShouldBe(["Nameless has no [EventName]"]);
        Doubled([typeof(Named), typeof(AlsoNamed)]).ShouldBe(["thing.happened is the name of Named, AlsoNamed"]);
    }

    static IEnumerable<Type> Events() => new[] { Assemblies.Sdk, Assemblies.Core, Assemblies.Web }
        .SelectMany(Assemblies.Written)
        .Where(type => type is { IsInterface: false, IsAbstract: false } && type.GetInterfaces().Any(contract => contract.FullName == "Forum.Sdk.IDomainEvent"));

    static IEnumerable<string> Unnamed(IEnumerable<Type> events) =>
        events.Where(type => string.IsNullOrEmpty(Name(type))).Select(type => $"{type.Name} has no [EventName]");

    static IEnumerable<string> Doubled(IEnumerable<Type> events) =>
        events.GroupBy(Name).Where(group => group.Key is not null && group.Count() > 1)
            .Select(group => $"{group.Key} is the name of {string.Join(", ", group.Select(type => type.Name))}");

    static string Line(Type type) => $"{Name(type)} {type.Name}";

    static string? Name(Type type) => type.GetCustomAttributesData()
        .FirstOrDefault(attribute => attribute.AttributeType.Name == "EventNameAttribute")?.ConstructorArguments[0].Value as string;

    [AttributeUsage(AttributeTargets.Class)]
    sealed class EventNameAttribute(string name) : Attribute
    {
        public string Name => name;
    }

    [EventName("thing.happened")] sealed record Named;
    [EventName("thing.happened")] sealed record AlsoNamed;
    sealed record Nameless;
}
