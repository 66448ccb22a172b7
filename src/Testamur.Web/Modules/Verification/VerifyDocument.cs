using System.Text.Json.Nodes;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;
using Testamur.Education.Elm;
using Testamur.Education.OpenBadges;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Verification;

/// <summary>Verifies a document for anybody. Nothing of it is stored or logged.</summary>
internal sealed class VerifyDocument(
    IKeyResolver keys,
    IStatusSource status,
    ITrustSource trust,
    SealAnchors anchors,
    ISchemaSource schemas,
    PlatformResources resources,
    ISigningRecord record,
    IReplacements replacements,
    TimeProvider time
)
{
    public async Task<Verified> HandleAsync(ReadOnlyMemory<byte> document, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var verifier = new CredentialVerifier(
            keys,
            status,
            trust,
            resources: resources,
            seals: anchors.Verifier,
            schemas: schemas,
            record: record
        );
        var report = await verifier.VerifyAsync(document, new VerificationOptions { Now = now }, cancel);
        return new(report, now, document) { ReplacedBy = await ReplacementAsync(report, document, cancel) };
    }

    /// <summary>Only for what its issuer sealed as it is and then took back: a name alone, which anybody can write into a document of one's own, is told nothing.</summary>
    private async Task<Replacement?> ReplacementAsync(
        VerificationReport report,
        ReadOnlyMemory<byte> document,
        CancellationToken cancel
    ) =>
        report[CheckCode.Integrity].Outcome == Outcome.Passed
        && report[CheckCode.Status].Outcome == Outcome.Failed
        && report.Summary is { CredentialId: { } id, IssuerId: { } issuer }
        && await IsIssuersAsync(report, document, cancel)
            ? await replacements.FindAsync(id, issuer, cancel)
            : null;

    // A certificate can carry any registered identifier, and whoever stole a key signs as its owner: there the text has to be the one on record.
    private async Task<bool> IsIssuersAsync(VerificationReport report, ReadOnlyMemory<byte> document, CancellationToken cancel) =>
        (report.Seal is null && report[CheckCode.IssuerBinding].Outcome == Outcome.Passed)
        || await record.SignedAtAsync(document, cancel) is not null;

    public static void Map(RouteGroupBuilder open) =>
        open.MapPost(
                "/verifications",
                async Task<IResult> (HttpRequest request, VerifyDocument useCase, CancellationToken cancel) =>
                {
                    request.HttpContext.Response.Headers.CacheControl = "no-store";
                    var upload = await Upload.ReadAsync(request, cancel);
                    if (!upload.Succeeded(out var received, out var problem))
                        return problem.ToHttp();
                    return TypedResults.Json(Answer(await useCase.HandleAsync(received.Bytes, cancel)));
                }
            )
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .DisableAntiforgery()
            .WithTags("Verification")
            .WithName("VerifyDocument")
            .WithSummary("Check a credential: a file (multipart), or the document itself as the body, up to 1 MiB")
            .Produces<JsonObject>()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static JsonObject Answer(Verified verified)
    {
        var answer = verified.Report.ToJson();
        answer["checkedAt"] = verified.At;
        answer["summary"] = verified.Report.Summary is { } summary
            ? new JsonObject
            {
                ["credentialId"] = summary.CredentialId,
                ["types"] = new JsonArray([.. summary.Types.Select(type => (JsonNode)type)]),
                ["issuerId"] = summary.IssuerId,
                ["issuerName"] = summary.IssuerName,
                ["subjectId"] = summary.SubjectId,
                ["subjectName"] = summary.SubjectName,
                ["achievementName"] = summary.AchievementName,
                ["validFrom"] = summary.ValidFrom,
                ["validUntil"] = summary.ValidUntil,
            }
            : null;
        answer["replaces"] = verified.ReadAward()?.Replaces;
        answer["replacedBy"] = verified.ReplacedBy is { } replacement
            ? new JsonObject { ["id"] = replacement.Id, ["issuedAt"] = replacement.IssuedAt }
            : null;
        return answer;
    }
}

/// <summary>A report and when it was made.</summary>
/// <param name="Document">What was handed in.</param>
internal sealed record Verified(VerificationReport Report, DateTimeOffset At, ReadOnlyMemory<byte> Document)
{
    /// <summary>What was issued in its place; null when nothing was, or nobody here knows.</summary>
    public Replacement? ReplacedBy { get; init; }

    /// <summary>What it says of the award; null of a document that did not prove valid.</summary>
    public AwardFacts? ReadAward() =>
        Report.Verdict == Verdict.Valid
            ? (OpenBadgeReader.Read(Document.Span).Award ?? ElmReader.Read(Document.Span).Award)?.Award
            : null;
}
