using Forum.Web.Tests.Platform.Host;

namespace Forum.Web.Tests.Platform.CommandLine;

/// <summary>The program as it is typed: what it takes, what it refuses, and in which words.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task a_setting_may_stand_before_the_words_of_a_command()
    {
        using var folder = new TestFolder();
        var (forum, other) = (Path.Combine(folder.Path, "forum"), Path.Combine(folder.Path, "other"));
        var here = $"--Forum:DataPath={forum}";
        (await Run(other, "migrate", here)).Code.ShouldBe(0);

        var (code, created) = await Run(other, "user", "create", here, "zoe", "--email", "zoe@example.test", "--generate");
        (code, created.Contains("zoe has an account", StringComparison.Ordinal)).ShouldBe((0, true), created);
        (code, var changed) = await Run(other, "user", "password", "--generate", "--Forum:DataPath", forum, "zoe");
        (code, changed.Contains("zoe has a new password", StringComparison.Ordinal)).ShouldBe((0, true), changed);
        (code, var backup) = await Run(other, "backup", here);
        code.ShouldBe(0, backup);
        var file = backup.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[^1];
        (code, var restored) = await Run(other, "restore", $"--Forum:DataPath={Path.Combine(folder.Path, "again")}", file);
        (code, restored.Contains("The forum is as it was", StringComparison.Ordinal)).ShouldBe((0, true), restored);
        Directory.Exists(other).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Required argument", "restore", "--Forum:DataPath=elsewhere")]
    [InlineData("“--Forum__DataPath=elsewhere” is not understood. See forum restore --help", "restore", "--Forum__DataPath=elsewhere", "file.zip")]
    [InlineData("There is no file", "restore", "--Forum:DataPath=elsewhere", "nothing.zip")]
    [InlineData("“--fxi” is not understood. See forum user create --help", "user", "create", "zoe", "--email", "zoe@example.test", "--fxi")]
    [InlineData("“more” is not understood. See forum key create --help", "key", "create", "--owner", "admin", "more")]
    [InlineData("“http://localhost:9” is not understood. See forum health --help", "health", "http://localhost:9")]
    [InlineData("is no address", "health", "--url", "nowhere")]
    [InlineData("“king” is no role", "user", "promote", "zoe", "--role", "king")]
    [InlineData("“many” is no number for --users", "seed", "--users", "many")]
    [InlineData("“-1” is no number for --users", "seed", "--users", "-1")]
    [InlineData("Required command", "user")]
    [InlineData("Say how many", "seed")]
    [InlineData("Say how many", "seed", "--users", "0", "--topics", "0", "--posts", "0")]
    [InlineData("Each topic has a first post", "seed", "--users", "1", "--topics", "2", "--posts", "1")]
    [InlineData("There is no command “sreve”", "sreve")]
    public async Task wrong_usage_ends_with_2_and_a_sentence_and_makes_nothing(string sentence, params string[] words)
    {
        using var folder = new TestFolder();
        var forum = Path.Combine(folder.Path, "forum");

        var (code, output) = await Run(forum, words);

        (code, output.Contains(sentence, StringComparison.Ordinal)).ShouldBe((2, true), output);
        output.ShouldNotContain("   at ");
        Directory.Exists(forum).ShouldBeFalse();
    }

    [Fact]
    public async Task seeding_without_anybody_to_write_makes_no_forum_and_changes_none()
    {
        using var folder = new TestFolder();
        var forum = Path.Combine(folder.Path, "forum");

        var (code, output) = await Run(forum, "seed", "--topics", "2", "--posts", "3");
        (code, output.Contains("There is no forum", StringComparison.Ordinal)).ShouldBe((1, true), output);
        Directory.Exists(forum).ShouldBeFalse();

        (await Run(forum, "migrate")).Code.ShouldBe(0);
        (code, output) = await Run(forum, "seed", "--topics", "2", "--posts", "3");
        (code, output.Contains("nobody is a member", StringComparison.Ordinal)).ShouldBe((1, true), output);
    }

    [Fact]
    public async Task a_made_password_is_shown_only_when_it_is_somebodys()
    {
        using var folder = new TestFolder();
        (await Run(folder.Path, "migrate")).Code.ShouldBe(0);
        string[] create = ["user", "create", "zoe", "--email", "zoe@example.test", "--generate"];

        var (code, output) = await Run(folder.Path, create);
        (code, output.Contains("Password: ", StringComparison.Ordinal)).ShouldBe((0, true), output);
        foreach (var command in (string[][])[create, ["user", "password", "nobody", "--generate"]])
        {
            (code, output) = await Run(folder.Path, command);
            (code, output.Contains("Password: ", StringComparison.Ordinal)).ShouldBe((1, false), output);
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:9", "ASPNETCORE_URLS", "http://127.0.0.1:9")]
    [InlineData("http://localhost:9", "ASPNETCORE_URLS", "http://*:9;http://localhost:10")]
    [InlineData("http://localhost:9", "ASPNETCORE_HTTP_PORTS", "9;10")]
    public async Task the_health_check_asks_where_the_settings_say_that_the_forum_listens(string asked, string name, string value)
    {
        using var folder = new TestFolder();

        var (code, output) = await ServerProcess.Run(folder.Path, new() { [name] = value }, "health");

        (code, output.Contains($"no answer from {asked}/", StringComparison.Ordinal)).ShouldBe((1, true), output);
    }

    private static Task<(int Code, string Output)> Run(string folder, params string[] words) => ServerProcess.Run(folder, null, words);
}
