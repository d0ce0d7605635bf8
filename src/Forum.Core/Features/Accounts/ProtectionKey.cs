namespace Forum.Core.Features.Accounts;

/// <summary>A data-protection key: kept in the database so that forms and links outlive a restart and are shared by nodes.</summary>
internal sealed class ProtectionKey
{
    public long Id { get; private set; }

    public required string Name { get; init; }

    public required string Xml { get; init; }
}
