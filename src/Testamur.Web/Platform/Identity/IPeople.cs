using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Identity;

/// <summary>What modules may know of people. No more than they need: a name to print and an address to write to.</summary>
internal interface IPeople
{
    Task<PersonView?> FindAsync(PersonId id, CancellationToken cancel);

    Task<IReadOnlyDictionary<PersonId, PersonView>> FindAllAsync(IReadOnlyCollection<PersonId> ids, CancellationToken cancel);

    /// <summary>The accounts that have confirmed one of the addresses, by the address as it was given.</summary>
    Task<IReadOnlyDictionary<string, PersonView>> FindConfirmedAsync(
        IReadOnlyCollection<string> emails,
        CancellationToken cancel
    );

    /// <param name="email">Compared without regard to case.</param>
    Task<PersonView?> FindByEmailAsync(string email, CancellationToken cancel);
}

internal sealed record PersonView(PersonId Id, string Name, string Email, string Language);
