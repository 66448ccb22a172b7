using Microsoft.AspNetCore.Identity;
using Testamur.Web.Platform.Ids;

namespace Testamur.Web.Platform.Identity;

/// <summary>Makes accounts. The caller has checked who may; here it is about the account alone.</summary>
internal sealed class Accounts(UserManager<Person> people, FieldChecks checks, TimeProvider time)
{
    public static readonly string[] Languages = ["en", "de"];

    /// <param name="confirmed">Whether the address is known to be the person's: they came by a link sent to it, or from the console.</param>
    /// <returns>The saved person, or what is wrong with <c>name</c>, <c>email</c> or <c>password</c>.</returns>
    public async Task<Result<Person>> CreateAsync(string? name, string? email, string? password, string language, bool confirmed)
    {
        checks.Required("name", name, 200).Email("email", email).Required("password", password, 200);
        if (checks.Problem is { } incomplete)
            return incomplete;

        var address = email!.Trim(); // checked above
        var person = new Person
        {
            Id = Ids.Ids.New<PersonId>(time).Value,
            Name = name!.Trim(),
            UserName = address,
            Email = address,
            EmailConfirmed = confirmed,
            Language = Languages.Contains(language) ? language : "en",
            CreatedAt = time.GetUtcNow(),
            LockoutEnabled = true,
        };
        return AsProblem(await people.CreateAsync(person, password!)) is { } problem ? problem : person;
    }

    /// <summary>What Identity found, at the field it is about; the describer words it in the reader's language.</summary>
    public Problem? AsProblem(IdentityResult result)
    {
        foreach (var error in result.Errors)
        {
            // The user name is the address: its errors say the same as the ones about the address.
            if (error.Code is nameof(IdentityErrorDescriber.DuplicateUserName) or nameof(IdentityErrorDescriber.InvalidUserName))
                continue;
            var field = error.Code switch
            {
                nameof(IdentityErrorDescriber.PasswordMismatch) => "currentPassword",
                _ when error.Code.StartsWith("Password", StringComparison.Ordinal) => "password",
                nameof(IdentityErrorDescriber.InvalidToken) => "link",
                _ => "email",
            };
            checks.Add(field, error.Description);
        }

        return checks.Problem;
    }
}
