using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Modules.Stacks.Contracts;
using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform.Events;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Observatory.Indicators.Handlers;

/// <summary>
/// What holders do with credentials: taking them, showing them, counting them for something larger. The issuer and the field are those of the
/// credential, whoever the event works for.
/// </summary>
internal sealed class CountHoldings(WriteFacts facts, Pseudonyms pseudonyms, IHoldings holdings)
    : IEventHandler<HoldingAccepted>,
        IEventHandler<HoldingShared>,
        IEventHandler<StackGranted>
{
    private const int MonthsToUse = 24;

    public async Task HandleAsync(HoldingAccepted happened, CancellationToken cancel)
    {
        if (await HeldAsync(happened.Person, happened.Holding, cancel) is not var (holding, place))
            return;
        var key = pseudonyms.OfCredential(holding.PublicId);
        await facts.AddAsync(place.At(FactKind.Accepted, key, holding.AwardedOn, EventMarks.Once(Measures.Accepted)), cancel);
        var holder = place.At(
            FactKind.Holder,
            pseudonyms.OfHolder(happened.Person, place),
            holding.AwardedOn,
            EventMarks.Holder(used: false)
        );
        await facts.AddAsync(holder, cancel);
    }

    public async Task HandleAsync(HoldingShared happened, CancellationToken cancel)
    {
        if (await HeldAsync(happened.Person, happened.Holding, cancel) is not var (holding, place))
            return;
        var key = pseudonyms.OfShare(happened.Share);
        await facts.AddAsync(place.At(FactKind.Shared, key, holding.AwardedOn, EventMarks.Once(Measures.Shared)), cancel);
    }

    public async Task HandleAsync(StackGranted happened, CancellationToken cancel)
    {
        foreach (var part in happened.Parts)
        {
            var key = pseudonyms.OfCredential(part.CredentialId);
            // What somebody else issued is counted there, not here.
            if (await facts.FindAsync(FactKind.Credential, key, cancel) is not { } credential)
                continue;
            var place = PlaceOf(credential);
            await facts.AddAsync(place.At(FactKind.Stacked, key, part.AwardedOn, EventMarks.Stacked(part.Ects)), cancel);
            if (happened.AwardedOn > part.AwardedOn.AddMonths(MonthsToUse))
                continue;
            var marks = EventMarks.Holder(used: true);
            var holder = place.At(FactKind.Holder, pseudonyms.OfHolder(happened.Learner, place), part.AwardedOn, marks);
            await facts.SetAsync(holder, marks, cancel);
        }
    }

    private async Task<(HoldingView Holding, Place Place)?> HeldAsync(PersonId person, Guid id, CancellationToken cancel)
    {
        if ((await holdings.ListAsync(person, cancel)).FirstOrDefault(one => one.Id == id) is not { } holding)
            return null;
        var credential = await facts.FindAsync(FactKind.Credential, pseudonyms.OfCredential(holding.PublicId), cancel);
        // A statement of recognition or an imported document is no credential of ours to count.
        return credential is null ? null : (holding, PlaceOf(credential));
    }

    private static Place PlaceOf(Fact fact) =>
        new(fact.Institution, fact.Country, fact.Alliance, fact.Field, fact.Specification, fact.SpecificationVersion);
}
