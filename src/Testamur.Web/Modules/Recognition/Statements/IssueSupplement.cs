using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Testamur.Education.Awards;
using Testamur.Education.Elm;
using Testamur.Education.OpenBadges;
using Testamur.Education.Recognition;
using Testamur.Education.Recognition.Documents;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Recognition.Cases;
using Testamur.Web.Modules.Recognition.Deciding;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Recognition.Statements;

/// <summary>
/// An officer issues the diploma supplement of an award of the institution: the whole document, with everything that was recognised here for the person
/// among its results. A later one takes the place of the earlier.
/// </summary>
internal sealed class IssueSupplement(
    AppDb db,
    CurrentTenant tenant,
    CaseSteps steps,
    IAwards awards,
    ISpecifications specifications,
    IInstitutions institutions,
    IDocumentSeals seals,
    ReadCases read,
    IStringLocalizer<RecognitionText> text
)
{
    /// <param name="Award">The award it belongs to.</param>
    /// <param name="BirthDate">As in the learner's identity document, which the officer has seen.</param>
    internal sealed record Request(Guid Award, DateOnly? BirthDate);

    public async Task<Result<CaseView>> HandleAsync(Guid id, Request request, CancellationToken cancel)
    {
        if (!(await steps.HereAsync(id, cancel)).Succeeded(out var one, out var problem))
            return problem;
        var statements = await db.Set<SealedStatement>()
            .Where(statement => statement.WithdrawnAt == null)
            .Where(statement =>
                db.Set<RecognitionCase>().Any(other => other.Id == statement.Case && other.Applicant == one.Applicant)
            )
            .OrderBy(statement => statement.IssuedAt)
            .ToListAsync(cancel);
        if (statements.Find(statement => statement.Case == one.Id) is not { } current)
            return RecognitionProblems.NoStatement();
        RecognisedPart[] parts = [.. statements.Select(PartOf).OfType<RecognisedPart>()];
        if (PartOf(current) is null)
            return RecognitionProblems.NothingAccepted();
        if (
            await awards.FindAsync(request.Award, cancel) is not { } award
            || award.Learner != one.Applicant
            || await specifications.FindAsync(award.Specification, award.Version, cancel) is not { } version
            || await institutions.FindAsync(tenant.Id, cancel) is not { } issuer
        )
            return RecognitionProblems.AwardNotFound();
        if (!await seals.HasSealAsync(cancel))
            return RecognitionProblems.NoSeal();

        MicroCredential Write(DocumentPlace place) =>
            new(version.Content, FactsOf(place, version.Content, award, issuer, request.BirthDate, parts));
        var gaps = ElmWriter.SupplementGaps(
            Write(new("urn:uuid:00000000-0000-0000-0000-000000000000", issuer.Did, "https://example.org/", 0, one.ReceivedAt))
        );
        string[] missing =
        [
            .. gaps.Select(gap => text[$"Gap.{gap}"].Value),
            .. parts.Any(part => part.SourceCountry is null) ? [text["Gap.SourceCountry"].Value] : Array.Empty<string>(),
        ];
        if (missing.Length > 0)
            return RecognitionProblems.SupplementIncomplete(string.Join(", ", missing));

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await seals.SealEuropeanAsync(Write, ElmProfile.DiplomaSupplement, cancel) is not { } made)
            return RecognitionProblems.SupplementIncomplete(text["Gap.Shapes"]);
        if (current is { SupplementList: { } list, SupplementIndex: { } index })
            seals.Withdraw(list, index, one.DecidedBy);
        current.Attach(made.Document, made.List, made.Index);
        await steps.RecordAsync(one, "supplement", null, cancel);
        if (await steps.SaveAsync(cancel) is { } lost)
            return lost;
        await transaction.CommitAsync(cancel);
        return await read.OneAsync(id, cancel);
    }

    // What still hangs on a condition is no result.
    private static RecognisedPart? PartOf(SealedStatement statement) =>
        StatementDocument.Read(Encoding.UTF8.GetBytes(statement.DataIntegrity))
            is { Outcome: not RecognitionOutcome.Conditional } said
            ? said.AsPart()
            : null;

    private static AwardFacts FactsOf(
        DocumentPlace place,
        Specification specification,
        AwardView award,
        InstitutionView issuer,
        DateOnly? born,
        IReadOnlyList<RecognisedPart> recognised
    ) =>
        new()
        {
            CredentialId = place.Id,
            AchievementId = AchievementIds.Of(specification.Id, specification.Version),
            Issuer = new(issuer.Did, issuer.Name, issuer.Website, issuer.CountryCode),
            Subject = new(Name: award.LearnerName) { BirthDate = born },
            ValidFrom = place.IssuedAt,
            AwardedOn = new DateTimeOffset(award.AwardedOn, TimeOnly.MinValue, TimeSpan.Zero),
            Results = award.Grade is { } grade ? [new(grade)] : [],
            Status = [new(place.StatusList, place.StatusIndex)],
            Recognised = recognised,
        };

    public static void Map(RouteGroupBuilder here) =>
        here.MapPost(
                "/{id:guid}/supplement",
                async (Guid id, Request request, IssueSupplement useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.DecideRecognition)
            .Produces<CaseView>()
            .WithName("IssueDiplomaSupplement")
            .WithSummary("Issue the diploma supplement of an award, with what was recognised among its results");
}
