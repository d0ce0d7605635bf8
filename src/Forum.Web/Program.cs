using Forum.Web.Platform.CommandLine;

return await ForumCommand.Run(args);

/// <summary>Named for the tests that start the program.</summary>
public partial class Program;
