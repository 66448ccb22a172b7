using Microsoft.Extensions.Localization;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Mandates;

/// <summary>Writes a mandate down. It holds nothing yet: somebody else signs it off, and the other institution accepts it.</summary>
internal sealed class RecordMandate(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    IInstitutions institutions,
    ISpecifications specifications,
    ReadMandates read,
    FieldChecks checks,
    IStringLocalizer<MandatesText> text,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="Mandatary">The short name of the institution that may seal.</param>
    /// <param name="Statement">What the mandate says; credentials carry it.</param>
    /// <param name="Reference">The law, contract or decision that it rests on.</param>
    /// <param name="ValidUntil">The last day; null for no end.</param>
    /// <param name="Specifications">What it is for; none for everything that the institution publishes.</param>
    internal sealed record Request(
        string? Mandatary,
        string? Statement,
        string? Reference,
        DateOnly? ValidFrom,
        DateOnly? ValidUntil = null,
        IReadOnlyList<Guid>? Specifications = null
    );

    public async Task<Result<MandateView>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        var mandatary = (await institutions.ListAsync(cancel)).FirstOrDefault(one => one.Slug == request.Mandatary?.Trim());
        await CheckAsync(request, mandatary, cancel);
        if (checks.Problem is { } problem)
            return problem;

        // What is asked for is there: the checks found nothing.
        var mandate = new Mandate
        {
            Institution = tenant.Id,
            Id = Ids.New<MandateId>(time),
            Mandatary = mandatary!.Id,
            Statement = request.Statement!.Trim(),
            Reference = request.Reference!.Trim(),
            SpecificationIds = Mandate.Join(request.Specifications ?? []),
            ValidFrom = request.ValidFrom!.Value,
            ValidUntil = request.ValidUntil,
            RecordedBy = actor.RequiredId,
            RecordedAt = time.GetUtcNow(),
        };
        db.Add(mandate);
        audit.Record("mandates.recorded", mandate.Id.Value.ToString(), mandatary.Name);
        await db.SaveChangesAsync(cancel);
        return await read.ViewAsync(new(mandate, null), cancel);
    }

    private async Task CheckAsync(Request request, InstitutionView? mandatary, CancellationToken cancel)
    {
        var published = (await specifications.ListPublishedAsync(cancel)).Select(version => version.Id).ToHashSet();
        var chosen = request.Specifications ?? [];
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        checks
            .Required("statement", request.Statement, Mandate.LongestStatement)
            .Required("reference", request.Reference, Mandate.LongestReference)
            .That(request.ValidFrom is not null, "validFrom", "Field.Date")
            .That(!(request.ValidUntil < request.ValidFrom), "validUntil", "Field.DateOrder");
        if (mandatary is null || mandatary.Id == tenant.Id)
            checks.Add("mandatary", text["Field.Mandatary"]);
        if (request.ValidUntil < today)
            checks.Add("validUntil", text["Field.Past"]);
        if (chosen.Count > Mandate.MostSpecifications || chosen.Any(id => !published.Contains(id)))
            checks.Add("specifications", text["Field.Specifications"]);
    }

    public static void Map(RouteGroupBuilder mandates) =>
        mandates
            .MapPost(
                "",
                async (Request request, RecordMandate useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(TypedResults.Ok)
            )
            .Requires(Permission.ManageInstitution)
            .Produces<MandateView>()
            .WithName("RecordMandate")
            .WithSummary("Write down that another institution may seal in this one's name");
}
