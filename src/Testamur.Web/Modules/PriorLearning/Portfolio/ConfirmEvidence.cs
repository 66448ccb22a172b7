using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.PriorLearning.Portfolio;

/// <summary>
/// A referee, or the contact of a group, confirms what somebody says about themselves, by a link and without an account. They see this one item and nothing else of the
/// case, and nobody else's.
/// </summary>
internal sealed class ConfirmEvidence(
    AppDb db,
    CurrentTenant tenant,
    CaseFiles files,
    IPeople people,
    IInstitutions institutions,
    TimeProvider time
)
{
    /// <param name="Applicant">Whose words they are.</param>
    /// <param name="Institution">Who wants to know.</param>
    internal sealed record Asked(
        string Applicant,
        string Institution,
        LangText MicroCredential,
        string Title,
        string Origin,
        DateOnly MadeOn,
        string? Description,
        string ContactName,
        DateTimeOffset Until
    );

    internal sealed record Request(bool Confirmed, [property: StringLength(EvidenceItem.LongestText)] string? Note = null);

    internal sealed record Answered(bool Confirmed);

    public async Task<Result<Asked>> ReadAsync(string secret, CancellationToken cancel)
    {
        if (await FindAsync(secret, cancel) is not var (item, rpl))
            return PriorLearningProblems.ConfirmationOver();
        if (await people.FindAsync(rpl.Person, cancel) is not { } applicant)
            return PriorLearningProblems.ConfirmationOver();
        var home = await institutions.FindAsync(rpl.Institution, cancel);
        return new Asked(
            applicant.Name,
            home?.Name ?? "",
            rpl.Title,
            item.Title,
            item.Origin,
            item.MadeOn,
            item.Description,
            item.ContactName ?? "",
            item.AskedUntil ?? time.GetUtcNow()
        );
    }

    public async Task<Result<Answered>> AnswerAsync(string secret, Request request, CancellationToken cancel)
    {
        if (await FindAsync(secret, cancel) is not var (item, rpl))
            return PriorLearningProblems.ConfirmationOver();
        if (request.Note?.Length > EvidenceItem.LongestText)
            return PriorLearningProblems.TextTooLong(EvidenceItem.LongestText);
        item.Answer(request.Confirmed, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(), time.GetUtcNow());
        rpl.Touch();
        var act = request.Confirmed ? "priorLearning.evidenceConfirmed" : "priorLearning.evidenceDeclined";
        files.Record(rpl, act);
        return await files.SaveAsync(cancel) is { } lost ? lost : new Answered(request.Confirmed);
    }

    // Across institutions: the secret takes the place of the filter, and the scope works for that institution from then on.
    private async Task<(EvidenceItem Item, RplCase Case)?> FindAsync(string secret, CancellationToken cancel)
    {
        var (hash, now) = (Ids.Hash(secret), time.GetUtcNow());
        var item = await db.Set<EvidenceItem>().Across(Readings.Link).SingleOrDefaultAsync(one => one.SecretHash == hash, cancel);
        if (item is null || item.AskedUntil < now)
            return null;
        tenant.Set(item.Institution);
        return (item, await db.Set<RplCase>().SingleAsync(one => one.Id == item.Case, cancel));
    }

    public static void Map(RouteGroupBuilder open)
    {
        var confirmations = open.MapGroup("/prior-learning/confirmations").WithTags("PriorLearning");
        confirmations
            .MapGet(
                "/{secret}",
                async (string secret, ConfirmEvidence useCase, CancellationToken cancel) =>
                    (await useCase.ReadAsync(secret, cancel)).ToHttp(asked => TypedResults.Ok(asked))
            )
            .WithName("ReadConfirmation")
            .WithSummary("What somebody says about themselves and you are asked to confirm");
        confirmations
            .MapPost(
                "/{secret}",
                async (string secret, Request request, ConfirmEvidence useCase, CancellationToken cancel) =>
                    (await useCase.AnswerAsync(secret, request, cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .WithName("AnswerConfirmation")
            .WithSummary("Confirm it, or say that it was not so");
    }
}
