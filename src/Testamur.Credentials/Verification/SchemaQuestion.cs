using System.Text.Json.Nodes;

namespace Testamur.Credentials.Verification;

/// <summary>A credential and the schemas it names (<see href="https://www.w3.org/TR/vc-data-model-2.0/#data-schemas">VC Data Model 2.0 §4.11</see>).</summary>
/// <param name="Schemas">The entries of <c>credentialSchema</c>, at least one.</param>
/// <param name="Credential">The credential.</param>
/// <param name="Utf8">Its text: as it came where it was not within a token.</param>
public sealed record SchemaQuestion(IReadOnlyList<NamedSchema> Schemas, JsonObject Credential, ReadOnlyMemory<byte> Utf8);

/// <summary>An entry of <c>credentialSchema</c>.</summary>
/// <param name="Id">The schema; null when none is named.</param>
/// <param name="Type">How it is applied, such as <c>ShaclValidator2017</c>; null when it is not said.</param>
public sealed record NamedSchema(string? Id, string? Type);
