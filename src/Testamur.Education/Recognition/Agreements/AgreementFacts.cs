using Testamur.Credentials.Verification;
using Testamur.Education.Specifications;

namespace Testamur.Education.Recognition.Agreements;

/// <summary>What of a credential decides whether an agreement covers it. What the document does not say is null or empty, never guessed.</summary>
public sealed record AgreementFacts
{
    /// <summary>As the document names its issuer, for example a DID.</summary>
    public string? Issuer { get; init; }

    /// <summary>Stable URI, without version, of what was earned.</summary>
    public string? Specification { get; init; }

    /// <summary>The version of it.</summary>
    public int? Version { get; init; }

    /// <summary>The type as the document names it.</summary>
    public string? Type { get; init; }

    /// <summary>EQF level.</summary>
    public int? Eqf { get; init; }

    /// <summary>ISCED-F 2013 codes.</summary>
    public IReadOnlyList<string> Fields
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Credits as the issuer states them; other units are never turned into them here.</summary>
    public Ects? Ects { get; init; }

    /// <summary>The day of the award.</summary>
    public DateOnly? AwardedOn { get; init; }

    /// <summary>Kinds of quality assurance that the document states.</summary>
    public IReadOnlyList<QaKind> AssuredBy
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>What the verifier said.</summary>
    public required Verdict Verdict { get; init; }
}

/// <summary>What somebody asks for.</summary>
/// <param name="Receiver">Who would recognise, by party id.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Target">Stable URI of the receiver's specification that it is to stand for; null for credits toward study.</param>
/// <param name="TargetEcts">The target's own credits; null when not known.</param>
/// <param name="On">The day of asking.</param>
public sealed record AgreementRequest(string Receiver, AgreementPurpose Purpose, string? Target, Ects? TargetEcts, DateOnly On);

/// <summary>What the receiver recognised for the same learner under the same agreement before.</summary>
/// <param name="Ects">In all.</param>
/// <param name="TowardTarget">Toward the target that is asked for.</param>
public sealed record AlreadyRecognised(Ects Ects, Ects TowardTarget)
{
    /// <summary>Nothing yet.</summary>
    public static AlreadyRecognised Nothing { get; } = new(default, default);
}
