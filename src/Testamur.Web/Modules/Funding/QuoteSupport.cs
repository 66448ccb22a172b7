using System.Globalization;
using Microsoft.Extensions.Localization;
using Testamur.Web.Modules.Funding.Contracts;
using Testamur.Web.Modules.Funding.Funders;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Modules.Funding;

/// <summary>What each scheme would pay of a price, for a person or for anybody.</summary>
internal sealed class QuoteSupport(
    IFunder funder,
    Standings standings,
    IPeople people,
    IStringLocalizer<FundingText> texts,
    TimeProvider time
) : IFunding
{
    public async Task<IReadOnlyList<SupportQuote>> QuoteAsync(PersonId? person, PricedOffer offer, CancellationToken cancel)
    {
        var register = await funder.ReadRegisterAsync(cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var known = person is { } id ? await people.FindAsync(id, cancel) : null;
        var quotes = new List<SupportQuote>();
        foreach (var scheme in register.Schemes)
        {
            var answer = Eligibility.ForAnybody(scheme, offer, today);
            if (known is not null)
            {
                var standing = await standings.ReadAsync(known.Id, known.Email, scheme, cancel);
                // A scheme of others that does not pay for this either is not worth a line.
                if (standing.Entitlement is null && answer.Why is not null)
                    continue;
                answer = Eligibility.For(scheme, offer, standing.Entitlement, standing.Balance, today);
            }
            else if (answer.Why is not null)
            {
                continue;
            }

            quotes.Add(ToQuote(scheme, offer.Currency, answer));
        }

        return [.. quotes.OrderByDescending(quote => quote.Support).ThenBy(quote => quote.Scheme, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<SupportQuote?>> QuoteAllAsync(
        PersonId person,
        IReadOnlyList<PricedOffer> offers,
        CancellationToken cancel
    )
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (await people.FindAsync(person, cancel) is not { } known)
            return [.. offers.Select(_ => (SupportQuote?)null)];
        var stands = new List<Standings.Standing>();
        foreach (var scheme in (await funder.ReadRegisterAsync(cancel)).Schemes)
            stands.Add(await standings.ReadAsync(person, known.Email, scheme, cancel));
        return
        [
            .. SupportPlan
                .Of([.. stands.Select(one => new SupportPlan.Source(one.Scheme, one.Entitlement, one.Balance))], offers, today)
                .Zip(offers, (paid, offer) => paid is { } step ? ToQuote(step.Scheme, offer.Currency, step.Answer) : null),
        ];
    }

    private SupportQuote ToQuote(Scheme scheme, string currency, Eligibility.Answer answer)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return new(
            scheme.Id,
            scheme.Name.In(language),
            scheme.Funder.In(language),
            currency,
            MinorUnits.ToAmount(answer.Price, currency),
            MinorUnits.ToAmount(answer.Support, currency),
            MinorUnits.ToAmount(answer.Net, currency),
            answer.Why is { } why ? texts[$"NoSupport.{why}"].Value : null
        );
    }
}
