namespace Testamur.Education.OpenBadges;

/// <summary>
/// Why somebody else than the awarding institution issues: the mandate that it gave. A European Digital Credential carries it as evidence of the type
/// <i>mandate</i> (application profile <i>issued by mandate</i>), a badge as an alignment of the type <c>ext:Mandate</c>.
/// </summary>
/// <param name="Id">Identifier of the mandate, an absolute URI.</param>
/// <param name="Statement">What the mandate says, in the words of who gave it.</param>
/// <param name="MandatorId">Identifier of the institution that gave it, an absolute URI.</param>
/// <param name="MandatorName">Its name.</param>
/// <param name="MandatorCountry">Its country, ISO 3166-1 alpha-2.</param>
public sealed record IssuingMandate(
    string Id,
    string Statement,
    string MandatorId,
    string MandatorName,
    string? MandatorCountry = null
);
