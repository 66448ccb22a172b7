using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform.Data;

namespace Testamur.Web.Platform.Identity;

/// <summary>The small forms of the frame around every page: signing out and choosing a language.</summary>
internal static class FrameForms
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapPost("/sign-out", SignOutAsync).AllowAnonymous().ExcludeFromDescription();
        // No antiforgery field: it would set a cookie on every public page. A stranger's page can at most change the language of
        // the visitor's texts; the session cookie, and with it the account, does not come along from another site.
        site.MapGet(UI.ShellPaths.Start, StartAsync).RequireAuthorization().ExcludeFromDescription();
        site.MapPost(UI.ShellPaths.Role, ChooseRoleAsync).RequireAuthorization().ExcludeFromDescription();
        site.MapPost(UI.ShellPaths.Culture, ChangeLanguageAsync).DisableAntiforgery().AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>A path of this site to go back to, or the other one: "//host" and "/\host" lead away.</summary>
    public static string Local(string? path, string otherwise = "/") => UI.UiHost.IsLocal(path) ? path! : otherwise;

    private static async Task<IResult> SignOutAsync(IFormCollection form, SignInManager<Person> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("/");
    }

    /// <summary>The first page of somebody's work: of the role chosen last, else of the first one held, else the wallet.</summary>
    private static async Task<IResult> StartAsync(HttpContext http, Actor actor, IPlaces places)
    {
        var held = await RoleChoices.ListAsync(actor, places, http.RequestAborted);
        var home = RoleChoices.Chosen(held, http)?.Home;
        return TypedResults.LocalRedirect(home ?? (actor.IsAllianceAdministrator ? "/alliance" : "/my/wallet"));
    }

    /// <summary>Only which links the frame shows; a value that is not held is forgotten again.</summary>
    private static async Task<IResult> ChooseRoleAsync([FromForm] string role, HttpContext http, Actor actor, IPlaces places)
    {
        var chosen = (await RoleChoices.ListAsync(actor, places, http.RequestAborted)).FirstOrDefault(held => held.Value == role);
        http.Response.Cookies.Append(
            RoleChoices.Cookie,
            chosen?.Value ?? RoleChoices.Learner,
            new()
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
            }
        );
        return TypedResults.LocalRedirect(chosen?.Home ?? "/my/wallet");
    }

    private static async Task<IResult> ChangeLanguageAsync(
        HttpContext http,
        [FromForm] string culture,
        [FromForm] string? back,
        Actor actor,
        AppDb db,
        CancellationToken cancel
    )
    {
        if (Accounts.Languages.Contains(culture))
        {
            http.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.GetCultureInfo(culture))),
                new()
                {
                    MaxAge = TimeSpan.FromDays(365),
                    HttpOnly = true,
                    Secure = http.Request.IsHttps,
                    SameSite = SameSiteMode.Lax,
                    IsEssential = true,
                }
            );
            if (actor.Id is { } id)
                await db
                    .Users.Where(person => person.Id == id.Value)
                    .ExecuteUpdateAsync(set => set.SetProperty(person => person.Language, culture), cancel);
        }

        return TypedResults.LocalRedirect(Local(back));
    }
}
