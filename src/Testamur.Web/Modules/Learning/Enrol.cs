using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Quality.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

/// <summary>
/// Takes a learner into an offering. A free place without prerequisites is given at once; prerequisites are for the registrar to
/// look at; a full offering has a waiting list. Asking twice gives the same answer.
/// </summary>
internal sealed class Enrol(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    ISpecifications specifications,
    IApprovals approvals,
    IFunding funding,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="Support">The scheme that is to pay a part; null without one.</param>
    internal sealed record Request([property: StringLength(60)] string? Support = null);

    internal sealed record Done(Guid Enrolment, EnrolmentState State);

    public async Task<Result<Done>> HandleAsync(OfferingId id, Request request, CancellationToken cancel)
    {
        if (actor.Id is not { } person)
            return PlatformProblems.NotSignedIn();
        var offering = await db.Set<Offering>().SingleOrDefaultAsync(o => o.Id == id && o.State != OfferingState.Planned, cancel);
        if (
            offering is null
            || await specifications.FindAsync(offering.Specification, offering.SpecificationVersion, cancel) is not { } version
        )
            return PlatformProblems.NotFound();
        var existing = await db.Set<Enrolment>().SingleOrDefaultAsync(e => e.Offering == id && e.Person == person, cancel);
        if (existing is not null)
            return new Done(existing.Id.Value, existing.State);
        var now = time.GetUtcNow();
        if (offering.CheckEnrolment(DateOnly.FromDateTime(now.UtcDateTime)) is { } closed)
            return closed;
        if (version.State == "Suspended")
            return LearningProblems.EnrolmentClosed();
        if (!(await approvals.FindAsync(version.Id, version.Version, cancel)).IsLive)
            return LearningProblems.ApprovalOver();
        if (request.Support is { } scheme && !await PaysAsync(scheme, person, version.Content, cancel))
            return LearningProblems.SupportNotAvailable();

        var enrolment = new Enrolment
        {
            Institution = tenant.Id,
            Id = Ids.New<EnrolmentId>(time),
            Offering = id,
            Person = person,
            AppliedAt = now,
            Support = request.Support,
        };
        if (!await db.HasPlaceAsync(offering, cancel))
            enrolment.Move(EnrolmentState.Waitlisted);
        else if (version.Content.Prerequisites.Count == 0)
            Admit(offering, enrolment, version.Content.Title.In(actor.Language));
        db.Add(enrolment);
        db.Publish(new EnrolmentMoved(enrolment.Id.Value), time);
        audit.Record("learning.enrolled", enrolment.Id.Value.ToString());
        return await db.TrySaveAsync(cancel) is { } lost ? lost : new Done(enrolment.Id.Value, enrolment.State);
    }

    // The money is set aside right after this is saved; who loses the last of it to another enrolment in between is told so.
    private async Task<bool> PaysAsync(string scheme, PersonId person, Specification content, CancellationToken cancel) =>
        (await funding.QuoteAsync(person, PricedOffer.Of(content, tenant.Tenant?.Slug ?? ""), cancel)).Any(quote =>
            quote.Scheme == scheme && quote.Pays
        );

    private void Admit(Offering offering, Enrolment enrolment, string title)
    {
        offering.TakePlace();
        enrolment.Move(EnrolmentState.Admitted);
        enrolment.Move(EnrolmentState.Enrolled);
        db.Publish(
            new MessageRequested(actor.Id, actor.Email, actor.Language, "Learning.Admitted", [title], "/my/learning"),
            time
        );
    }

    public static void Map(RouteGroupBuilder offerings) =>
        offerings
            .MapPost(
                "/{id:guid}/enrolments",
                async (Guid id, Request? request, Enrol useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), request ?? new(), cancel)).ToHttp(done => TypedResults.Ok(done))
            )
            .WithName("Enrol")
            .WithSummary("Enrol in an offering; anybody with an account may");
}
