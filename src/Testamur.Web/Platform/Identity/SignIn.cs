using Microsoft.AspNetCore.Identity;
using Testamur.Web.Platform.Http;
using Testamur.Web.Platform.Operation;

namespace Testamur.Web.Platform.Identity;

/// <summary>Checks address and password. Unknown address, wrong password and a locked account get the same answer.</summary>
internal sealed class SignIn(
    SignInManager<Person> signIn,
    UserManager<Person> people,
    IPasswordHasher<Person> hasher,
    AccountMessages messages,
    Figures figures,
    TimeProvider time
)
{
    internal sealed record Request(string? Email, string? Password);

    public async Task<Result<Person>> CheckAsync(Request request, CancellationToken cancel)
    {
        var (email, password) = (request.Email?.Trim() ?? "", request.Password ?? "");
        if (await people.FindByEmailAsync(email) is not { } person)
        {
            // As slow as a wrong password, so that the time does not tell either.
            _ = hasher.HashPassword(Nobody(), password);
            return Failed();
        }

        var checkedPassword = await signIn.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        if (!checkedPassword.Succeeded)
            return Failed();
        if (!person.EmailConfirmed)
        {
            await messages.AskToConfirmAsync(person, cancel);
            return IdentityProblems.ConfirmFirst();
        }

        return person;
    }

    /// <summary>For pages: sets the cookie, which ends with the browser. Call it before anything is written.</summary>
    public async Task<Result<Person>> WithCookieAsync(Request request, CancellationToken cancel)
    {
        var result = await CheckAsync(request, cancel);
        if (result.Succeeded(out var person, out _))
            await signIn.SignInAsync(person, isPersistent: false);
        return result;
    }

    private Problem Failed()
    {
        figures.SignInFailures.Add(1);
        return IdentityProblems.SignInFailed();
    }

    private Person Nobody() => new() { Name = "", CreatedAt = time.GetUtcNow() };

    public static void Map(RouteGroupBuilder open) =>
        open.MapPost(
                "/session",
                async (Request request, SignIn useCase, SignInManager<Person> manager, CancellationToken cancel) =>
                {
                    var result = await useCase.CheckAsync(request, cancel);
                    if (!result.Succeeded(out var person, out var problem))
                        return (IResult)problem.ToHttp();
                    var principal = await manager.CreateUserPrincipalAsync(person);
                    return TypedResults.SignIn(principal, authenticationScheme: IdentityConstants.BearerScheme);
                }
            )
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .WithName("SignIn")
            .WithSummary("Get a bearer token for an address and a password; it lasts an hour");
}
