using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Messages;

namespace Testamur.Web.Modules.Issuing.Corrections;

/// <summary>
/// Changes the status of credentials, appends to their lists, and tells wallets. Learners are told at the end, with <see cref="TellLearners"/>: events of one kind that follow each
/// other are handled together. The caller saves, and publishes the lists.
/// </summary>
internal sealed class StatusActs(AppDb db, IPeople people, TimeProvider time)
{
    private readonly List<MessageRequested> _letters = [];

    /// <summary>The learners of some credentials, asked for once.</summary>
    public Task<IReadOnlyDictionary<PersonId, PersonView>> LearnersAsync(
        IEnumerable<Credential> credentials,
        CancellationToken cancel
    ) => people.FindAllAsync([.. credentials.Select(credential => credential.Learner).OfType<PersonId>().Distinct()], cancel);

    /// <param name="replacedBy">The one that was issued in its place, and what it is called.</param>
    public void Revoke(
        Credential credential,
        RevocationCode code,
        string reason,
        PersonId? by,
        IReadOnlyDictionary<PersonId, PersonView> learners,
        CredentialId? replacedBy = null
    )
    {
        var now = time.GetUtcNow();
        db.Add(credential.Revoke(code, reason, now, by, replacedBy));
        db.Publish(
            new CredentialRevoked(
                credential.Id.Value,
                credential.PublicId,
                credential.Learner,
                credential.LearnerEmail,
                credential.Title,
                reason,
                now,
                replacedBy?.Value
            ),
            time
        );
        Tell(credential, replacedBy is null ? "Issuing.Revoked" : "Issuing.Replaced", [credential.Title, reason], learners);
    }

    public void Suspend(Credential credential, string reason, PersonId? by, IReadOnlyDictionary<PersonId, PersonView> learners)
    {
        var now = time.GetUtcNow();
        db.Add(credential.Suspend(reason, now, by));
        db.Publish(new CredentialSuspended(credential.Id.Value, reason, now), time);
        Tell(credential, "Issuing.Suspended", [credential.Title, reason], learners);
    }

    public void Reinstate(Credential credential, string reason, PersonId? by, IReadOnlyDictionary<PersonId, PersonView> learners)
    {
        var now = time.GetUtcNow();
        db.Add(credential.Reinstate(now, by));
        db.Publish(new CredentialReinstated(credential.Id.Value, now), time);
        Tell(credential, "Issuing.Reinstated", [credential.Title, reason], learners);
    }

    public void TellLearners()
    {
        foreach (var letter in _letters)
            db.Publish(letter, time);
        _letters.Clear();
    }

    private void Tell(Credential credential, string kind, string[] arguments, IReadOnlyDictionary<PersonId, PersonView> learners)
    {
        var learner = credential.Learner is { } id ? learners.GetValueOrDefault(id) : null;
        _letters.Add(
            new MessageRequested(
                credential.Learner,
                credential.LearnerEmail,
                learner?.Language ?? "en",
                kind,
                arguments,
                learner is null ? null : "/my/wallet"
            )
        );
    }
}
