namespace Testamur.Credentials.Verification;

/// <summary>Knows issuers: a register, an alliance's list, a file.</summary>
public interface ITrustSource
{
    /// <summary>What is known about an issuer whose key was already bound to it.</summary>
    ValueTask<IssuerTrust> AssessAsync(TrustQuestion question, CancellationToken cancel);
}
