using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Agreements;

/// <summary>One condition: it holds, it fails, or a fact that it needs is missing.</summary>
internal readonly record struct Condition(Coverage Coverage, AgreementReason? Reason)
{
    public static Condition Holds => new(Coverage.Covered, null);

    public static Condition Fails(AgreementReason reason) => new(Coverage.NotCovered, reason);

    public static Condition Unknown(AgreementReason missing) => new(Coverage.Undetermined, missing);

    public static Condition That(bool holds, AgreementReason otherwise) => holds ? Holds : Fails(otherwise);
}

/// <summary>What one clause says about a credential: the conditions in their order, and how many hold before the first that fails.</summary>
internal sealed record ClauseReading(AgreementClause Clause, Coverage Coverage, AgreementReason? Reason, int Held)
{
    public static ClauseReading Of(AgreementClause clause, Agreement agreement, AgreementFacts facts, AgreementRequest request)
    {
        Condition[] conditions =
        [
            Condition.That(clause.Receivers.Count == 0 || clause.Receivers.Contains(request.Receiver), AgreementReason.Receiver),
            Issuer(clause, agreement, facts, request.Receiver),
            Condition.That(clause.Purposes.Count == 0 || clause.Purposes.Contains(request.Purpose), AgreementReason.Purpose),
            Listed(clause, facts),
            Type(clause, facts),
            Level(clause, facts),
            Field(clause, facts),
            Credits(clause, facts),
        ];
        var failing = Array.FindIndex(conditions, one => one.Coverage == Coverage.NotCovered);
        if (failing >= 0)
            return new(clause, Coverage.NotCovered, conditions[failing].Reason, failing);
        var unknown = Array.FindIndex(conditions, one => one.Coverage == Coverage.Undetermined);
        return unknown >= 0
            ? new(clause, Coverage.Undetermined, conditions[unknown].Reason, unknown)
            : new(clause, Coverage.Covered, null, conditions.Length);
    }

    /// <summary>What covers or might cover is nearer than what does not; else what fails later. Of two that are equal the first stands.</summary>
    public bool IsNearerThan(ClauseReading other) =>
        Coverage > other.Coverage || (Coverage == other.Coverage && Held > other.Held);

    public CoverageAnswer Answer(AgreementReason? reason) => new(Coverage, Clause.Id, reason, default, null);

    private static Condition Issuer(AgreementClause clause, Agreement agreement, AgreementFacts facts, string receiver) =>
        facts.Issuer is not { } issuer ? Condition.Unknown(AgreementReason.IssuerMissing)
        : clause.Issuers.Count > 0 ? Condition.That(clause.Issuers.Contains(issuer), AgreementReason.Issuer)
        : Condition.That(issuer != receiver && agreement.Parties.Any(party => party.Id == issuer), AgreementReason.Issuer);

    private static Condition Listed(AgreementClause clause, AgreementFacts facts)
    {
        if (clause.List.Count == 0)
            return Condition.Holds;
        if (facts.Specification is not { } specification)
            return Condition.Unknown(AgreementReason.SpecificationMissing);
        var named = clause.List.Where(one => one.Specification == specification).ToList();
        return named.Any(one => one.Version is null || one.Version == facts.Version) ? Condition.Holds
            : named.Count > 0 && facts.Version is null ? Condition.Unknown(AgreementReason.SpecificationMissing)
            : Condition.Fails(AgreementReason.NotListed);
    }

    private static Condition Type(AgreementClause clause, AgreementFacts facts) =>
        clause.Types.Count == 0 ? Condition.Holds
        : facts.Type is not { } type ? Condition.Unknown(AgreementReason.TypeMissing)
        : Condition.That(clause.Types.Contains(type, StringComparer.OrdinalIgnoreCase), AgreementReason.Type);

    private static Condition Level(AgreementClause clause, AgreementFacts facts) =>
        clause is { EqfFrom: null, EqfTo: null } ? Condition.Holds
        : facts.Eqf is not { } level ? Condition.Unknown(AgreementReason.LevelMissing)
        : Condition.That(!(level < clause.EqfFrom) && !(level > clause.EqfTo), AgreementReason.Level);

    // "05" of a credential may or may not lie in "0521" of a clause: that is not known.
    private static Condition Field(AgreementClause clause, AgreementFacts facts) =>
        clause.Fields.Count == 0 || facts.Fields.Any(code => clause.Fields.Any(field => Within(code, field))) ? Condition.Holds
        : facts.Fields.Count == 0 || facts.Fields.Any(code => clause.Fields.Any(field => Within(field, code)))
            ? Condition.Unknown(AgreementReason.FieldMissing)
        : Condition.Fails(AgreementReason.Field);

    private static bool Within(string code, string field) => code.StartsWith(field, StringComparison.Ordinal);

    private static Condition Credits(AgreementClause clause, AgreementFacts facts) =>
        clause is { EctsFrom: null, EctsTo: null } ? Condition.Holds
        : facts.Ects is not { } ects ? Condition.Unknown(AgreementReason.CreditsMissing)
        : Condition.That(
            !(clause.EctsFrom is { } least && ects < least) && !(clause.EctsTo is { } most && ects > most),
            AgreementReason.Credits
        );
}
