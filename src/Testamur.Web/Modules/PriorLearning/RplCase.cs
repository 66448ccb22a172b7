using Testamur.Education.Specifications;
using Testamur.Web.Modules.PriorLearning.Panel;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.PriorLearning;

/// <summary>Somebody wants what they can do already to be assessed against the outcomes of a published micro-credential.</summary>
internal sealed class RplCase : IOfSpecification
{
    public const int LongestText = 4000;

    public required InstitutionId Institution { get; init; }

    public required RplCaseId Id { get; init; }

    public required PersonId Person { get; init; }

    public required Guid Specification { get; init; }

    /// <summary>The version it is measured by, to its end.</summary>
    public required int SpecificationVersion { get; init; }

    public required LangText Title { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The award that a full result makes.</summary>
    public required Guid Award { get; init; }

    /// <summary>While it is set nobody opens a second case of the person for the specification: it is unique.</summary>
    public string? OpenKey { get; private set; }

    public CaseState State { get; private set; }

    public PersonId? Adviser { get; private set; }

    /// <summary>1; 2 after an appeal.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>Whether the applicant wants the credential to say that it was earned by prior learning.</summary>
    public bool ShowRoute { get; private set; }

    /// <summary>The day by which the next word of the institution is promised; null when it is not its turn.</summary>
    public DateOnly? PromisedOn { get; private set; }

    /// <summary>Why it takes longer than first promised.</summary>
    public string? DelayReason { get; private set; }

    /// <summary>The promised day that people were reminded of last.</summary>
    public DateOnly? RemindedOf { get; private set; }

    /// <summary>So many days before; 0 once it had passed.</summary>
    public int? RemindedStage { get; private set; }

    /// <summary>How the applicant was identified, such as "passport, in person"; null when nobody looked.</summary>
    public string? IdentityChecked { get; private set; }

    /// <summary>How the assessments were watched: a code of the vocabulary <c>supervision</c>.</summary>
    public string? Supervision { get; private set; }

    public PersonId? IdentifiedBy { get; private set; }

    /// <summary>Ids of the outcomes that were granted, parted by spaces.</summary>
    public string? Granted { get; private set; }

    /// <summary>Credits that need not be earned again, in hundredths; only of an exemption.</summary>
    public int? ExemptEcts { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>What the applicant can do next.</summary>
    public string? Advice { get; private set; }

    public PersonId? CertifiedBy { get; private set; }

    public DateTimeOffset? CertifiedAt { get; private set; }

    /// <summary>Who certified what is appealed against.</summary>
    public PersonId? FirstCertifiedBy { get; private set; }

    public string? Appeal { get; private set; }

    /// <summary>Raised by each change, so that two changes at once cannot both succeed.</summary>
    public int Revision { get; private set; }

    public IReadOnlyList<string> GrantedOutcomes => Granted?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public static string KeyOf(PersonId person, Guid specification) => $"{person.Value:n}/{specification:n}";

    /// <summary>An enquiry that keeps a second one away.</summary>
    public RplCase Opened(DateOnly promised)
    {
        OpenKey = KeyOf(Person, Specification);
        PromisedOn = promised;
        return this;
    }

    public Problem? TakeUp(PersonId adviser, CaseRoles roles)
    {
        if (Move(CaseMove.TakeUp, roles) is { } refused)
            return refused;
        (Adviser, PromisedOn, DelayReason) = (adviser, null, null);
        return null;
    }

    public Problem? Identify(IReadOnlyList<Missing> missing, CaseRoles roles) => Close(CaseMove.Identify, missing, roles);

    public Problem? HandIn(IReadOnlyList<Missing> missing, DateOnly promised, CaseRoles roles)
    {
        if (Close(CaseMove.HandIn, missing, roles) is { } refused)
            return refused;
        PromisedOn = promised;
        return null;
    }

    public Problem? PassOn(IReadOnlyList<Missing> missing, CaseRoles roles) => Close(CaseMove.PassOn, missing, roles);

    public Problem? Identified(string how, string supervision, PersonId by, CaseRoles roles)
    {
        if (State != CaseState.Assessment)
            return PriorLearningProblems.WrongState();
        if (!roles.HasFlag(CaseRoles.Assessor))
            return PriorLearningProblems.NotYourStep();
        (IdentityChecked, Supervision, IdentifiedBy) = (how, supervision, by);
        Revision++;
        return null;
    }

    /// <param name="result">What <see cref="ResultRules"/> allowed.</param>
    public Problem? Certify(CaseResult result, PersonId by, DateTimeOffset now, CaseRoles roles)
    {
        if (Move(result.Move, roles) is { } refused)
            return refused;
        (Granted, ExemptEcts) = (string.Join(' ', result.Granted), result.ExemptEcts);
        (Reason, Advice, CertifiedBy, CertifiedAt) = (result.Reason, result.Advice, by, now);
        (PromisedOn, DelayReason) = (null, null);
        if (State != CaseState.Awarded)
            OpenKey = null;
        return null;
    }

    public Problem? MakeAppeal(string text, DateOnly promised, CaseRoles roles)
    {
        if (Appeal is not null && State.IsDecided())
            return PriorLearningProblems.AppealedBefore();
        if (Move(CaseMove.Appeal, roles) is { } refused)
            return refused;
        (Appeal, OpenKey, PromisedOn) = (text, KeyOf(Person, Specification), promised);
        FirstCertifiedBy = CertifiedBy;
        return null;
    }

    /// <summary>A fresh round: what was found before no longer counts, and other people look.</summary>
    public Problem? Reopen(CaseRoles roles)
    {
        if (Move(CaseMove.Reopen, roles) is { } refused)
            return refused;
        Round++;
        (Granted, ExemptEcts, Reason, Advice, CertifiedBy, CertifiedAt) = (null, null, null, null, null, null);
        (IdentityChecked, Supervision, IdentifiedBy) = (null, null, null);
        return null;
    }

    public Problem? Postpone(DateOnly to, string reason)
    {
        if (PromisedOn is not { } promised || to <= promised)
            return PriorLearningProblems.PromiseNotLater();
        (PromisedOn, DelayReason) = (to, reason);
        Revision++;
        return null;
    }

    /// <summary>Whether people are to be reminded of the promised day now: once when it is near and once when it has passed, and anew for another day.</summary>
    /// <param name="near">So many days before are near.</param>
    public bool Remind(DateOnly today, int near)
    {
        if (PromisedOn is not { } promised || promised > today.AddDays(near))
            return false;
        var stage = promised < today ? 0 : near;
        if (RemindedOf == promised && RemindedStage <= stage)
            return false;
        (RemindedOf, RemindedStage) = (promised, stage);
        Revision++;
        return true;
    }

    public Problem? Show(bool route)
    {
        if (State == CaseState.Awarded)
            return PriorLearningProblems.WrongState();
        ShowRoute = route;
        Revision++;
        return null;
    }

    /// <summary>Something about the case changed that its own columns do not show.</summary>
    public void Touch() => Revision++;

    private Problem? Close(CaseMove move, IReadOnlyList<Missing> missing, CaseRoles roles)
    {
        if (!CaseLife.Next(State, move, roles).Succeeded(out _, out var refused))
            return refused;
        return missing.Count > 0 ? PriorLearningProblems.NotReady(missing.Count) : Move(move, roles);
    }

    private Problem? Move(CaseMove move, CaseRoles roles)
    {
        if (!CaseLife.Next(State, move, roles).Succeeded(out var to, out var refused))
            return refused;
        State = to;
        Revision++;
        return null;
    }
}
