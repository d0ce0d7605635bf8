namespace Forum.Web.Platform.Security;

/// <summary>Marks an address that takes files, and so larger bodies than the others.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesFilesAttribute : Attribute;
