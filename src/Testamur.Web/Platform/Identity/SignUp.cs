using Microsoft.AspNetCore.Identity;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Platform.Identity;

/// <summary>A learner makes an account; it works once the address is confirmed. The answer is the same for an address that has one.</summary>
internal sealed class SignUp(UserManager<Person> people, Accounts accounts, AccountMessages messages, FieldChecks checks)
{
    internal sealed record Request(string? Name, string? Email, string? Password, string? Language = null);

    internal sealed record Asked(string Email);

    public async Task<Result<Asked>> HandleAsync(Request request, CancellationToken cancel)
    {
        checks.Required("name", request.Name, 200).Email("email", request.Email).Required("password", request.Password, 200);
        if (checks.Problem is { } incomplete)
            return incomplete;
        var email = request.Email!.Trim(); // checked above
        if (await people.FindByEmailAsync(email) is { } known)
        {
            // The rules for the password come first, so that a refusal does not tell the two cases apart.
            foreach (var validator in people.PasswordValidators)
            {
                if (accounts.AsProblem(await validator.ValidateAsync(people, known, request.Password)) is { } weak)
                    return weak;
            }

            await (
                known.EmailConfirmed ? messages.TellAlreadyHereAsync(known, cancel) : messages.AskToConfirmAsync(known, cancel)
            );
            return new Asked(email);
        }

        var language = request.Language ?? System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var made = await accounts.CreateAsync(request.Name, email, request.Password, language, confirmed: false);
        if (!made.Succeeded(out var person, out var problem))
            return problem;
        await messages.AskToConfirmAsync(person, cancel);
        return new Asked(email);
    }

    public static void Map(RouteGroupBuilder open) =>
        open.MapPost(
                "/accounts",
                async (Request request, SignUp useCase, CancellationToken cancel) =>
                    (await useCase.HandleAsync(request, cancel)).ToHttp(asked => TypedResults.Accepted((string?)null, asked))
            )
            .RequireRateLimiting(HttpModule.StrangerLimit)
            .WithName("SignUp")
            .WithSummary("Make an account; a message with a link confirms the address");
}
