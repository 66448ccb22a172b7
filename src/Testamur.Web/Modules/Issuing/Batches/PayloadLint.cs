using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>
/// Looks at what is going to be signed, as it will be signed: a mistake in a program or a specification is found before the seal, not by a verifier after it.
/// A row that fails stays back; the others go on. Pure.
/// </summary>
internal static class PayloadLint
{
    /// <summary>A credential travels in codes, links and wallets; what is larger than this was not meant.</summary>
    public const int MostBytes = 128 * 1024;

    // https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential and https://www.w3.org/TR/vc-data-model-2.0/
    private static readonly string[] Mandatory = ["@context", "id", "type", "issuer", "validFrom", "credentialSubject"];

    // Of a person the badge names the learner's name and a hash of the address, and nothing else.
    private static readonly FrozenSet<string> Forbidden = FrozenSet.ToFrozenSet(
        [
            "email",
            "phone",
            "telephone",
            "address",
            "birthDate",
            "dateOfBirth",
            "placeOfBirth",
            "gender",
            "nationality",
            "citizenship",
            "nationalId",
            "personalIdentifier",
            "sourcedId",
            "studentId",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    /// <returns>What is wrong; the texts are <c>Row.{code}</c>.</returns>
    public static IReadOnlyList<RowProblem> Check(string payload, string? european)
    {
        if (
            Encoding.UTF8.GetByteCount(payload) > MostBytes
            || (european is not null && Encoding.UTF8.GetByteCount(european) > MostBytes)
        )
            return [new RowProblem(null, "payloadTooLarge", null, $"{MostBytes / 1024}")];
        JsonObject? credential;
        try
        {
            credential = JsonNode.Parse(payload) as JsonObject;
        }
        catch (JsonException)
        {
            credential = null;
        }

        return credential is null ? [new RowProblem(null, "payloadUnreadable")] : [.. Problems(credential)];
    }

    private static IEnumerable<RowProblem> Problems(JsonObject credential)
    {
        foreach (var name in Mandatory.Where(name => credential[name] is null))
            yield return new RowProblem(null, "payloadLacks", name);
        if (credential["credentialSubject"] is JsonObject subject)
        {
            if (subject["achievement"] is null)
                yield return new RowProblem(null, "payloadLacks", "achievement");
            foreach (var name in Members(subject).Where(Forbidden.Contains).Distinct(StringComparer.OrdinalIgnoreCase))
                yield return new RowProblem(null, "payloadForbidden", name);
        }

        if (!HasStatus(credential["credentialStatus"]))
            yield return new RowProblem(null, "payloadWithoutStatus");
        var (from, until) = (Moment(credential["validFrom"]), Moment(credential["validUntil"]));
        if (credential["validFrom"] is not null && from is null)
            yield return new RowProblem(null, "payloadDates");
        else if (credential["validUntil"] is not null && !(until > from))
            yield return new RowProblem(null, "payloadDates");
    }

    private static bool HasStatus(JsonNode? status) =>
        status switch
        {
            JsonObject entry => entry["statusListCredential"] is not null && entry["statusListIndex"] is not null,
            JsonArray { Count: > 0 } entries => entries.All(HasStatus),
            _ => false,
        };

    // What the achievement says is the specification's, which is public.
    private static IEnumerable<string> Members(JsonObject subject)
    {
        foreach (var (name, value) in subject.Where(member => member.Key is not "achievement"))
        {
            yield return name;
            foreach (var inner in Objects(value).SelectMany(Members))
                yield return inner;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) =>
        node switch
        {
            JsonObject one => [one],
            JsonArray many => many.SelectMany(Objects),
            _ => [],
        };

    private static DateTimeOffset? Moment(JsonNode? node) =>
        node is JsonValue value
        && value.TryGetValue<string>(out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}
