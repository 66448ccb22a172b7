namespace Testamur.Credentials.Model;

/// <summary>One rule of the data model for verifiable credentials.</summary>
/// <param name="Id">Its stable name, e.g. <c>issuer</c>.</param>
/// <param name="Asks">What it asks, in English.</param>
/// <param name="Clause">Where the specification says so.</param>
public sealed record DataModelRule(string Id, string Asks, Uri Clause);
