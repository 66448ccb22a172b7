using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Testamur.Credentials.Json;

namespace Testamur.Credentials.Verification;

/// <summary>The credentials inside a Comprehensive Learner Record (<see href="https://www.imsglobal.org/spec/clr/v2p0/#clrsubject">CLR 2.0, ClrSubject</see>).</summary>
internal static class LearnerRecord
{
    /// <summary>Each costs what a credential costs; further ones are counted and left open.</summary>
    public const int MaxContained = 50;

    public static IReadOnlyList<ReadOnlyMemory<byte>> Contained(JsonObject credential) =>
        credential.Texts("type").Contains("ClrCredential")
            ?
            [
                .. credential
                    .Many("credentialSubject")
                    .OfType<JsonObject>()
                    .SelectMany(subject => subject.Many("verifiableCredential"))
                    .Select(Utf8),
            ]
            : [];

    public static Check Check(IReadOnlyList<VerificationReport> contained, int count)
    {
        var confirmed = contained.Count(report => report.Verdict == Verdict.Valid);
        return confirmed == count
            ? Verification.Check.Of(CheckCode.Evidence, Outcome.Passed, Reasons.EvidenceContainedConfirmed, Text(count))
            : Verification.Check.Of(
                CheckCode.Evidence,
                Outcome.Undetermined,
                Reasons.EvidenceContainedOpen,
                Text(count - confirmed),
                Text(count)
            );
    }

    // A token stands there as text, anything else as JSON.
    private static ReadOnlyMemory<byte> Utf8(JsonNode? node) =>
        node.AsText() is { } token ? Encoding.UTF8.GetBytes(token)
        : node is null ? "null"u8.ToArray()
        : JsonText.Write(node);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
