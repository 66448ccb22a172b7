using System.Globalization;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Design.Partners;

/// <summary>Asks somebody outside the institution to help with a draft: an employer, an organisation, a public body, learners.</summary>
internal sealed class InvitePartner(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    FieldChecks checks,
    AuditLog audit,
    TimeProvider time
)
{
    private static readonly PartnerKind[] Kinds =
    [
        PartnerKind.Employer,
        PartnerKind.ThirdSector,
        PartnerKind.PublicBody,
        PartnerKind.ProspectiveLearner,
        PartnerKind.HigherEducation,
        PartnerKind.Peer,
    ];

    /// <param name="Organisation">Name of the organisation or group, never of a person.</param>
    /// <param name="Language">Of the message; the inviter's when absent.</param>
    internal sealed record Request(string? Email, PartnerKind Kind, string? Organisation, string? Language = null);

    public async Task<Result<PartnerView>> HandleAsync(SpecificationId id, int number, Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.DraftSpecification))
            return PlatformProblems.NotAllowed();
        checks
            .Email("email", request.Email)
            .Required("organisation", request.Organisation, Partner.LongestName)
            .That(Kinds.Contains(request.Kind), "kind", "Field.Required")
            .That(request.Language is null || Accounts.Languages.Contains(request.Language), "language", "Field.Language");
        if (checks.Problem is { } problem)
            return problem;
        var version = await db.FindVersionAsync(id, number, cancel);
        if (version is null)
            return PlatformProblems.NotFound();
        if (SpecificationLife.CheckEdit(version.State, version.PublishedAt is not null) is { } refused)
            return refused;

        var (partner, secret) = Partner.Invite(
            version,
            request.Kind,
            request.Organisation!,
            request.Email!,
            actor.RequiredId,
            time
        );
        db.Add(partner);
        db.Publish(
            new MessageRequested(
                null,
                partner.Email,
                request.Language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                "Design.CoDesign",
                [version.Title, tenant.Tenant?.Name ?? "", actor.Name],
                $"/co-design/{secret}"
            ),
            time
        );
        audit.Record("design.partnerInvited", $"{id.Value}/{number}", partner.Kind.ToString());
        await db.SaveChangesAsync(cancel);
        return PartnerView.Of(partner, time.GetUtcNow());
    }

    public static void Map(RouteGroupBuilder specifications) =>
        specifications
            .MapPost(
                "/{id:guid}/{version:int}/partners",
                async (Guid id, int version, Request request, InvitePartner useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(new(id), version, request, cancel)).ToHttp(made => TypedResults.Ok(made))
            )
            .RequiresInUnits(Permission.DraftSpecification)
            .WithName("InvitePartner")
            .WithSummary("Ask somebody outside to help with a draft, by e-mail");
}
