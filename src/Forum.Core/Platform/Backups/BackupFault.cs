namespace Forum.Core.Platform.Backups;

/// <summary>Why a backup cannot be taken or put back, as one sentence for the person at the command line or in the log.</summary>
internal sealed class BackupFault(string message) : Exception(message);
