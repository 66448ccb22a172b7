using Testamur.Education.Recognition;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;

namespace Testamur.Web.Modules.Design.Recognition;

/// <summary>How a recognition officer elsewhere would read a version: what it states and what is missing, by the seven points.</summary>
internal sealed class ReadRecognition(ReadVersion reading)
{
    internal sealed record Look(OfficerLook Looked, bool Stated, string Path);

    /// <param name="Asked">False for a point that says nothing here, since learners take part on site.</param>
    /// <param name="Claimed">The designers' own judgement.</param>
    internal sealed record Point(
        RecognitionCriterion Criterion,
        bool Asked,
        RecognitionStrength Reading,
        RecognitionStrength? Claimed,
        IReadOnlyList<Look> Looks
    );

    internal sealed record Answer(IReadOnlyList<Point> Points);

    public async Task<Result<Answer>> HandleAsync(SpecificationId id, int number, CancellationToken cancel)
    {
        if (!(await reading.HandleAsync(id, number, cancel)).Succeeded(out var found, out var problem))
            return problem;
        var points = RecognitionReading.Of(SpecificationJson.Read(found.Version.Content.ToJsonString()));
        return new Answer([
            .. points.Select(point => new Point(
                point.Criterion,
                point.Asked,
                point.Reading,
                point.Claimed,
                [.. point.Looks.Select(look => new Look(look.Look, look.Stated, look.Path))]
            )),
        ]);
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapGet(
                "/{id:guid}/{version:int}/recognition",
                async (Guid id, int version, ReadRecognition useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, cancel)).ToHttp(read => TypedResults.Ok(read))
            )
            .RequiresInUnits(Permission.SeeInstitution)
            .WithName("ReadRecognition")
            .WithSummary("How a recognition officer would read a version");
}
