using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Corrections;

internal enum CorrectionKind
{
    /// <summary>For good.</summary>
    Revoke,

    /// <summary>For now.</summary>
    Suspend,
    Reinstate,

    /// <summary>Revokes those that nobody has taken.</summary>
    CancelUnclaimed,
}

internal enum CorrectionState
{
    /// <summary>Decided; it can be taken back until it happens.</summary>
    Pending,
    TakenBack,
    Done,
}

/// <summary>One act on one or many credentials, with its reason.</summary>
internal sealed class Correction : IWholeOf<CorrectionItem>
{
    public required InstitutionId Institution { get; init; }

    public required CorrectionId Id { get; init; }

    public required CorrectionKind Kind { get; init; }

    /// <summary>Of a revocation.</summary>
    public RevocationCode? Code { get; init; }

    /// <summary>One sentence; the learners read it.</summary>
    public required string Reason { get; init; }

    public required int Count { get; init; }

    public required PersonId By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When it happens; until then it can be taken back.</summary>
    public required DateTimeOffset EffectiveAt { get; init; }

    /// <summary>Whether the status lists are published out of their rhythm.</summary>
    public bool Urgent { get; init; }

    /// <summary>Taken back or done, once only: a concurrency token.</summary>
    public CorrectionState State { get; private set; }

    public PersonId? TakenBackBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public bool CanBeTakenBackAt(DateTimeOffset now) => State == CorrectionState.Pending && now < EffectiveAt;

    public void TakeBack(PersonId by, DateTimeOffset at) => (State, TakenBackBy, EndedAt) = (CorrectionState.TakenBack, by, at);

    public void Finish(DateTimeOffset at) => (State, EndedAt) = (CorrectionState.Done, at);
}

internal enum CorrectionItemState
{
    Waiting,
    Done,

    /// <summary>When it was its turn, it was no longer in a state in which this could be done.</summary>
    Passed,
}

/// <summary>One credential of a correction.</summary>
internal sealed class CorrectionItem : IPartOf<Credential>
{
    public required InstitutionId Institution { get; init; }

    public required CorrectionId Correction { get; init; }

    public required CredentialId Credential { get; init; }

    /// <summary>Only one worker moves it on: a concurrency token.</summary>
    public CorrectionItemState State { get; set; }
}

/// <summary>Which act fits which credential. Pure.</summary>
internal static class CorrectionRules
{
    /// <param name="isUnclaimed">Whether nobody has taken it yet.</param>
    public static bool Fits(CorrectionKind kind, CorrectableCredential credential, bool isUnclaimed) =>
        !credential.IsRevoked
        && kind switch
        {
            CorrectionKind.Revoke => true,
            CorrectionKind.CancelUnclaimed => isUnclaimed,
            CorrectionKind.Suspend => credential is { IsSuspendable: true, IsSuspended: false },
            CorrectionKind.Reinstate => credential.IsSuspended,
            _ => false,
        };
}

/// <summary>What decides whether an act fits: a cohort of thousands is chosen without its documents.</summary>
internal sealed record CorrectableCredential(CredentialId Id, bool IsRevoked, bool IsSuspendable, bool IsSuspended)
{
    public static CorrectableCredential Of(Credential credential) =>
        new(credential.Id, credential.RevokedAt is not null, credential.Suspendable, credential.SuspendedAt is not null);
}
