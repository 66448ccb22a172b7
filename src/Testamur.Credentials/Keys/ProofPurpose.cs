namespace Testamur.Credentials.Keys;

/// <summary>What a key may sign for (<see href="https://www.w3.org/TR/cid-1.0/#verification-relationships">Controlled Identifiers 1.0 §2.3</see>).</summary>
public enum ProofPurpose
{
    /// <summary>Statements: credentials.</summary>
    AssertionMethod,

    /// <summary>Proving who is there: presentations.</summary>
    Authentication,
}
