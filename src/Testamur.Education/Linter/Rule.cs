using System.Text.Json.Serialization;
using Testamur.Education.Packs;
using Testamur.Education.Specifications;

namespace Testamur.Education.Linter;

/// <summary>The ten principles of Annex II of the Council Recommendation, and two of the platform: structure and the whole person.</summary>
[JsonConverter(typeof(CamelCaseEnum<Principle>))]
public enum Principle
{
    /// <summary>A well-formed text with the elements of Annex I.</summary>
    Structure,

    /// <summary>Principle 1.</summary>
    Quality,

    /// <summary>Principle 2.</summary>
    Transparency,

    /// <summary>Principle 3.</summary>
    Relevance,

    /// <summary>Principle 4.</summary>
    Assessment,

    /// <summary>Principle 5.</summary>
    Pathways,

    /// <summary>Principle 6.</summary>
    Recognition,

    /// <summary>Principle 7.</summary>
    Portability,

    /// <summary>Principle 8.</summary>
    LearnerCentred,

    /// <summary>Principle 9.</summary>
    Authentic,

    /// <summary>Principle 10.</summary>
    Guidance,

    /// <summary>More than work, more than online, more than one group.</summary>
    Holistic,
}

/// <summary>One rule.</summary>
public sealed class Rule
{
    internal Rule(string id, Principle principle, Severity severity, string source, Func<Design, IEnumerable<Hit>> check) =>
        (Id, Principle, Severity, Source, Check) = (id, principle, severity, source, check);

    /// <summary>Id, such as "T03".</summary>
    public string Id { get; }

    /// <summary>The principle it serves.</summary>
    public Principle Principle { get; }

    /// <summary>Weight of its findings; an unverified pack value lowers an error to a warning.</summary>
    public Severity Severity { get; }

    /// <summary>Where it comes from.</summary>
    public string Source { get; }

    internal Func<Design, IEnumerable<Hit>> Check { get; }
}

internal sealed record Design(Specification Spec, Pack Pack, LintContext Context)
{
    public bool HigherEducation => Spec.Profile is null or SpecificationProfile.HigherEducation;

    /// <summary>Declared languages with the default language first.</summary>
    public IEnumerable<string> Languages =>
        Spec
            .DeclaredLanguages.Prepend(Spec.DefaultLanguage)
            .Concat(Pack.Languages?.Words ?? [])
            .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Everybody the specification names.</summary>
    public IEnumerable<Organisation> Organisations => Spec.AwardingBodies.Concat(Spec.CoIssuers).Concat(Spec.CoProviders);

    public bool Online => Spec.Participation?.Mode == "online";

    public bool ForPeopleInWork => Spec.Audience.Contains(AudienceGroup.PeopleInWork);

    /// <summary>A text in the default language and, where the table has one, in every other language it has a text for.</summary>
    public static bool Stated(LangText text) => !text.IsBlank;
}

/// <summary>Something a rule found, or why it could not decide.</summary>
internal sealed record Hit(string Path, string Code, params object?[] Arguments)
{
    /// <summary>The rule asks nothing of this specification.</summary>
    public static Hit NotApplicable { get; } = new("", "");

    /// <summary>The fact without which the rule cannot decide.</summary>
    public Fact? Missing { get; private init; }

    /// <summary>Rests on usual practice: at most a warning.</summary>
    public bool Advice { get; init; }

    /// <summary>The pack's value it rests on: lends its clause, and at most a warning when it is unverified.</summary>
    public IPackValue? Basis { get; init; }

    public IReadOnlyList<Fix> Fixes { get; init; } = [];

    public static Hit Needs(Fact fact) => new("", "") { Missing = fact };

    public bool Found => Code.Length > 0;
}
