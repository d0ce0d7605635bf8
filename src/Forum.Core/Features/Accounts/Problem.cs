namespace Forum.Core.Features.Accounts;

/// <summary>What is wrong with a field of a form, as a key; all of them are told at once.</summary>
internal sealed record Problem(string Field, string Reason);
