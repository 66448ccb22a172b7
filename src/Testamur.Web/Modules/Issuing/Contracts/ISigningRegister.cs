namespace Testamur.Web.Modules.Issuing.Contracts;

/// <summary>What our institutions signed, and when: what counts when one of their keys turns out to have been stolen.</summary>
internal interface ISigningRegister
{
    /// <param name="document">A credential in a form in which we issue: JSON, sealed or with a proof, or a compact token.</param>
    /// <returns>When exactly this document was signed here; null when it was not.</returns>
    Task<DateTimeOffset?> FindAsync(ReadOnlyMemory<byte> document, CancellationToken cancel);
}
