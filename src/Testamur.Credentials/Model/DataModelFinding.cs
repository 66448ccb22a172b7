namespace Testamur.Credentials.Model;

/// <summary>A place where a credential breaks the data model.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Path">A JSON pointer to the place (RFC 6901); empty for the whole document.</param>
/// <param name="Text">What is wrong, in English.</param>
public sealed record DataModelFinding(DataModelRule Rule, string Path, string Text);
