using Testamur.Education.Skills;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Design.Form;

/// <summary>Finds the skills that a form names by URI: among those the specification has already, then in the snapshot of ESCO.</summary>
internal static class SkillNames
{
    public static List<Skill> Of(IEnumerable<string> uris, Specification known) =>
        [.. uris.Distinct(StringComparer.Ordinal).Select(uri => Find(uri, known)).OfType<Skill>()];

    public static Skill? Find(string uri, Specification known) =>
        known.LearningOutcomes.SelectMany(outcome => outcome.Skills).FirstOrDefault(skill => skill.Uri == uri)
        ?? EscoSkills.Find(uri)?.AsSkill();
}
