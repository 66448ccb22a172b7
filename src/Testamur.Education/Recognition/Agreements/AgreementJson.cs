using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Testamur.Education.Specifications;
using Testamur.Rdf.Json;

namespace Testamur.Education.Recognition.Agreements;

/// <summary>
/// Agreements as JSON: members are the properties in camel case, dates <c>YYYY-MM-DD</c>, credits decimal numbers. Reading is strict, since
/// passing over a condition would recognise what nobody agreed to: unknown and repeated members, other forms and what is too large are
/// refused. What is empty is not written.
/// </summary>
public static class AgreementJson
{
    /// <summary>The largest document read: 256 KiB.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>The most parties, and the most signatories.</summary>
    public const int MostParties = 50;

    /// <summary>The most clauses.</summary>
    public const int MostClauses = 100;

    /// <summary>The most members of a list in a clause, and the most equivalences.</summary>
    public const int MostListed = 1000;

    /// <summary>The longest identifier, name or address, in characters.</summary>
    public const int LongestName = 500;

    private static readonly JsonTypeInfo<Agreement> Type = Describe();

    /// <summary>Reads one agreement; false, with a short English <paramref name="problem"/>, for anything refused. Never throws.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out Agreement? agreement, out string problem)
    {
        agreement = null;
        // Read strictly first: what parsers disagree about must not be signed.
        if (!StrictJson.TryParseObject(utf8, out _, out problem, MostBytes))
            return false;
        try
        {
            agreement = JsonSerializer.Deserialize(utf8, Type);
            problem = agreement is null ? "it is no object" : OverLimit(agreement) ?? "";
        }
        catch (JsonException refused)
        {
            problem = $"what stands at {Shown(refused.Path)} is not what is expected there";
        }

        if (problem.Length > 0)
            agreement = null;
        return agreement is not null;
    }

    /// <summary>Writes one agreement, indented, without absent and empty members.</summary>
    public static string Write(Agreement agreement) => JsonSerializer.Serialize(agreement, Type);

    /// <summary>The bytes that are signed: the document in the JSON Canonicalization Scheme (<see href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</see>).</summary>
    /// <returns>Null when the text is no strict JSON object within the limit.</returns>
    public static byte[]? Canonical(ReadOnlySpan<byte> utf8) =>
        StrictJson.TryParseObject(utf8, out var document, out _, MostBytes) ? JsonCanonicalizer.Canonicalize(document) : null;

    /// <summary>
    /// SHA-256 of the bytes that are signed, in lower-case hexadecimal: by it people who sit apart know that they have the same document before them.
    /// </summary>
    /// <returns>Null where <see cref="Canonical"/> is.</returns>
    public static string? Fingerprint(ReadOnlySpan<byte> utf8) =>
        Canonical(utf8) is { } signed ? Convert.ToHexStringLower(SHA256.HashData(signed)) : null;

    /// <summary>Which limit a document breaks; null when none. Names are about what a person writes, so a form can say it, too.</summary>
    public static string? OverLimit(Agreement agreement)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return agreement.Format != Agreement.CurrentFormat ? $"its format is not {Agreement.CurrentFormat}"
            : agreement.Version is < 1 or > 10_000 ? "its version is not a number from 1 to 10000"
            : agreement.Id == Guid.Empty ? "its id is empty"
            : agreement.Parties.Count > MostParties || agreement.Signatories.Count > MostParties
                ? $"it has more than {MostParties} parties or signatories"
            : agreement.Clauses.Count > MostClauses ? $"it has more than {MostClauses} clauses"
            : agreement.Equivalences.Count > MostListed ? $"it has more than {MostListed} equivalences"
            : agreement.Clauses.Any(clause =>
                Math.Max(
                    Math.Max(clause.List.Count, clause.Types.Count),
                    Math.Max(Math.Max(clause.Fields.Count, clause.Issuers.Count), clause.Receivers.Count)
                ) > MostListed
            )
                ? $"a clause lists more than {MostListed}"
            : Names(agreement).Any(name => name is null || string.IsNullOrWhiteSpace(name) || name.Length > LongestName)
                ? $"a name or an address is empty or longer than {LongestName} characters"
            : null;
    }

    private static IEnumerable<string?> Names(Agreement agreement) =>
        [
            .. agreement.Parties.SelectMany(party => new[] { party.Id, party.Name }),
            .. agreement.Signatories.SelectMany(one => new[] { one.Party, one.Name, one.Function }),
            .. agreement.Equivalences.SelectMany(one => new[] { one.Specification, one.Receiver, one.Target }),
            .. agreement.Clauses.SelectMany(clause =>
                (IEnumerable<string>)
                    [
                        clause.Id,
                        .. clause.Receivers,
                        .. clause.Issuers,
                        .. clause.Types,
                        .. clause.Fields,
                        .. clause.List.Select(one => one.Specification),
                    ]
            ),
        ];

    private static string Shown(string? path) =>
        path is null or "$" ? "the top"
        : path.Length <= 80 ? path
        : path[..80] + "…";

    private static JsonTypeInfo<Agreement> Describe()
    {
        var options = new JsonSerializerOptions(AgreementJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = AgreementJsonContext.Default.WithAddedModifier(EmptyMembers.LeaveOut),
        };
        return (JsonTypeInfo<Agreement>)options.GetTypeInfo(typeof(Agreement));
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = true,
    MaxDepth = 16
)]
[JsonSerializable(typeof(Agreement))]
internal sealed partial class AgreementJsonContext : JsonSerializerContext;
