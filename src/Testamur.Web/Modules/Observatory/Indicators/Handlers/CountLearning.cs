using Testamur.Web.Modules.Design.Contracts;
using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Modules.Observatory.Indicators.Facts;
using Testamur.Web.Modules.Observatory.Indicators.Marks;
using Testamur.Web.Platform.Events;

namespace Testamur.Web.Modules.Observatory.Indicators.Handlers;

/// <summary>Runs, places in them, what they cost and who paid. A run and its places count in the month in which the run begins.</summary>
internal sealed class CountLearning(
    WriteFacts facts,
    Places places,
    ISpecifications specifications,
    IEnrolments enrolments,
    ISupportFigures supports
) : IEventHandler<OfferingOpened>, IEventHandler<EnrolmentMoved>, IEventHandler<LedgerWritten>
{
    public async Task HandleAsync(OfferingOpened happened, CancellationToken cancel)
    {
        var place = await places.OfAsync(happened.Specification, happened.Version, cancel);
        var marks = EventMarks.Once(Measures.Offering);
        await facts.AddAsync(place.At(FactKind.Offering, $"{happened.Offering:n}", happened.StartsOn, marks), cancel);
    }

    /// <summary>Only who has a place counts; a place given back counts no more.</summary>
    public async Task HandleAsync(EnrolmentMoved happened, CancellationToken cancel)
    {
        var key = $"{happened.Enrolment:n}";
        if (await enrolments.FindAsync(happened.Enrolment, cancel) is not { } enrolment)
            return;
        var placed = enrolment.Phase == EnrolmentPhase.Placed;
        if (placed && await facts.FindAsync(FactKind.Enrolment, key, cancel) is null)
        {
            var place = await places.OfAsync(enrolment.Specification, enrolment.Version, cancel);
            var price = await PriceAsync(enrolment.Specification, enrolment.Version, cancel);
            await facts.AddAsync(place.At(FactKind.Enrolment, key, enrolment.StartsOn, EventMarks.Enrolment(price)), cancel);
            return;
        }

        await facts.CountAsync(FactKind.Enrolment, key, placed, cancel);
    }

    /// <summary>How the support stands now: lines that come late or twice change nothing.</summary>
    public async Task HandleAsync(LedgerWritten happened, CancellationToken cancel)
    {
        if (await supports.FindAsync(happened.Account, happened.Line, cancel) is not { Currency: "EUR" } support)
            return;
        if (await enrolments.FindAsync(support.Enrolment, cancel) is not { } enrolment)
            return;
        var place = await places.OfAsync(enrolment.Specification, enrolment.Version, cancel);
        var marks = EventMarks.Support(support.Amount);
        await facts.SetAsync(place.At(FactKind.Support, $"{support.Enrolment:n}", support.StartsOn, marks), marks, cancel);
    }

    private async Task<long?> PriceAsync(Guid specification, int version, CancellationToken cancel)
    {
        var price = (await specifications.FindAsync(specification, version, cancel))?.Content.Price;
        return price is { Currency: "EUR" } ? (long)(price.Amount * 100) : null;
    }
}
