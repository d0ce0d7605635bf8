using Forum.Web.Platform.Host;

namespace Forum.Web.Tests.Platform.Host;

public sealed class DataFolderTests
{
    [Fact]
    public void a_new_data_folder_is_its_owner_s_alone_and_an_old_one_stays_as_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        var above = Directory.CreateTempSubdirectory("preau-");
        try
        {
            var made = Path.Combine(above.FullName, "data");
            _ = new DataFolder(made, begins: true);
            Rights(made).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

            Set(made, Rights(made) | UnixFileMode.GroupRead);
            _ = new DataFolder(made, begins: true);
            Rights(made).HasFlag(UnixFileMode.GroupRead).ShouldBeTrue();
        }
        finally
        {
            above.Delete(recursive: true);
        }
    }

    private static UnixFileMode Rights(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private static void Set(string path, UnixFileMode rights)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, rights);
    }
}
