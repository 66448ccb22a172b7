using Testamur.Credentials.Verification;
using Testamur.Education.Awards;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Catalogue.Contracts;
using Testamur.Web.Modules.Mandates.Contracts;

namespace Testamur.Web.Modules.Verification;

/// <summary>
/// Who issues for somebody else needs a mandate that held at that moment and is for what was achieved; the right to award is then the mandator's. A mandate that was ended
/// later does no harm to what was issued under it.
/// </summary>
internal sealed class MandateTrust(IMandates mandates, IInstitutions institutions, IAwardingRights rights, ICatalogue catalogue)
{
    /// <param name="mandate">Its identifier in the credential.</param>
    /// <param name="issuer">Who signed.</param>
    /// <param name="achievement">Identifier of what was achieved, in the credential.</param>
    /// <param name="at">From when the credential is valid.</param>
    public async Task<IssuerTrust> AssessAsync(
        string mandate,
        InstitutionView issuer,
        string? achievement,
        DateTimeOffset at,
        CancellationToken cancel
    )
    {
        var name = PlatformTrust.NameOf(issuer);
        var open = new IssuerTrust(Outcome.Passed, Outcome.Undetermined, name);
        // A mandate that nobody here knows is no proof against the credential: it may be on record elsewhere.
        if (
            await mandates.FindAsync(mandate, at, cancel) is not { } held
            || await institutions.FindAsync(held.Mandator, cancel) is not { } mandator
        )
            return open;
        var said = new IssuerTrust(Outcome.Passed, Outcome.Failed, name)
        {
            Mandator = PlatformTrust.NameOf(mandator),
            MandateText = held.Reference,
        };
        if (held.Mandatary != issuer.Id || !held.Holds)
            return said;
        var isFor = await IsForAsync(held, achievement, cancel);
        if (isFor != Outcome.Passed)
            return isFor == Outcome.Failed ? said : open;
        var right = await rights.FindAsync(mandator.Id, DateOnly.FromDateTime(at.UtcDateTime), null, cancel);
        return right is null ? open : said with { Authority = Outcome.Passed, AuthorityText = right.Basis };
    }

    private async Task<Outcome> IsForAsync(HeldMandate held, string? achievement, CancellationToken cancel)
    {
        if (achievement is null)
            return Outcome.Failed;
        var specification = AchievementIds.Split(achievement).Id;
        if (held.Specifications.Count > 0)
            return Answer(held.Specifications.Any(id => specification.EndsWith($"/{id}", StringComparison.OrdinalIgnoreCase)));
        // It is for everything that the mandator publishes. What nobody published here may be the mandator's all the same, or anybody's.
        return await catalogue.FindByUriAsync(specification, cancel) is { } entry
            ? Answer(entry.Institution == held.Mandator)
            : Outcome.Undetermined;
    }

    private static Outcome Answer(bool isFor) => isFor ? Outcome.Passed : Outcome.Failed;
}
