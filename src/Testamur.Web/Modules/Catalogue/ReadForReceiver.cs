using Testamur.Education.Recognition;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>How a named institution would be likely to read a micro-credential, before anybody enrols: what it finds stated, by the seven points.</summary>
internal sealed class ReadForReceiver(
    ShowCatalogueEntry entries,
    IInstitutions institutions,
    IAgreementRoute agreements,
    TimeProvider time
)
{
    /// <param name="Receivers">Who can be asked: the members of the alliance, but for the one that awards it.</param>
    /// <param name="Receiver">Who was asked; null for nobody yet.</param>
    /// <param name="Agreement">The agreement by which a valid credential awarded today would be recognised at once; null when none covers it.</param>
    internal sealed record Answer(
        Guid Id,
        LangText Title,
        string Issuer,
        IReadOnlyList<Member> Receivers,
        Member? Receiver,
        IReadOnlyList<Point> Points,
        Covered? Agreement
    );

    internal sealed record Member(string Slug, string Name);

    /// <param name="Title">Of the agreement.</param>
    /// <param name="Ects">What would be accepted.</param>
    internal sealed record Covered(string Title, decimal Ects);

    /// <param name="Asked">False for a point that says nothing here, since learners take part on site.</param>
    /// <param name="Missing">What such an officer looks for and does not find.</param>
    internal sealed record Point(
        RecognitionCriterion Criterion,
        bool Asked,
        RecognitionStrength Reading,
        IReadOnlyList<OfficerLook> Missing
    );

    /// <param name="by">Short name of the receiver; null to see who can be asked.</param>
    public async Task<Result<Answer>> HandleAsync(Guid id, string? by, CancellationToken cancel)
    {
        if (!(await entries.HandleAsync(id, null, cancel)).Succeeded(out var detail, out var problem))
            return problem;
        // Of offers of others only a few facts are known; nobody could be read by them.
        if (detail is not { Content: { } content, Institution: { } issuer })
            return CatalogueProblems.NotFound();
        InstitutionView[] receivers =
        [
            .. (await institutions.ListAsync(cancel))
                .Where(one => one.Id != issuer.Id)
                .OrderBy(one => one.Name, StringComparer.CurrentCulture),
        ];
        var receiver = receivers.FirstOrDefault(one => one.Slug == by);
        if (receiver is null && by is { Length: > 0 })
            return CatalogueProblems.NotFound();
        return new Answer(
            id,
            content.Title,
            issuer.Name,
            [.. receivers.Select(one => new Member(one.Slug, one.Name))],
            receiver is null ? null : new(receiver.Slug, receiver.Name),
            receiver is null ? [] : [.. RecognitionReading.Of(content).Select(PointOf)],
            receiver is null ? null : await CoverAsync(receiver.Id, issuer.Did, content, detail.Version, cancel)
        );
    }

    // Asked as if the learner held a valid credential of today, toward study there and with nothing recognised before.
    private async Task<Covered?> CoverAsync(
        InstitutionId receiver,
        string issuer,
        Specification content,
        int? version,
        CancellationToken cancel
    )
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var facts = new CredentialFacts(
            issuer,
            content.Id,
            version,
            "MicroCredential",
            content.EqfLevel,
            content.IscedF,
            content.Ects?.Hundredths,
            today,
            [.. content.QualityAssurance.Select(qa => qa.Kind.ToString().ToLowerInvariant()).Distinct()],
            FactVerdict.Valid
        );
        var question = new AgreementQuestion(receiver, today, CreditPurpose.Credits, null, facts, []);
        return (await agreements.AskAsync(question, cancel)).Cover is { } cover
            ? new(cover.Title, cover.AcceptedEcts / 100m)
            : null;
    }

    private static Point PointOf(PointReading point) =>
        new(point.Criterion, point.Asked, point.Reading, [.. point.Looks.Where(look => !look.Stated).Select(look => look.Look)]);

    public static void Map(RouteGroupBuilder catalogue) =>
        catalogue
            .MapGet(
                "/{id:guid}/reading",
                async (Guid id, string? by, ReadForReceiver useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(id, by, cancel)).ToHttp(answer => TypedResults.Ok(answer))
            )
            .Produces<Answer>()
            .WithName("ReadForReceiver")
            .WithSummary("How an institution of the alliance would be likely to read a micro-credential");
}
