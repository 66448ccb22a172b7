using System.Globalization;
using Microsoft.Extensions.Options;
using Testamur.Education.Observatory;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Agreements.Contracts;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Observatory.Coding.Units;

/// <summary>
/// What this platform's own public data show about the alliance it serves, with the address where anybody can look. Only proposals: a coder
/// confirms each of them, or leaves it.
/// </summary>
internal sealed class ProposeCodes(
    IAlliance alliance,
    ICatalogue catalogue,
    IAgreementsInForce agreements,
    UnitNames names,
    IOptions<TestamurOptions> options,
    TimeProvider time
)
{
    private const int MostOffers = 10_000;

    /// <summary>What a published offer must say, so that the code holds for the alliance.</summary>
    private static readonly (string Code, Func<Specification, bool> Shows)[] Offers =
    [
        ("CL1", offer => offer.Stackability is { Degrees.Count: > 0 }),
        ("CL2", offer => offer.Stackability?.Kind == StackingKind.Standalone),
        ("CL3", offer => offer.Participation?.Mode == "blended"),
        ("CL4", offer => offer.IscedF.Where(code => code.Length >= 2).Select(code => code[..2]).Distinct().Count() > 1),
        ("SD8-2", offer => offer.CoDesigners.Any(one => one.Kind == PartnerKind.Employer)),
        ("RM1", offer => offer.Ects is { Value: > 0 }),
        ("RM2", offer => offer.EqfLevel is not null || offer.NationalLevels.Count > 0),
        ("RM3", offer => !offer.SupplementText.IsBlank),
    ];

    /// <summary>Codes that an agreement in force shows.</summary>
    private static readonly string[] ByAgreement = ["SI6", "RM4"];

    /// <param name="Count">How many offers or agreements show it.</param>
    /// <param name="Address">One of them, the first.</param>
    internal sealed record Proposal(string Code, ProposalSource Source, int Count, string Address);

    internal enum ProposalSource
    {
        Offers,
        Agreements,
    }

    /// <returns>Empty for an alliance that this platform does not serve.</returns>
    public async Task<IReadOnlyList<Proposal>> HandleAsync(CodeBook book, WaveUnit unit, CancellationToken cancel)
    {
        var home = await alliance.FindAsync(cancel);
        if (home is null || (await names.LoadAsync(cancel)).UnitOf(home.Name) != unit.Unit)
            return [];
        var offers = await catalogue.ListAsync(null, MostOffers, cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var inForce = await agreements.ListAsync(today, cancel);
        var shown = Offers
            .Select(rule => (rule.Code, Found: offers.Where(offer => rule.Shows(offer.Content)).ToList()))
            .Where(rule => rule.Found.Count > 0)
            .Select(rule => new Proposal(rule.Code, ProposalSource.Offers, rule.Found.Count, AddressOf(rule.Found[0])))
            .Concat(
                inForce.Count == 0
                    ? []
                    : ByAgreement.Select(code => new Proposal(
                        code,
                        ProposalSource.Agreements,
                        inForce.Count,
                        options.Value.Link(inForce[0].Path).ToString()
                    ))
            )
            .ToDictionary(proposal => proposal.Code);
        return [.. book.Codes.Select(code => shown.GetValueOrDefault(code.Id)).OfType<Proposal>()];
    }

    private string AddressOf(CatalogueEntryView offer) =>
        options.Value.Link(string.Create(CultureInfo.InvariantCulture, $"/catalogue/{offer.Specification}")).ToString();
}
