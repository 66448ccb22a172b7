using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Platform.Identity;

/// <summary>
/// Signing in with a key kept by the person's device: https://www.w3.org/TR/webauthn-3/. Attestation is not checked, so
/// nothing is said about what kind of device it is.
/// </summary>
internal sealed partial class Passkeys(
    SignInManager<Person> signIn,
    UserManager<Person> people,
    MyAccount account,
    ILogger<Passkeys> log
)
{
    internal sealed record Known(string Id, string Name, DateTimeOffset Since);

    public async Task<IReadOnlyList<Known>> ListAsync() =>
        [
            .. (await people.GetPasskeysAsync(await account.PersonAsync())).Select(key => new Known(
                System.Buffers.Text.Base64Url.EncodeToString(key.CredentialId),
                key.Name ?? "",
                key.CreatedAt
            )),
        ];

    /// <param name="credential">What <c>navigator.credentials.create()</c> gave, as JSON.</param>
    public async Task<Result<Person>> AddAsync(string? credential, string? name)
    {
        if (string.IsNullOrWhiteSpace(credential))
            return IdentityProblems.PasskeyRefused();
        var attested = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!attested.Succeeded)
        {
            Refused(log, attested.Failure);
            return IdentityProblems.PasskeyRefused();
        }

        attested.Passkey.Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim()[..Math.Min(100, name.Trim().Length)];
        var person = await account.PersonAsync();
        return (await people.AddOrUpdatePasskeyAsync(person, attested.Passkey)).Succeeded
            ? person
            : IdentityProblems.PasskeyRefused();
    }

    public async Task RemoveAsync(string id)
    {
        if (System.Buffers.Text.Base64Url.IsValid(id))
            await people.RemovePasskeyAsync(await account.PersonAsync(), System.Buffers.Text.Base64Url.DecodeFromChars(id));
    }

    /// <param name="credential">What <c>navigator.credentials.get()</c> gave, as JSON.</param>
    public async Task<Problem?> SignInAsync(string credential) =>
        (await signIn.PasskeySignInAsync(credential)).Succeeded ? null : IdentityProblems.PasskeyRefused();

    public static void Map(IEndpointRouteBuilder site)
    {
        // The form parameter makes the framework check the antiforgery field.
        site.MapPost(
                "/sign-in/passkey-options",
                async ([FromForm] string? email, SignInManager<Person> manager) =>
                    // Without a person: the options tell nobody whether an address has an account.
                    TypedResults.Content(await manager.MakePasskeyRequestOptionsAsync(null), "application/json")
            )
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .AllowAnonymous()
            .ExcludeFromDescription();
        site.MapPost(
                "/my/account/passkey-options",
                async ([FromForm] string? name, SignInManager<Person> manager, MyAccount mine) =>
                {
                    var person = await mine.PersonAsync();
                    var entity = new PasskeyUserEntity
                    {
                        Id = person.Id.ToString(),
                        Name = person.Email ?? "",
                        DisplayName = person.Name,
                    };
                    return TypedResults.Content(await manager.MakePasskeyCreationOptionsAsync(entity), "application/json");
                }
            )
            .RequireAuthorization()
            .ExcludeFromDescription();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A new passkey was refused")]
    private static partial void Refused(ILogger log, Exception reason);
}
