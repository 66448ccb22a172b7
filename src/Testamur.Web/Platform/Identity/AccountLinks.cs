using Microsoft.AspNetCore.Identity;

namespace Testamur.Web.Platform.Identity;

/// <summary>What the links in account messages do: confirm an address, or set a new password. Each works once.</summary>
internal sealed class AccountLinks(UserManager<Person> people, Accounts accounts, AccountMessages messages)
{
    public async Task<Result<Person>> ConfirmAsync(Guid id, string token)
    {
        var person = await people.FindByIdAsync(id.ToString());
        if (person is null || AccountMessages.Unpack(token) is not { } own)
            return IdentityProblems.LinkUsed();
        return (await people.ConfirmEmailAsync(person, own)).Succeeded ? person : IdentityProblems.LinkUsed();
    }

    /// <summary>Sends a link if the address has an account; whoever asks is not told.</summary>
    public async Task AskForResetAsync(string? email, CancellationToken cancel)
    {
        if (await people.FindByEmailAsync(email?.Trim() ?? "") is { } person)
            await messages.SendResetAsync(person, cancel);
    }

    /// <summary>Changes the security stamp, which makes the link useless and ends every session.</summary>
    public async Task<Result<Person>> ResetAsync(Guid id, string token, string? password)
    {
        var person = await people.FindByIdAsync(id.ToString());
        if (person is null || AccountMessages.Unpack(token) is not { } own)
            return IdentityProblems.LinkUsed();
        var reset = await people.ResetPasswordAsync(person, own, password ?? "");
        if (reset.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.InvalidToken)))
            return IdentityProblems.LinkUsed();
        if (accounts.AsProblem(reset) is { } problem)
            return problem;

        // Whoever read the message has the mailbox; and somebody who was locked out by others may come in again.
        person.EmailConfirmed = true;
        await people.SetLockoutEndDateAsync(person, null);
        await people.ResetAccessFailedCountAsync(person);
        return person;
    }
}
