using System.Text.Json.Serialization;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Agreements;

/// <summary>What keeps an agreement from being agreed.</summary>
[JsonConverter(typeof(CamelCaseEnum<AgreementFlawKind>))]
public enum AgreementFlawKind
{
    /// <summary>It has no title.</summary>
    TitleMissing,

    /// <summary>It says nothing in words.</summary>
    TextMissing,

    /// <summary>It says nothing about data protection.</summary>
    DataProtectionMissing,

    /// <summary>Title, text and data protection are not in the same languages.</summary>
    LanguagesDiffer,

    /// <summary>Fewer than two parties.</summary>
    PartiesMissing,

    /// <summary>A party is named twice.</summary>
    PartyTwice,

    /// <summary>Nobody signs for a party.</summary>
    SignatoryMissing,

    /// <summary>A signatory, a receiver of a clause or of an equivalence is no party.</summary>
    NoParty,

    /// <summary>It has no clause.</summary>
    ClauseMissing,

    /// <summary>Two clauses are cited by the same id.</summary>
    ClauseTwice,

    /// <summary>A clause has none of list, type, level and field, so it would cover whatever the issuers give out.</summary>
    ClauseTooWide,

    /// <summary>A level is not from 1 to 8, or the lowest is above the highest.</summary>
    Levels,

    /// <summary>A code is not one of ISCED-F: two to four digits.</summary>
    FieldCode,

    /// <summary>The fewest credits are more than the most.</summary>
    CreditRange,

    /// <summary>The years after the award are not from 1 to 100.</summary>
    Years,

    /// <summary>A cap is zero: then nothing could ever be recognised.</summary>
    Caps,

    /// <summary>Grades are to be converted without a rule for ties, or there is one without conversion.</summary>
    Tie,

    /// <summary>The first or the last day is missing, or they stand in the wrong order.</summary>
    Dates,

    /// <summary>No day of review within the dates.</summary>
    Review,

    /// <summary>The notice is not from 0 to 3650 days.</summary>
    Notice,
}

/// <summary>One flaw.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Path">JSON Pointer of the place.</param>
public sealed record AgreementFlaw(AgreementFlawKind Kind, string Path);

/// <summary>Finds what keeps an agreement from being agreed. A draft may have all of it.</summary>
public static class AgreementFlaws
{
    private const int MostNoticeDays = 3650;

    /// <summary>All flaws, in the order of the document's parts; empty when it can be agreed.</summary>
    public static IReadOnlyList<AgreementFlaw> Of(Agreement agreement)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return [.. Words(agreement), .. People(agreement), .. Scope(agreement), .. Terms(agreement), .. Duration(agreement)];
    }

    private static IEnumerable<AgreementFlaw> Words(Agreement agreement)
    {
        if (agreement.Title.IsBlank)
            yield return new(AgreementFlawKind.TitleMissing, "/title");
        if (agreement.Text.IsBlank)
            yield return new(AgreementFlawKind.TextMissing, "/text");
        if (agreement.DataProtection.IsBlank)
            yield return new(AgreementFlawKind.DataProtectionMissing, "/dataProtection");
        var languages = Languages(agreement.Text);
        if (!languages.SetEquals(Languages(agreement.Title)) || !languages.SetEquals(Languages(agreement.DataProtection)))
            yield return new(AgreementFlawKind.LanguagesDiffer, "/text");
    }

    private static HashSet<string> Languages(LangText text) =>
        text.Keys.Where(language => text.Has(language)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<AgreementFlaw> People(Agreement agreement)
    {
        var parties = agreement.Parties.Select(party => party.Id).ToHashSet(StringComparer.Ordinal);
        if (parties.Count < 2)
            yield return new(AgreementFlawKind.PartiesMissing, "/parties");
        if (parties.Count < agreement.Parties.Count)
            yield return new(AgreementFlawKind.PartyTwice, "/parties");
        if (parties.Any(party => agreement.Signatories.All(one => one.Party != party)))
            yield return new(AgreementFlawKind.SignatoryMissing, "/signatories");
        foreach (var (at, one) in agreement.Signatories.Index())
            if (!parties.Contains(one.Party))
                yield return new(AgreementFlawKind.NoParty, $"/signatories/{at}");
        foreach (var (at, clause) in agreement.Clauses.Index())
            if (!clause.Receivers.All(parties.Contains))
                yield return new(AgreementFlawKind.NoParty, $"/clauses/{at}/receivers");
        foreach (var (at, one) in agreement.Equivalences.Index())
            if (!parties.Contains(one.Receiver))
                yield return new(AgreementFlawKind.NoParty, $"/equivalences/{at}");
    }

    private static IEnumerable<AgreementFlaw> Scope(Agreement agreement)
    {
        if (agreement.Clauses.Count == 0)
            yield return new(AgreementFlawKind.ClauseMissing, "/clauses");
        if (agreement.Clauses.DistinctBy(clause => clause.Id).Count() < agreement.Clauses.Count)
            yield return new(AgreementFlawKind.ClauseTwice, "/clauses");
        foreach (var (at, clause) in agreement.Clauses.Index())
        {
            if (clause is { List.Count: 0, Types.Count: 0, Fields.Count: 0, EqfFrom: null, EqfTo: null })
                yield return new(AgreementFlawKind.ClauseTooWide, $"/clauses/{at}");
            if (clause.EqfFrom is < 1 or > 8 || clause.EqfTo is < 1 or > 8 || clause.EqfFrom > clause.EqfTo)
                yield return new(AgreementFlawKind.Levels, $"/clauses/{at}/eqfFrom");
            if (!clause.Fields.All(IsField))
                yield return new(AgreementFlawKind.FieldCode, $"/clauses/{at}/fields");
            if (clause is { EctsFrom: { } least, EctsTo: { } most } && least > most)
                yield return new(AgreementFlawKind.CreditRange, $"/clauses/{at}/ectsFrom");
        }
    }

    private static bool IsField(string code) => code.Length is >= 2 and <= 4 && code.All(char.IsAsciiDigit);

    private static IEnumerable<AgreementFlaw> Terms(Agreement agreement)
    {
        if (agreement.Quality.MostYearsOld is < 1 or > 100)
            yield return new(AgreementFlawKind.Years, "/quality/mostYearsOld");
        var caps = agreement.Caps;
        if (caps.PerLearner is { Hundredths: 0 } || caps.PerTarget is { Hundredths: 0 } || caps.ShareOfTarget is { IsNone: true })
            yield return new(AgreementFlawKind.Caps, "/caps");
        if ((agreement.Grades.Rule == GradeRule.Table) != (agreement.Grades.Tie is not null))
            yield return new(AgreementFlawKind.Tie, "/grades");
    }

    private static IEnumerable<AgreementFlaw> Duration(Agreement agreement)
    {
        if (agreement.From is not { } from || agreement.Until is not { } until || from > until)
            yield return new(AgreementFlawKind.Dates, "/from");
        if (agreement.ReviewOn is not { } review || review < agreement.From || review > agreement.Until)
            yield return new(AgreementFlawKind.Review, "/reviewOn");
        if (agreement.ExitNoticeDays is < 0 or > MostNoticeDays)
            yield return new(AgreementFlawKind.Notice, "/exitNoticeDays");
    }
}
