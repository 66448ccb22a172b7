using Testamur.Education.Awards;
using Testamur.Education.Specifications;

namespace Testamur.Education.OpenBadges;

/// <summary>Reads learning outcomes and the skills that belong to them.</summary>
internal sealed class BadgeOutcomes(BadgeElements elements)
{
    public IReadOnlyList<LearningOutcome> Read()
    {
        var outcomes = new List<(string Id, LangText Text, List<Skill> Skills)>();
        foreach (var node in elements.Of(BadgeTargets.Outcome))
        {
            node.Skip("targetUrl");
            outcomes.Add((elements.Key(node, "outcome") ?? Next(outcomes.Count), elements.Words(node.Text("targetName")), []));
        }
        foreach (var node in elements.Of(BadgeTargets.Skill))
        {
            var owner = elements.Key(node, "skill") is { } key && key.LastIndexOf('/') is > 0 and var slash ? key[..slash] : null;
            var text = elements.Words(node.Text("targetDescription"));
            var label = elements.Words(node.Text("targetName"));
            var framework = node.Text("targetFramework");
            var skill = new Skill(node.Text("targetUrl") ?? "", label, framework == "ESCO" ? null : framework);
            var at = outcomes.FindIndex(outcome => owner is null ? outcome.Text.Equals(text) : outcome.Id == owner);
            if (at < 0)
            {
                // A competency alone is what the learner can do.
                at = outcomes.Count;
                outcomes.Add((Next(at), text.IsBlank ? label : text, []));
            }
            outcomes[at].Skills.Add(skill);
        }
        return
        [
            .. outcomes.Select(outcome => new LearningOutcome
            {
                Id = outcome.Id,
                Text = outcome.Text,
                Skills = outcome.Skills,
            }),
        ];
    }

    private static string Next(int count) => "o" + (count + 1).ToString(null, null);
}
