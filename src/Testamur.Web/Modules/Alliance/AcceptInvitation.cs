using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Audit;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Alliance;

/// <summary>Gives the invited roles to whoever holds the link: the signed-in person, or a new account with the invited address.</summary>
internal sealed class AcceptInvitation(
    AppDb db,
    Actor actor,
    CurrentTenant tenant,
    Institutions institutions,
    IPeople people,
    Accounts accounts,
    AuditLog audit,
    TimeProvider time
)
{
    /// <param name="Account">For somebody without one; left out when signed in.</param>
    internal sealed record Request(NewAccount? Account = null);

    internal sealed record NewAccount(string? Name, string? Password, string? Language = null);

    /// <param name="Unit">The roles are for this unit and those below it; null for the whole institution.</param>
    /// <param name="HasAccount">Whether the invited address has an account; only the link's holder learns it.</param>
    internal sealed record Offer(
        string Institution,
        string Slug,
        string Email,
        IReadOnlyList<Role> Roles,
        LangText? Unit,
        DateTimeOffset ExpiresAt,
        bool HasAccount
    );

    internal sealed record Accepted(string Slug, Guid Person);

    public async Task<Result<Offer>> FindAsync(string secret, CancellationToken cancel)
    {
        if (await LoadAsync(secret, cancel) is not { } invitation)
            return AllianceProblems.InvitationUnknown();
        if (!invitation.IsOpen(time.GetUtcNow()))
            return AllianceProblems.InvitationOver();
        var institution = (await institutions.FindAsync(invitation.Institution, cancel))!; // a foreign key
        return new Offer(
            institution.Name,
            institution.Slug,
            invitation.Email,
            invitation.Roles,
            await UnitAsync(invitation, cancel),
            invitation.ExpiresAt,
            await people.FindByEmailAsync(invitation.Email, cancel) is not null
        );
    }

    public async Task<Result<Accepted>> HandleAsync(string secret, Request request, CancellationToken cancel)
    {
        var found = await FindAsync(secret, cancel);
        if (!found.Succeeded(out var offer, out var refused))
            return refused;
        if (actor.Id is null && request.Account is null)
            return PlatformProblems.NotSignedIn();
        if (actor.Id is null && offer.HasAccount)
            return AllianceProblems.SignInInstead();

        var invitation = (await LoadAsync(secret, cancel))!; // found above
        tenant.Set(invitation.Institution);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await UseUpAsync(invitation, cancel))
            return AllianceProblems.InvitationOver();
        var holder = actor.Id;
        if (holder is null)
        {
            var account = request.Account!; // checked above
            var language = account.Language ?? System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            var made = await accounts.CreateAsync(account.Name, offer.Email, account.Password, language, confirmed: true);
            if (!made.Succeeded(out var person, out var problem))
                return problem;
            holder = new(person.Id);
        }

        await AddRolesAsync(invitation, holder.Value, cancel);
        audit.Record("alliance.invitationAccepted", invitation.Id.Value.ToString(), holder.Value.Value.ToString());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await db.DeliverPublishedAsync();
        return new Accepted(offer.Slug, holder.Value.Value);
    }

    /// <summary>One statement decides, so that of two requests with the same link one gets the roles.</summary>
    private async Task<bool> UseUpAsync(Invitation invitation, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var open = db.Set<Invitation>()
            .Where(i => i.Id == invitation.Id && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now);
        return await open.ExecuteUpdateAsync(set => set.SetProperty(i => i.AcceptedAt, now), cancel) == 1;
    }

    private async Task AddRolesAsync(Invitation invitation, PersonId person, CancellationToken cancel)
    {
        var held = await db.Set<Membership>()
            .Where(m => m.Institution == invitation.Institution && m.Person == person && m.Unit == invitation.Unit)
            .Select(m => m.Role)
            .ToListAsync(cancel);
        foreach (var role in invitation.Roles.Except(held))
        {
            db.Add(
                new Membership
                {
                    Institution = invitation.Institution,
                    Person = person,
                    Role = role,
                    Unit = invitation.Unit,
                    Since = time.GetUtcNow(),
                }
            );
        }

        await db.Set<Invitation>()
            .Where(i => i.Id == invitation.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.AcceptedBy, person), cancel);
    }

    private async Task<LangText?> UnitAsync(Invitation invitation, CancellationToken cancel) =>
        invitation.Unit is { } id
            ? await db.Set<OrganisationUnit>()
                .Across(Readings.Link)
                .Where(unit => unit.Institution == invitation.Institution && unit.Id == id)
                .Select(unit => unit.Name)
                .SingleOrDefaultAsync(cancel)
            : null;

    private Task<Invitation?> LoadAsync(string secret, CancellationToken cancel)
    {
        // The link names the invitation, not the institution: the secret is the key to this one row.
        var hash = Ids.Hash(secret);
        return db.Set<Invitation>().Across(Readings.Link).AsNoTracking().SingleOrDefaultAsync(i => i.SecretHash == hash, cancel);
    }

    public static void Map(RouteGroupBuilder open)
    {
        open.MapGet(
                "/invitations/{secret}",
                async (string secret, AcceptInvitation useCase, CancellationToken cancel) =>
                    (await useCase.FindAsync(secret, cancel)).ToHttp(offer => TypedResults.Ok(offer))
            )
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .WithName("GetInvitation")
            .WithSummary("What an invitation offers");
        open.MapPost(
                "/invitations/{secret}",
                async (string secret, Request request, AcceptInvitation useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(secret, request, cancel)).ToHttp(accepted => TypedResults.Ok(accepted))
            )
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .WithName("AcceptInvitation")
            .WithSummary("Take the offered roles, signed in or with a new account");
    }
}
