using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Identity;

/// <summary>
/// What a module erases in the transaction that deletes an account: rows that are found by the person's name or address, which nobody knows afterwards. What is
/// found by the id can wait for <see cref="AccountClosed"/>.
/// </summary>
internal interface IErasedWithAccount
{
    Task EraseAsync(LeavingPerson leaving, CancellationToken cancel);
}

/// <param name="Email">As the person wrote it; compare it without regard to letter case.</param>
internal sealed record LeavingPerson(PersonId Id, string Name, string Email)
{
    public string NormalizedEmail => Email.ToLowerInvariant();

    public override string ToString() => $"LeavingPerson {Id.Value} [redacted]";
}
