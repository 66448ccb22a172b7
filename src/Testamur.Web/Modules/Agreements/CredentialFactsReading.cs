using Testamur.Credentials.Verification;
using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;
using Testamur.Web.Modules.Agreements.Contracts;

namespace Testamur.Web.Modules.Agreements;

/// <summary>Turns the facts of a case into those that an agreement is asked with.</summary>
internal static class CredentialFactsReading
{
    public static AgreementFacts ForAgreements(this CredentialFacts facts) =>
        new()
        {
            Issuer = facts.IssuerId,
            Specification = facts.SpecificationUri,
            Version = facts.SpecificationVersion,
            Type = facts.Type,
            Eqf = facts.EqfLevel,
            Fields = facts.IscedF,
            Ects = facts.Ects is { } hundredths and > 0 ? new Ects(hundredths) : null,
            AwardedOn = facts.AwardedOn,
            AssuredBy =
            [
                .. Enum.GetValues<QaKind>()
                    .Where(kind => facts.QualityAssurance.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase)),
            ],
            Verdict = facts.Verdict switch
            {
                FactVerdict.Valid => Verdict.Valid,
                FactVerdict.Invalid => Verdict.Invalid,
                _ => Verdict.Undetermined,
            },
        };

    public static AgreementPurpose ForAgreements(this CreditPurpose purpose) =>
        purpose == CreditPurpose.Component ? AgreementPurpose.Component : AgreementPurpose.Credits;
}
