using Testamur.Education.Specifications;
using Testamur.Web.Modules.Learning.Contracts;

namespace Testamur.Web.Modules.Issuing.Batches;

/// <summary>
/// Says in a credential that it was earned by prior learning, when its learner wants that. It is further information (Annex I, element 16), which every format carries. Without the
/// wish nothing is said, so that the credential is the same as that of somebody who was taught. Pure.
/// </summary>
internal static class RouteStatement
{
    private static readonly LangText Sentence = new([
        new("en", "Earned by recognition of prior learning, assessed against the same learning outcomes and criteria."),
        new("de", "Erworben durch Anerkennung von Vorkenntnissen, bewertet nach denselben Lernergebnissen und Kriterien."),
    ]);

    public static Specification Add(Specification specification, AwardView award)
    {
        if (award is not { Source: AwardView.PriorLearning, RouteShown: true })
            return specification;
        var said = specification.FurtherInformation;
        var languages = said
            .Keys.Append(specification.DefaultLanguage)
            .Concat(Sentence.Keys)
            .Distinct(StringComparer.OrdinalIgnoreCase);
        return specification with
        {
            FurtherInformation = new(languages.Select(language => KeyValuePair.Create(language, Joined(said, language)))),
        };
    }

    // A language in which the specification says nothing more says only this.
    private static string Joined(LangText said, string language)
    {
        var sentence = Sentence.In(language);
        return said.Has(language) ? $"{said[language]}\n\n{sentence}" : sentence;
    }
}
