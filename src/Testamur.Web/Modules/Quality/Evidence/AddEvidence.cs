using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Files;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality.Evidence;

/// <summary>Puts a file beside a question of the checklist. Quality officers and authors may.</summary>
internal sealed class AddEvidence(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    AuditLog audit,
    IOptions<QualityOptions> options,
    TimeProvider time
)
{
    /// <param name="Question">As JSON writes it, such as <c>staff</c>.</param>
    internal sealed record Request(string? Question, string? FileName, byte[] Content);

    public int MostBytes => options.Value.EvidenceBytes;

    public async Task<Result<EvidenceView>> HandleAsync(ReviewId id, Request request, CancellationToken cancel)
    {
        var review = await db.Set<Review>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, cancel);
        if (review is not null)
            actor.Regard(review.Specification);
        if (!actor.May(Permission.ReviewSpecification) && !actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        if (review is null)
            return PlatformProblems.NotFound();
        if (Reviews.FindQuestion(request.Question) is not { } question)
            return PlatformProblems.InvalidFields(
                new Dictionary<string, string[]> { ["question"] = ["Name one of the ten questions."] }
            );
        if (request.Content.Length > MostBytes)
            return QualityProblems.FileTooLarge(MostBytes / 1024 / 1024);
        var name = FileKinds.Clean(request.FileName);
        if (request.Content.Length == 0 || FileKinds.Of(name, request.Content) is not { } mediaType)
            return QualityProblems.FileKind();
        var kept = db.Set<EvidenceFile>().Where(file => file.Review == id && file.ErasedAt == null);
        if (await kept.CountAsync(cancel) >= options.Value.EvidenceFiles)
            return QualityProblems.TooManyFiles(options.Value.EvidenceFiles);

        var now = time.GetUtcNow();
        var file = new EvidenceFile
        {
            Institution = tenant.Id,
            Id = Guid.CreateVersion7(now),
            Review = id,
            Question = question,
            Name = name,
            MediaType = mediaType,
            Length = request.Content.Length,
            Hash = Convert.ToHexStringLower(SHA256.HashData(request.Content)),
            AddedBy = actor.RequiredId,
            AddedAt = now,
        };
        db.Add(file);
        db.Add(
            new StoredContent
            {
                Institution = tenant.Id,
                Id = file.Id,
                Bytes = request.Content,
            }
        );
        audit.Record("quality.evidenceAdded", file.Id.ToString());
        await db.SaveChangesAsync(cancel);
        return EvidenceView.Of(file);
    }

    public static void Map(RouteGroupBuilder reviews) =>
        reviews
            .MapPost(
                "/{id:guid}/evidence",
                async (
                    Guid id,
                    [FromQuery] string? question,
                    [FromQuery] string? fileName,
                    HttpRequest http,
                    AddEvidence useCase,
                    CancellationToken cancel
                ) =>
                {
                    var content = await BoundedBody.ReadAsync(http.Body, useCase.MostBytes, cancel);
                    return (await useCase.HandleAsync(new(id), new(question, fileName, content), cancel)).ToHttp(made =>
                        TypedResults.Ok(made)
                    );
                }
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .Accepts<string>("application/octet-stream")
            .Produces<EvidenceView>()
            .WithName("AddEvidence")
            .WithSummary("Put a file beside a question of the checklist; the body is the file");
}
