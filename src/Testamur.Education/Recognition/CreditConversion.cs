using System.Globalization;
using System.Text.Json.Serialization;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition;

/// <summary>How a receiving institution turns workload into credits.</summary>
/// <param name="HoursPerCredit">Hours of work in one ECTS credit, above 0 and at most 1,000.</param>
/// <param name="Step">Credits are given in multiples of this; half a credit where nothing else is set.</param>
/// <param name="Systems">Other systems with a published conversion.</param>
public sealed record CreditRule(decimal HoursPerCredit, Ects Step, IReadOnlyList<SourcedCreditSystem> Systems)
{
    /// <summary>Half a credit.</summary>
    public static Ects HalfCredit { get; } = new(50);

    /// <summary>The rule of a pack.</summary>
    /// <param name="pack">The pack of the receiving institution.</param>
    /// <param name="step">Its step; half a credit when null.</param>
    public static CreditRule Of(Pack pack, Ects? step = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return new(pack.HoursPerEcts.Typical ?? pack.HoursPerEcts.Low, step ?? HalfCredit, pack.CreditSystems);
    }
}

/// <summary>From what credits were taken.</summary>
[JsonConverter(typeof(CamelCaseEnum<CreditBasis>))]
public enum CreditBasis
{
    /// <summary>There are none that can be taken.</summary>
    None,

    /// <summary>ECTS as the sender states them.</summary>
    Stated,

    /// <summary>Another system with a published conversion.</summary>
    System,

    /// <summary>Hours.</summary>
    Hours,
}

/// <summary>Credits after conversion.</summary>
/// <param name="Claimed">The credits; null when there are none that can be taken.</param>
/// <param name="Basis">From what.</param>
/// <param name="Sum">The sum, to be shown; empty when there is none.</param>
/// <param name="Reason">How they were found, or why not.</param>
public sealed record ConvertedCredit(Ects? Claimed, CreditBasis Basis, string Sum, RecognitionReason Reason);

/// <summary>Credits of a recognised credential.</summary>
/// <param name="Claimed">What the credential claims, after conversion.</param>
/// <param name="Accepted">What is accepted of it.</param>
/// <param name="UsedToward">What it counts for; empty when it stands for itself.</param>
public sealed record RecognisedCredit(Ects Claimed, Ects Accepted, string UsedToward = "");

/// <summary>
/// Turns what a credential states about workload into ECTS of the receiving institution. ECTS are taken as the sender states them and never derived again;
/// what has no published conversion is not converted.
/// </summary>
public static class CreditConversion
{
    private const decimal MostHours = 100_000;

    /// <summary>The credits that a credential claims.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="rule">The receiving institution's rule.</param>
    /// <exception cref="ArgumentException">The rule has no sensible hours or step.</exception>
    public static ConvertedCredit Claimed(ReceivedCredential credential, CreditRule rule)
    {
        ArgumentNullException.ThrowIfNull(credential);
        Check(rule);
        if (credential.Ects is { } stated)
            return new(stated, CreditBasis.Stated, "", new("credit.stated", $"{stated}"));
        StatedCredit? unknown = null;
        foreach (var credit in credential.Credits)
        {
            var system = rule.Systems.FirstOrDefault(one => one.Names.Contains(credit.System, StringComparer.OrdinalIgnoreCase));
            if (system is not null && credit.Amount is >= 0 and <= 10_000)
                return BySystem(credit, system, rule.Step);
            unknown ??= credit;
        }
        if (credential.Content.Specification.Hours is { } hours and > 0 and <= MostHours)
            return ByHours(hours, rule);
        return new(
            null,
            CreditBasis.None,
            "",
            unknown is null ? new("credit.none")
                : unknown.System.Length == 0 ? new("credit.noSystem", Number(unknown.Amount))
                : new("credit.noConversion", Number(unknown.Amount), unknown.System)
        );
    }

    /// <summary>The part of claimed credits that belongs to a share of the outcomes, rounded down to the step.</summary>
    /// <param name="claimed">What is claimed.</param>
    /// <param name="share">The share of the outcomes that is accepted.</param>
    /// <param name="step">The receiving institution's step, more than nothing.</param>
    /// <returns>The credits, and the sum to be shown.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is nothing.</exception>
    public static (Ects Accepted, string Sum) Part(Ects claimed, Share share, Ects step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step.Hundredths, 1, nameof(step));
        if (share.IsWhole)
            return (claimed, $"{claimed} × {share} = {claimed}");
        var exact = (long)claimed.Hundredths * share.Part;
        var accepted = new Ects((int)(exact / ((long)share.Whole * step.Hundredths) * step.Hundredths));
        return (accepted, Sum($"{claimed} × {share}", exact / (100m * share.Whole), accepted));
    }

    private static ConvertedCredit BySystem(StatedCredit credit, SourcedCreditSystem system, Ects step)
    {
        var exact = credit.Amount * system.Ects.Value / system.Credits;
        var claimed = Down(credit.Amount * system.Ects.Hundredths, system.Credits, step);
        var sum = Sum(
            $"{Number(credit.Amount)} × {system.Ects} / {system.Credits.ToString(CultureInfo.InvariantCulture)}",
            exact,
            claimed
        );
        return new(
            claimed,
            CreditBasis.System,
            sum,
            new(system.Unverified ? "credit.systemUnverified" : "credit.system", sum, credit.System, system.Source)
        );
    }

    private static ConvertedCredit ByHours(decimal hours, CreditRule rule)
    {
        var claimed = Down(hours * 100, rule.HoursPerCredit, rule.Step);
        var sum = Sum($"{Number(hours)} h / {Number(rule.HoursPerCredit)} h", hours / rule.HoursPerCredit, claimed);
        return new(claimed, CreditBasis.Hours, sum, new("credit.hours", sum));
    }

    /// <summary>Hundredths divided, rounded down to the step.</summary>
    private static Ects Down(decimal hundredths, decimal by, Ects step) =>
        new((int)decimal.Floor(hundredths / (by * step.Hundredths)) * step.Hundredths);

    private static string Sum(string term, decimal exact, Ects result)
    {
        var shown = decimal.Round(exact, 4);
        return shown == result.Value ? $"{term} = {result}" : $"{term} = {Number(shown)} → {result}";
    }

    private static void Check(CreditRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.HoursPerCredit is <= 0 or > 1000)
            throw new ArgumentException("A credit has more than 0 and at most 1,000 hours.", nameof(rule));
        if (rule.Step.Hundredths is < 1 or > 6000)
            throw new ArgumentException("The step is more than nothing and at most 60 credits.", nameof(rule));
    }

    private static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
