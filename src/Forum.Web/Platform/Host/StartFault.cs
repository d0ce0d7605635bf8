namespace Forum.Web.Platform.Host;

/// <summary>What the person who starts the program can put right: told as one sentence, without a stack trace.</summary>
internal sealed class StartFault(string message) : Exception(message);
