using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Platform.Identity;

/// <summary>
/// Loads who acts. Roles are read each time, so taking one away works at once; the security stamp is compared each time, so
/// "sign out everywhere" ends cookies and API tokens alike.
/// </summary>
internal sealed class ActorMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(
        HttpContext context,
        AppDb db,
        Actor actor,
        CurrentTenant tenant,
        RolesOfUnits units,
        IOptions<IdentityOptions> options
    )
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            var claims = options.Value.ClaimsIdentity;
            var stamp = context.User.FindFirstValue(claims.SecurityStampClaimType);
            _ = Guid.TryParse(context.User.FindFirstValue(claims.UserIdClaimType), out var id);
            var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, context.RequestAborted);
            if (person is null || person.SecurityStamp != stamp)
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                var personId = new PersonId(id);
                var memberships = await db.Set<Membership>()
                    .AsNoTracking()
                    .Where(m => m.Person == personId)
                    .ToListAsync(context.RequestAborted);
                actor.Become(person, memberships, tenant.Id, await units.ReadAsync(memberships, context.RequestAborted));
            }
        }

        await next(context);
    }
}
