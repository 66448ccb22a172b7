using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

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
        try
        {
            using var document = JsonDocument.Parse(payload);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? [.. Problems(document.RootElement)]
                : [new RowProblem(null, "payloadUnreadable")];
        }
        catch (JsonException)
        {
            return [new RowProblem(null, "payloadUnreadable")];
        }
    }

    private static IEnumerable<RowProblem> Problems(JsonElement credential)
    {
        foreach (var name in Mandatory.Where(name => Member(credential, name) is null))
            yield return new RowProblem(null, "payloadLacks", name);
        if (Member(credential, "credentialSubject") is { ValueKind: JsonValueKind.Object } subject)
        {
            if (Member(subject, "achievement") is null)
                yield return new RowProblem(null, "payloadLacks", "achievement");
            var forbidden = new List<string>();
            FindForbidden(subject, forbidden);
            foreach (var name in forbidden.Distinct(StringComparer.OrdinalIgnoreCase))
                yield return new RowProblem(null, "payloadForbidden", name);
        }

        if (!HasStatus(Member(credential, "credentialStatus")))
            yield return new RowProblem(null, "payloadWithoutStatus");
        var (from, until) = (Member(credential, "validFrom"), Member(credential, "validUntil"));
        if (from is not null && Moment(from) is null)
            yield return new RowProblem(null, "payloadDates");
        else if (until is not null && !(Moment(until) > Moment(from)))
            yield return new RowProblem(null, "payloadDates");
    }

    /// <summary>Null where there is none, or says <c>null</c>.</summary>
    private static JsonElement? Member(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static bool HasStatus(JsonElement? status) =>
        status switch
        {
            { ValueKind: JsonValueKind.Object } entry => Member(entry, "statusListCredential") is not null
                && Member(entry, "statusListIndex") is not null,
            { ValueKind: JsonValueKind.Array } entries => entries.GetArrayLength() > 0
                && entries.EnumerateArray().All(entry => HasStatus(entry)),
            _ => false,
        };

    // What the achievement says is the specification's, which is public.
    private static void FindForbidden(JsonElement node, List<string> found)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in node.EnumerateArray())
                FindForbidden(one, found);
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in node.EnumerateObject().Where(member => !member.NameEquals("achievement"u8)))
            {
                if (Forbidden.Contains(member.Name))
                    found.Add(member.Name);
                FindForbidden(member.Value, found);
            }
        }
    }

    private static DateTimeOffset? Moment(JsonElement? node) =>
        node is { ValueKind: JsonValueKind.String } value
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}
