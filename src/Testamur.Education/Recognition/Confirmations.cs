using System.Globalization;
using Testamur.Credentials.Verification;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>Confirmations from what the platform itself knows.</summary>
public static class Confirmations
{
    /// <summary>What a verification confirms: who issued it, and that it is still valid; never that what it says about learning is true.</summary>
    /// <param name="verification">What came of verifying.</param>
    /// <param name="source">Who verified, as an officer would read it.</param>
    public static IEnumerable<Confirmation> Of(VerificationSummary verification, string source)
    {
        ArgumentNullException.ThrowIfNull(verification);
        if (verification is not { Integrity: Outcome.Passed, IssuerBinding: Outcome.Passed })
            yield break;
        yield return new(FactKind.IssuerId, source);
        yield return new(FactKind.CredentialId, source);
        if (verification.IssuerIdentity == Outcome.Passed)
            yield return new(FactKind.IssuerName, source);
        if (verification.Validity == Outcome.Passed)
        {
            yield return new(FactKind.ValidFrom, source);
            yield return new(FactKind.ValidUntil, source);
        }
    }

    /// <summary>
    /// What a published specification confirms of a credential that was earned by it. The caller knows that it was: a credential can name any specification, so
    /// its text and its issuer must have been verified, and the issuer be one that may award by this specification.
    /// </summary>
    /// <param name="published">The specification, from the platform's own data or a register.</param>
    /// <param name="source">Where it is published, as an officer would read it.</param>
    public static IEnumerable<Confirmation> Of(Specification published, string source)
    {
        ArgumentNullException.ThrowIfNull(published);
        foreach (var title in published.Title.Values.Take(1))
            yield return new(FactKind.Title, source, title);
        if (published.Ects is { } ects)
            yield return new(FactKind.Credit, source, $"{ects} ECTS");
        if (published.Hours is { } hours)
            yield return new(FactKind.Hours, source, hours.ToString("0.##", CultureInfo.InvariantCulture));
        if (published.EqfLevel is { } level)
            yield return new(FactKind.EqfLevel, source, level.ToString(CultureInfo.InvariantCulture));
        if (published.Cycle is { } cycle)
            yield return new(FactKind.Cycle, source, cycle.ToString());
        if (published.Participation is { } participation)
            yield return new(FactKind.Mode, source, participation.Mode);
        foreach (var national in published.NationalLevels)
            yield return new(FactKind.NationalLevel, source, $"{national.Country} {national.Framework} {national.Level}".Trim());
        foreach (var body in published.AwardingBodies)
            yield return new(FactKind.AwardingBody, source, body.Name.In(published.DefaultLanguage));
        foreach (var field in published.IscedF)
            yield return new(FactKind.Field, source, field);
        foreach (var outcome in published.LearningOutcomes)
            yield return new(FactKind.Outcome, source, outcome.Text.In(published.DefaultLanguage));
        foreach (var skill in published.LearningOutcomes.SelectMany(outcome => outcome.Skills))
            yield return new(FactKind.Skill, source, skill.Uri);
    }
}
