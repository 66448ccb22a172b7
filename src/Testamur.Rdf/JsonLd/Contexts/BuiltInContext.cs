namespace Testamur.Rdf.JsonLd.Contexts;

/// <summary>A context document that ships with the library.</summary>
/// <param name="Addresses">The addresses it is published at.</param>
/// <param name="Sha256">The SHA-256 digest of its bytes, in lower-case hexadecimal.</param>
/// <param name="Source">Where this copy was taken from.</param>
/// <param name="Licence">Its licence.</param>
public sealed record BuiltInContext(IReadOnlyList<string> Addresses, string Sha256, string Source, string Licence);
