using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Testamur.Stacking;
using Testamur.Web.Modules.Stacks.Designer;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>The witness of a claim in words: what each rule asks for, the conditions on the whole, and whether all of it holds today.</summary>
internal sealed class ReadWitness(AppDb db, ClaimFacts facts, ReadContext contexts, RuleWords words)
{
    /// <param name="Rules">Each rule in words, by its path.</param>
    /// <param name="Conditions">Conditions on the whole, in words.</param>
    internal sealed record Answer(bool HoldsToday, IReadOnlyDictionary<string, string> Rules, IReadOnlyList<string> Conditions);

    /// <returns>Null when there is no such claim at the institution.</returns>
    public async Task<Answer?> HandleAsync(Guid id, CancellationToken cancel)
    {
        var claim = await db.Set<StackClaim>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == new ClaimId(id), cancel);
        if (claim is null)
            return null;
        var rules = (await facts.VersionAsync(claim, cancel)).Rules();
        var names = RuleNames.Of(await contexts.ForAsync([rules], facts.Today, cancel));
        var document = (JsonObject)JsonNode.Parse(StackJson.Write(rules))!; // an object is written
        return new(
            await facts.StillHoldsAsync(claim, cancel),
            RuleTree.Rules(document).ToDictionary(rule => rule.Path, rule => words.Rule(rule, names), StringComparer.Ordinal),
            [.. PathwayDraft.Conditions(document).Select(condition => words.Condition(condition, names))]
        );
    }
}
