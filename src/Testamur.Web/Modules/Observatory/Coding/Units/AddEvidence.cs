using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Files;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Observatory.Coding.Units;

/// <summary>
/// Keeps where a code was found: the address, the day, and the copy that the coder saved. The platform fetches no page itself and opens no copy; it
/// looks at size and first bytes.
/// </summary>
internal sealed class AddEvidence(AppDb db, Actor actor, Waves waves, FieldChecks checks)
{
    /// <param name="Page">Page or section.</param>
    /// <param name="Copy">The archived copy; empty for none.</param>
    internal sealed record Request(
        string? Code,
        string? Address,
        DateOnly? RetrievedOn,
        string? Page,
        string? FileName,
        byte[] Copy
    );

    public async Task<Result<EvidenceView>> HandleAsync(string key, string unit, Request request, CancellationToken cancel)
    {
        if (!(await waves.ToCodeAsync(key, unit, cancel)).Succeeded(out var own, out var problem))
            return problem;
        var (wave, work) = own;
        if (Books.Required(wave.Book, wave.BookVersion).Find(request.Code ?? "") is not { } code)
            return CodingProblems.CodeUnknown();
        checks
            .Required("address", request.Address, MarkEvidence.LongestAddress)
            .Website("address", request.Address)
            .That(request.RetrievedOn <= DateOnly.FromDateTime(waves.Now.UtcDateTime.AddDays(1)), "retrievedOn", "Field.Required")
            .Optional("page", request.Page, MarkEvidence.LongestPage);
        if (checks.Problem is { } wrong)
            return wrong;
        if (request.Copy.Length > CodingLimits.CopyBytes)
            return CodingProblems.CopyTooLarge();
        var name = FileKinds.Clean(request.FileName);
        var kind = request.Copy.Length == 0 ? null : FileKinds.Of(name, request.Copy);
        if (request.Copy.Length > 0 && kind is null)
            return CodingProblems.CopyKind();
        var coder = actor.RequiredId;
        var kept = db.Set<MarkEvidence>().Where(one => one.Wave == wave.Id && one.Unit == unit && one.Coder == coder);
        if (await kept.CountAsync(cancel) >= CodingLimits.Evidence)
            return CodingProblems.TooMuchEvidence();

        var evidence = new MarkEvidence
        {
            Id = Guid.CreateVersion7(waves.Now),
            Wave = wave.Id,
            Unit = unit,
            Coder = coder,
            Code = code.Id,
            Address = request.Address!.Trim(), // checked above
            RetrievedOn = request.RetrievedOn!.Value, // checked above: nothing is not earlier than tomorrow
            Page = string.IsNullOrWhiteSpace(request.Page) ? null : request.Page.Trim(),
            Proposed = false,
            FileName = kind is null ? null : name,
            MediaType = kind,
            Length = kind is null ? null : request.Copy.Length,
            Hash = kind is null ? null : Convert.ToHexStringLower(SHA256.HashData(request.Copy)),
            AddedAt = waves.Now,
        };
        db.Add(evidence);
        if (kind is not null)
            db.Add(new EvidenceCopy { Id = evidence.Id, Bytes = request.Copy });
        work.Touch();
        return await waves.SaveAsync(cancel) is { } refusal ? refusal : EvidenceView.Of(evidence);
    }

    public static void Map(RouteGroupBuilder my) =>
        my.MapPost(
                "/{key}/units/{unit}/evidence",
                async (
                    string key,
                    string unit,
                    [FromQuery] string? code,
                    [FromQuery] string? address,
                    [FromQuery] DateOnly? retrievedOn,
                    [FromQuery] string? page,
                    [FromQuery] string? fileName,
                    HttpRequest http,
                    AddEvidence useCase,
                    CancellationToken cancel
                ) =>
                {
                    var copy = await BoundedBody.ReadAsync(http.Body, CodingLimits.CopyBytes, cancel);
                    var request = new Request(code, address, retrievedOn, page, fileName, copy);
                    return (await useCase.HandleAsync(key, unit, request, cancel)).ToHttp(made => TypedResults.Ok(made));
                }
            )
            .Accepts<string>("application/octet-stream")
            .Produces<EvidenceView>()
            .WithName("AddCodeEvidence")
            .WithSummary("Keep where a code was found; the body is the archived copy, or empty");
}
