namespace Testamur.Credentials.Verification;

/// <summary>Knows schemas that credentials name, and compares credentials with them.</summary>
public interface ISchemaSource
{
    /// <summary>What the named schemas say of a credential that follows the data model.</summary>
    ValueTask<SchemaAnswer> AssessAsync(SchemaQuestion question, CancellationToken cancel);
}
