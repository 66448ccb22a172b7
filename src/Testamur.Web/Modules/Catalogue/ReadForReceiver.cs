using Testamur.Education.Recognition;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Catalogue;

/// <summary>How a named institution would be likely to read a micro-credential, before anybody enrols: what it finds stated, by the seven points.</summary>
internal sealed class ReadForReceiver(ShowCatalogueEntry entries, IInstitutions institutions)
{
    /// <param name="Receivers">Who can be asked: the members of the alliance, but for the one that awards it.</param>
    /// <param name="Receiver">Who was asked; null for nobody yet.</param>
    internal sealed record Answer(
        Guid Id,
        LangText Title,
        string Issuer,
        IReadOnlyList<Member> Receivers,
        Member? Receiver,
        IReadOnlyList<Point> Points
    );

    internal sealed record Member(string Slug, string Name);

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
        Member[] receivers =
        [
            .. (await institutions.ListAsync(cancel))
                .Where(one => one.Id != issuer.Id)
                .OrderBy(one => one.Name, StringComparer.CurrentCulture)
                .Select(one => new Member(one.Slug, one.Name)),
        ];
        var receiver = receivers.FirstOrDefault(one => one.Slug == by);
        if (receiver is null && by is { Length: > 0 })
            return CatalogueProblems.NotFound();
        return new Answer(
            id,
            content.Title,
            issuer.Name,
            receivers,
            receiver,
            receiver is null ? [] : [.. RecognitionReading.Of(content).Select(PointOf)]
        );
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
