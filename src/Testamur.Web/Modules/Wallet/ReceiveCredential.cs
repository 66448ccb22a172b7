using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Testamur.Education.OpenBadges;
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
) : IManyEventsHandler<CredentialIssued>
{
    public Task HandleAsync(CredentialIssued happened, CancellationToken cancel) => HandleAllAsync([happened], cancel);

    public async Task HandleAllAsync(IReadOnlyList<CredentialIssued> happened, CancellationToken cancel)
    {
        var issuer = tenant.Id;
        Guid[] keys = [.. happened.Select(one => one.Credential)];
        var received = await db.Set<Holding>()
            .Where(holding => holding.Issuer == issuer && keys.Contains(holding.Credential))
            .Select(holding => holding.Credential)
            .ToHashSetAsync(cancel);
        var fresh = happened.Where(one => received.Add(one.Credential)).ToList();
        if (fresh.Count == 0)
            return;
        var documents = await issued.FindAllAsync(issuer, [.. fresh.Select(one => one.Credential)], cancel);
        var institution =
            await institutions.FindAsync(issuer, cancel)
            ?? throw new InvalidOperationException($"Institution {issuer.Value} issued a credential but is not known.");
        var owners = await OwnersAsync(fresh, cancel);
        foreach (var alike in fresh.GroupBy(one => (one.Award.Specification, one.Award.Version)))
        {
            // Of another institution's, sealed by mandate, the credential itself tells.
            var specification =
                (await specifications.FindAsync(alike.Key.Specification, alike.Key.Version, cancel))?.Content
                ?? SaidBy(documents.GetValueOrDefault(alike.First().Credential));
            var content = specification is null ? null : SpecificationJson.Write(specification);
            foreach (var one in alike)
            {
                var document =
                    documents.GetValueOrDefault(one.Credential)
                    ?? throw new InvalidOperationException($"Credential {one.Credential} was announced but cannot be read.");
                Receive(one, document, institution, specification, content, owners.GetValueOrDefault(one.Credential));
            }
        }
    }

    private static Specification? SaidBy(IssuedCredential? document) =>
        document is null ? null : OpenBadgeReader.Read(Encoding.UTF8.GetBytes(document.DataIntegrity)).Award?.Specification;

    private void Receive(
        CredentialIssued happened,
        IssuedCredential document,
        InstitutionView institution,
        Specification? specification,
        string? content,
        PersonView? owner
    )
    {
        var holding = Read(happened, document, institution, specification, content);
        if (document.RevokedAt is { } revoked)
            holding.Revoke(revoked, document.RevocationReason);
        if (document.SuspendedAt is { } suspended)
            holding.Suspend(suspended, document.SuspensionReason);
        db.Add(holding);
        if (owner is not null)
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

    /// <summary>By credential, the account the award names; else one that has confirmed the address.</summary>
    private async Task<IReadOnlyDictionary<Guid, PersonView>> OwnersAsync(
        IReadOnlyList<CredentialIssued> happened,
        CancellationToken cancel
    )
    {
        var named = await people.FindAllAsync([.. happened.Select(one => one.Award.Learner).OfType<PersonId>()], cancel);
        string[] addresses = [.. happened.Where(one => one.Award.Learner is null).Select(one => one.Award.LearnerEmail)];
        var confirmed = await people.FindConfirmedAsync(addresses, cancel);
        var owners = new Dictionary<Guid, PersonView>();
        foreach (var one in happened)
        {
            var owner = one.Award.Learner is { } learner
                ? named.GetValueOrDefault(learner)
                : confirmed.GetValueOrDefault(one.Award.LearnerEmail);
            if (owner is not null)
                owners[one.Credential] = owner;
        }

        return owners;
    }

    private Holding Read(
        CredentialIssued happened,
        IssuedCredential document,
        InstitutionView institution,
        Specification? specification,
        string? content
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
            SpecificationContent = content,
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
            Token = document.Token,
            European = document.European,
        };
}
