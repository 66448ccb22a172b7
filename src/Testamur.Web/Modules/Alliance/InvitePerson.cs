using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>Offers roles at the institution to somebody by e-mail, or takes the offer back.</summary>
internal sealed class InvitePerson(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    Institutions institutions,
    RolesOfUnits units,
    IPeople people,
    Invite invite,
    FieldChecks checks,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="Unit">The roles are for this unit and those below it; null for the whole institution.</param>
    internal sealed record Request(string? Email, IReadOnlyList<Role> Roles, string? Language = null, Guid? Unit = null);

    internal sealed record Invited(Guid Id, string Email, IReadOnlyList<Role> Roles, Guid? Unit, DateTimeOffset ExpiresAt);

    public async Task<Result<Invited>> HandleAsync(Request request, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        checks
            .Email("email", request.Email)
            .That(request.Roles.Count > 0, "roles", "Field.Roles")
            .That(request.Language is null || Accounts.Languages.Contains(request.Language), "language", "Field.Language");
        if (checks.Problem is { } problem)
            return problem;
        UnitId? unit = request.Unit is { } id ? new(id) : null;
        if (unit is not null && !request.Roles.All(RolePermissions.FitsUnits))
            return AllianceProblems.RoleOfInstitution();
        if (unit is { } within && (await units.TreeAsync(cancel)).Find(within) is not { ClosedAt: null })
            return PlatformProblems.NotFound();
        // Only whether somebody is on this institution's own staff is told, nothing about accounts elsewhere.
        var known = await people.FindByEmailAsync(request.Email!, cancel);
        if (
            known is not null
            && await db.Set<Membership>().AnyAsync(m => m.Institution == tenant.Id && m.Person == known.Id, cancel)
        )
            return AllianceProblems.AlreadyMember();

        var institution = (await institutions.FindAsync(tenant.Id, cancel))!; // the route resolved it
        var language = request.Language ?? known?.Language;
        var invitation = invite.Add(tenant.Id, institution.Name, request.Email!, request.Roles, unit, language);
        audit.Record("alliance.invited", invitation.Id.Value.ToString(), invitation.RoleNames);
        await db.SaveChangesAsync(cancel);
        return View(invitation);
    }

    public async Task<Result<Invited>> WithdrawAsync(InvitationId id, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManageInstitution))
            return PlatformProblems.NotAllowed();
        var invitation = await db.Set<Invitation>().SingleOrDefaultAsync(i => i.Id == id, cancel);
        if (invitation is null)
            return PlatformProblems.NotFound();
        if (!invitation.IsOpen(time.GetUtcNow()))
            return AllianceProblems.InvitationOver();

        invitation.WithdrawnAt = time.GetUtcNow();
        audit.Record("alliance.invitationWithdrawn", invitation.Id.Value.ToString());
        await db.SaveChangesAsync(cancel);
        return View(invitation);
    }

    internal static Invited View(Invitation i) => new(i.Id.Value, i.Email, i.Roles, i.Unit?.Value, i.ExpiresAt);

    public static void Map(RouteGroupBuilder people)
    {
        people
            .MapPost(
                "/invitations",
                async (Request request, InvitePerson useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(invited => TypedResults.Ok(invited))
            )
            .Requires(Permission.ManageInstitution)
            .WithName("InvitePerson")
            .WithSummary("Offer roles to somebody by e-mail; the link works once, for 14 days");
        people
            .MapDelete(
                "/invitations/{id:guid}",
                async (Guid id, InvitePerson useCase, CancellationToken cancel) =>
                    (await useCase.WithdrawAsync(new(id), cancel)).ToHttp(_ => TypedResults.NoContent())
            )
            .Requires(Permission.ManageInstitution)
            .WithName("WithdrawInvitation")
            .WithSummary("Make an invitation's link useless");
    }
}
