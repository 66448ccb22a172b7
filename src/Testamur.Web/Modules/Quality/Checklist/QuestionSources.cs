using System.Collections.Frozen;
using static Testamur.Web.Modules.Quality.Question;

namespace Testamur.Web.Modules.Quality.Checklist;

/// <summary>Which design rules speak for which question: what they find is what the design states, not what is confirmed.</summary>
internal static class QuestionSources
{
    private static readonly FrozenDictionary<Question, string[]> Rules = new Dictionary<Question, string[]>
    {
        [Policy] = ["Q01", "Q02", "Q05"],
        [Question.Design] =
        [
            .. "R01 R02 R03 R04 O01 O02 O03 O04 O05 O08 O09 T01 T02 T03 T04 T05 T07 T08 T15 Q03 Q06 E01 E04 S01".Split(' '),
        ],
        [Question.Learning] = [.. "A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A11 C05 E02".Split(' ')],
        [Admission] = [.. "C01 L01 L02 L03 L04 L05 L06 G01 G02 G03 G04 P01 P02 P04 U03".Split(' ')],
        [Staff] = ["Q07"],
        [Resources] = ["C03", "C04", "I02", "I04", "E03", "T13"],
        [Information] = ["C02", "O06", "O07"],
        [PublicInformation] = [.. "S02 S03 S06 T09 T10 T11 T12 T14 I01 I03 P03".Split(' ')],
        [Monitoring] = ["Q04", "R05", "C02"],
        [ExternalReview] = ["Q02", "Q08"],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Question, string[]> Facts = new Dictionary<Question, string[]>
    {
        [Policy] = ["procedure", "responsible", "providerRoute"],
        [Question.Design] = ["need", "partners", "outside", "ects", "hours", "eqf", "outcome"],
        [Question.Learning] = ["task", "passRule", "resit", "appeal"],
        [Admission] = ["prerequisite", "entryHelp", "priorLearning", "stacking", "agreements", "supplement"],
        [Staff] = ["staff"],
        [Resources] = ["accessibility", "guidance", "feeSupport"],
        [Information] = ["feedbackForm"],
        [PublicInformation] = ["summary", "targetGroup", "languages", "price", "whatNext"],
        [Monitoring] = ["nextReview", "contentReview", "feedbackResults"],
        [ExternalReview] = ["agency", "noAgency"],
    }.ToFrozenDictionary();

    /// <returns>Ids of rules, in no meaningful order.</returns>
    public static IReadOnlyList<string> Of(Question question) => Rules[question];

    /// <returns>Names of <see cref="StatedFact"/>s, in the order they are shown.</returns>
    public static IReadOnlyList<string> FactsOf(Question question) => Facts[question];
}
