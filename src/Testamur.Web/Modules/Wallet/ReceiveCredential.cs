using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Wallet;

/// <summary>
/// Lays an issued credential into its learner's wallet. Somebody with an account is told that it is there; somebody without gets
/// a link that shows it before any account is made.
/// </summary>
internal sealed class ReceiveCredential(
    AppDb db,
    CurrentTenant tenant,
    IIssuedCredentials issued,
    ISpecifications specifications,
    IInstitutions institutions,
    IPeople people,
    TimeProvider time
) : IEventHandler<CredentialIssued>
{
    public async Task HandleAsync(CredentialIssued happened, CancellationToken cancel)
    {
        var issuer = tenant.Id;
        if (await db.Set<Holding>().AnyAsync(h => h.Issuer == issuer && h.Credential == happened.Credential, cancel))
            return;

        var document =
            await issued.FindAsync(issuer, happened.Credential, cancel)
            ?? throw new InvalidOperationException($"Credential {happened.Credential} was announced but cannot be read.");
        var institution =
            await institutions.FindAsync(issuer, cancel)
            ?? throw new InvalidOperationException($"Institution {issuer.Value} issued a credential but is not known.");
        var award = happened.Award;
        var specification = (await specifications.FindAsync(award.Specification, award.Version, cancel))?.Content;

        var holding = Read(happened, document, institution, specification);
        if (document.RevokedAt is { } revoked)
            holding.Revoke(revoked, document.RevocationReason);
        if (document.SuspendedAt is { } suspended)
            holding.Suspend(suspended, document.SuspensionReason);
        db.Add(holding);
        await TellAsync(holding, happened, specification, cancel);
    }

    private async Task TellAsync(
        Holding holding,
        CredentialIssued happened,
        Specification? specification,
        CancellationToken cancel
    )
    {
        if (await OwnerAsync(happened, cancel) is { } owner)
        {
            holding.BelongsTo(owner.Id);
            db.Publish(
                new MessageRequested(
                    owner.Id,
                    owner.Email,
                    owner.Language,
                    "Wallet.CredentialOffered",
                    [holding.Title, holding.IssuerName],
                    $"/my/wallet/{holding.Id.Value}"
                ),
                time
            );
            return;
        }

        holding.WaitsFor(happened.Award.LearnerEmail);
        var (claim, secret) = Claim.For(holding.Id, time.GetUtcNow());
        db.Add(claim);
        db.Publish(ClaimInvitation.For(holding, happened.Award.LearnerEmail, specification?.DefaultLanguage, secret), time);
    }

    /// <summary>The account the award names; else one that has confirmed the address.</summary>
    private async Task<PersonView?> OwnerAsync(CredentialIssued happened, CancellationToken cancel)
    {
        if (happened.Award.Learner is { } learner)
            return await people.FindAsync(learner, cancel);
        if (await people.FindByEmailAsync(happened.Award.LearnerEmail, cancel) is not { } found)
            return null;
        return await db.Users.AnyAsync(p => p.Id == found.Id.Value && p.EmailConfirmed, cancel) ? found : null;
    }

    private Holding Read(
        CredentialIssued happened,
        IssuedCredential document,
        InstitutionView institution,
        Specification? specification
    ) =>
        new()
        {
            Id = Ids.New<HoldingId>(time),
            Issuer = institution.Id,
            IssuerName = institution.Name,
            Credential = happened.Credential,
            PublicId = happened.PublicId,
            Award = happened.Award.Id,
            Title = happened.Title,
            Ects = happened.Ects,
            EqfLevel = specification?.EqfLevel,
            Field = specification?.IscedF is [var field, ..] ? field : null,
            Specification = happened.Award.Specification,
            SpecificationUri = specification?.Id ?? $"urn:uuid:{happened.Award.Specification}",
            SpecificationVersion = happened.Award.Version,
            Parts =
                happened.Award.Parts.Count == 0
                    ? null
                    : JsonSerializer.Serialize(happened.Award.Parts, JsonSerializerOptions.Web),
            SpecificationContent = specification is null ? null : SpecificationJson.Write(specification),
            SearchText = Holding.Searchable($"{happened.Title} {institution.Name}"),
            // A list that was handed in, and a larger credential made of others, tell of what was taught.
            Source = happened.Award.Source == AwardView.PriorLearning ? AwardView.PriorLearning : "taught",
            LearnerName = happened.Award.LearnerName,
            Grade = happened.Award.Grade,
            Supervision = happened.Award.Supervision,
            IdentityChecked = happened.Award.IdentityChecked,
            AwardedOn = happened.Award.AwardedOn,
            IssuedAt = happened.IssuedAt,
            ValidUntil = happened.ValidUntil,
            ReceivedAt = time.GetUtcNow(),
            DataIntegrity = document.DataIntegrity,
            Jwt = document.Jwt,
            European = document.European,
        };
}
