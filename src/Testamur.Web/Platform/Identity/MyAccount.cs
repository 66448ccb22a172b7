using Microsoft.AspNetCore.Identity;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Platform.Identity;

/// <summary>What a signed-in person changes about their own account.</summary>
internal sealed class MyAccount(
    UserManager<Person> people,
    SignInManager<Person> signIn,
    Actor actor,
    Accounts accounts,
    FieldChecks checks
)
{
    internal sealed record Profile(
        Guid Id,
        string Name,
        string Email,
        string Language,
        bool AllianceAdministrator,
        IReadOnlyList<Place> Roles
    );

    /// <param name="Unit">The role holds for this unit and those below it; null for the whole institution.</param>
    internal sealed record Place(Guid Institution, Role Role, Guid? Unit);

    internal sealed record Changes(string? Name, string? Language);

    public Profile Read() =>
        new(
            actor.RequiredId.Value,
            actor.Name,
            actor.Email,
            actor.Language,
            actor.IsAllianceAdministrator,
            [.. actor.Memberships.Select(m => new Place(m.Institution.Value, m.Role, m.Unit?.Value))]
        );

    public async Task<Result<Person>> ChangeAsync(Changes request)
    {
        checks
            .Required("name", request.Name, 200)
            .That(Accounts.Languages.Contains(request.Language), "language", "Field.Language");
        if (checks.Problem is { } problem)
            return problem;
        var person = await PersonAsync();
        person.Name = request.Name!.Trim(); // checked above
        person.Language = request.Language!; // checked above
        return accounts.AsProblem(await people.UpdateAsync(person)) is { } refused ? refused : person;
    }

    /// <summary>Ends every other session; the page that asks keeps its own.</summary>
    public async Task<Result<Person>> ChangePasswordAsync(string? current, string? wanted)
    {
        var person = await PersonAsync();
        var changed = await people.ChangePasswordAsync(person, current ?? "", wanted ?? "");
        if (accounts.AsProblem(changed) is { } problem)
            return problem;
        await signIn.RefreshSignInAsync(person);
        return person;
    }

    /// <summary>Every cookie and every token carries the stamp, and each request compares it.</summary>
    public async Task SignOutEverywhereAsync() => await people.UpdateSecurityStampAsync(await PersonAsync());

    public async Task<Person> PersonAsync() =>
        await people.FindByIdAsync(actor.RequiredId.Value.ToString())
        ?? throw new InvalidOperationException("The account was there when this request began.");

    public static void Map(RouteGroupBuilder my)
    {
        my.MapGet("/profile", (MyAccount account) => TypedResults.Ok(account.Read()))
            .WithName("GetMyProfile")
            .WithSummary("Who you are here, and your roles");
        my.MapPut(
                "/profile",
                async (Changes request, MyAccount account) =>
                    (await account.ChangeAsync(request)).ToHttp(_ => TypedResults.NoContent())
            )
            .WithName("ChangeMyProfile")
            .WithSummary("Change your name and the language of messages to you");
        my.MapPost(
                "/sign-out-everywhere",
                async (MyAccount account) =>
                {
                    await account.SignOutEverywhereAsync();
                    return TypedResults.NoContent();
                }
            )
            .WithName("SignOutEverywhere")
            .WithSummary("End every session and token of yours, this one too");
    }
}
