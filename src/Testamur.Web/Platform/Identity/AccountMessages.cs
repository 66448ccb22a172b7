using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Messages;

namespace Testamur.Web.Platform.Identity;

/// <summary>Messages that carry a key to an account. By e-mail only: an inbox behind the sign-in would be of no use.</summary>
internal sealed class AccountMessages(AppDb db, UserManager<Person> people, TimeProvider time)
{
    public async Task AskToConfirmAsync(Person person, CancellationToken cancel)
    {
        var token = await people.GenerateEmailConfirmationTokenAsync(person);
        await SendAsync(person, "Identity.ConfirmEmail", $"/confirm-email/{person.Id}/{Pack(token)}", cancel);
    }

    public async Task SendResetAsync(Person person, CancellationToken cancel)
    {
        var token = await people.GeneratePasswordResetTokenAsync(person);
        await SendAsync(person, "Identity.ResetPassword", $"/reset-password/{person.Id}/{Pack(token)}", cancel);
    }

    /// <summary>To somebody who signs up with an address that has an account: only its owner learns that.</summary>
    public Task TellAlreadyHereAsync(Person person, CancellationToken cancel) =>
        SendAsync(person, "Identity.AlreadyHere", "/forgot-password", cancel);

    /// <returns>Null for what was never made by us.</returns>
    public static string? Unpack(string token) =>
        Base64Url.IsValid(token) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) : null;

    private static string Pack(string token) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(token));

    private async Task SendAsync(Person person, string kind, string link, CancellationToken cancel)
    {
        var email = person.Email ?? throw new InvalidOperationException("Every account has an address.");
        db.Publish(new MessageRequested(null, email, person.Language, kind, [person.Name], link), time);
        await db.SaveChangesAsync(cancel);
    }
}
