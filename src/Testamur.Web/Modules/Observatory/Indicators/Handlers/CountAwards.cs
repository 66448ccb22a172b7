using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Observatory.Indicators.Handlers;

/// <summary>Awards and the credentials issued for them.</summary>
internal sealed class CountAwards(
    WriteFacts facts,
    Places places,
    Pseudonyms pseudonyms,
    IIssuedCredentials credentials,
    CurrentTenant tenant
) : IEventHandler<AwardRatified>, IEventHandler<AwardRescinded>, IEventHandler<CredentialIssued>, IEventHandler<CredentialRevoked>
{
    public Task HandleAsync(AwardRatified happened, CancellationToken cancel) => AddAsync(happened.Award, cancel);

    public Task HandleAsync(AwardRescinded happened, CancellationToken cancel) =>
        facts.CountAsync(FactKind.Award, $"{happened.Award:n}", counts: false, cancel);

    public async Task HandleAsync(CredentialIssued happened, CancellationToken cancel)
    {
        // Awards of a signed list are told of by their credentials only.
        await AddAsync(happened.Award, cancel);
        var place = await places.OfAsync(happened.Award.Specification, happened.Award.Version, cancel);
        var marks = EventMarks.Once(Measures.Credential, happened.Ects);
        var key = pseudonyms.OfCredential(happened.PublicId);
        await facts.AddAsync(place.At(FactKind.Credential, key, happened.Award.AwardedOn, marks), cancel);
    }

    public async Task HandleAsync(CredentialRevoked happened, CancellationToken cancel)
    {
        if (await credentials.FindAsync(tenant.Id, happened.Credential, cancel) is { } credential)
            await facts.CountAsync(FactKind.Credential, pseudonyms.OfCredential(credential.PublicId), counts: false, cancel);
    }

    private async Task AddAsync(AwardView award, CancellationToken cancel)
    {
        var place = await places.OfAsync(award.Specification, award.Version, cancel);
        var marks = EventMarks.Award(award.Source, award.Offering is not null);
        await facts.AddAsync(place.At(FactKind.Award, $"{award.Id:n}", award.AwardedOn, marks), cancel);
    }
}
