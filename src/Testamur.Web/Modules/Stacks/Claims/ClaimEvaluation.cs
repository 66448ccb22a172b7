using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Stacking;

namespace Testamur.Web.Modules.Stacks.Claims;

/// <summary>What the rules answered, in the form in which anybody can check it: the question as a stacking document, and the witness.</summary>
/// <param name="Question">A stacking document, as JSON.</param>
/// <param name="Witness">What counts where, as JSON; null when the rules are not met.</param>
/// <param name="Counted">The credentials of the witness in words, in the order of the rules.</param>
internal sealed record ClaimEvaluation(bool Satisfied, string Question, string? Witness, IReadOnlyList<CountedCredential> Counted)
{
    public string? CountedJson => Counted.Count == 0 ? null : JsonSerializer.Serialize(Counted, JsonSerializerOptions.Web);

    public static IReadOnlyList<CountedCredential> ReadCounted(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<CountedCredential>>(json, JsonSerializerOptions.Web) ?? [];

    /// <summary>Asks the rules, and has the answer checked by what shares no code with the search.</summary>
    /// <param name="describe">A holding's id, and the leaf that takes it, in words.</param>
    public static ClaimEvaluation Of(
        Pathway rules,
        IReadOnlyList<Holding> holdings,
        DateOnly asOf,
        Func<Counted, CountedCredential> describe
    )
    {
        var document = new StackDocument
        {
            AsOf = asOf,
            Pathway = rules,
            Holdings = holdings,
        };
        var question = Write(document);
        var answer = StackEngine.Evaluate(document);
        if (answer is not { Satisfied: true, Witness: { } found })
            return new(false, question, null, []);
        var witness =
            JsonNode.Parse(StackJson.Write(answer, indented: false))?["witness"]?.ToJsonString()
            ?? throw new InvalidOperationException("A met pathway has a witness.");
        return Faults(question, witness).Count > 0
            ? throw new InvalidOperationException("The checker refused what the search has found.")
            : new(true, question, witness, [.. found.OrderBy(one => one.Leaf, LeafOrder.Of(rules)).Select(describe)]);
    }

    /// <summary>What is wrong with a stored answer: it is read from its text, as anybody else would.</summary>
    public static IReadOnlyList<Fault> Faults(string question, string witness) =>
        WitnessChecker.Check(StackJson.ReadDocument(question), StackJson.ReadWitness(Encoding.UTF8.GetBytes(witness)));

    /// <summary>What is wrong with a stored answer on another day, with what the person holds then.</summary>
    public static IReadOnlyList<Fault> FaultsToday(
        Pathway rules,
        IReadOnlyList<Holding> holdings,
        DateOnly today,
        string witness
    ) =>
        WitnessChecker.Check(
            new()
            {
                AsOf = today,
                Pathway = rules,
                Holdings = holdings,
            },
            StackJson.ReadWitness(Encoding.UTF8.GetBytes(witness))
        );

    private static string Write(StackDocument document) =>
        new JsonObject
        {
            ["asOf"] = Day(document.AsOf),
            ["pathway"] = JsonNode.Parse(StackJson.Write(document.Pathway)),
            ["holdings"] = new JsonArray([.. document.Holdings.Select(Fact)]),
        }.ToJsonString();

    private static JsonObject Fact(Holding holding)
    {
        var fact = new JsonObject
        {
            ["id"] = holding.Id,
            ["spec"] = holding.Spec,
            ["issuer"] = holding.Issuer,
            ["ects"] = holding.Ects,
            ["awardedOn"] = Day(holding.AwardedOn),
        };
        if (holding.Eqf is { } level)
            fact["eqf"] = level;
        if (holding.IscedF.Count > 0)
            fact["iscedF"] = Texts(holding.IscedF);
        if (holding.PartsOf.Count > 0)
            fact["partsOf"] = Texts(holding.PartsOf);
        if (holding.ValidUntil is { } until)
            fact["validUntil"] = Day(until);
        foreach (
            var (name, value) in new[]
            {
                ("grade", holding.Grade),
                ("status", holding.Status),
                ("source", holding.Source),
                ("assurance", holding.Assurance),
            }
        )
        {
            if (value is not null)
                fact[name] = value;
        }

        return fact;
    }

    private static JsonArray Texts(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A credential that the rules counted.</summary>
/// <param name="Holding">Its key in the person's wallet.</param>
/// <param name="Leaf">The path of the rule that took it.</param>
/// <param name="CredentialId">The <c>id</c> inside its document.</param>
/// <param name="AchievementId">Identifier of the version of the specification it was awarded for.</param>
/// <param name="Ects">In credits.</param>
public sealed record CountedCredential(
    Guid Holding,
    string Leaf,
    string CredentialId,
    string AchievementId,
    string Title,
    string IssuerName,
    string? IssuerCountry,
    decimal Ects,
    DateOnly AwardedOn
);

/// <summary>Paths of leaves in the order in which the rules name them.</summary>
internal sealed class LeafOrder : IComparer<string>
{
    private readonly Dictionary<string, int> _places;

    private LeafOrder(Dictionary<string, int> places) => _places = places;

    public static LeafOrder Of(Pathway rules) =>
        new(
            RuleLeaves
                .Of(rules)
                .Select((leaf, at) => (leaf.Path, at))
                .ToDictionary(one => one.Path, one => one.at, StringComparer.Ordinal)
        );

    public int Compare(string? x, string? y) => Place(x).CompareTo(Place(y));

    private int Place(string? path) => path is null ? -1 : _places.GetValueOrDefault(path, int.MaxValue);
}
