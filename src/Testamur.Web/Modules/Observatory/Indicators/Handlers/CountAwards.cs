using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Observatory.Indicators.Handlers;

/// <summary>Awards and the credentials issued for them.</summary>
internal sealed class CountAwards(WriteFacts facts, Places places, Pseudonyms pseudonyms)
    : IEventHandler<AwardRatified>,
        IEventHandler<AwardRescinded>,
        IManyEventsHandler<CredentialIssued>,
        IManyEventsHandler<CredentialRevoked>
{
    public async Task HandleAsync(AwardRatified happened, CancellationToken cancel)
    {
        var award = happened.Award;
        await facts.AddAsync(FactOf(award, await places.OfAsync(award.Specification, award.Version, cancel)), cancel);
    }

    public Task HandleAsync(AwardRescinded happened, CancellationToken cancel) =>
        facts.CountAsync(FactKind.Award, $"{happened.Award:n}", counts: false, cancel);

    public Task HandleAsync(CredentialIssued happened, CancellationToken cancel) => HandleAllAsync([happened], cancel);

    public async Task HandleAllAsync(IReadOnlyList<CredentialIssued> happened, CancellationToken cancel)
    {
        var made = new List<Fact>();
        foreach (var alike in happened.GroupBy(one => (one.Award.Specification, one.Award.Version)))
        {
            var place = await places.OfAsync(alike.Key.Specification, alike.Key.Version, cancel);
            foreach (var one in alike)
            {
                // Awards of a signed list are told of by their credentials only.
                made.Add(FactOf(one.Award, place));
                var marks = EventMarks.Once(Measures.Credential, one.Ects);
                var key = pseudonyms.OfCredential(one.PublicId);
                made.Add(place.At(FactKind.Credential, key, one.Award.AwardedOn, marks));
            }
        }

        await facts.AddAllAsync(made, cancel);
    }

    public Task HandleAsync(CredentialRevoked happened, CancellationToken cancel) => HandleAllAsync([happened], cancel);

    public Task HandleAllAsync(IReadOnlyList<CredentialRevoked> happened, CancellationToken cancel) =>
        facts.CountAsync(
            FactKind.Credential,
            [.. happened.Select(one => pseudonyms.OfCredential(one.PublicId))],
            counts: false,
            cancel
        );

    private static Fact FactOf(AwardView award, Place place) =>
        place.At(FactKind.Award, $"{award.Id:n}", award.AwardedOn, EventMarks.Award(award.Source, award.Offering is not null));
}
