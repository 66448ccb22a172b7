using Microsoft.EntityFrameworkCore;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Demo;

/// <summary>Lets a person of the demo act at an institution through the same use cases as the pages, with the same refusals.</summary>
internal sealed class DemoStage(IServiceScopeFactory scopes)
{
    /// <param name="email">Who acts; null for the platform itself.</param>
    /// <param name="at">Where; null for what belongs to no institution.</param>
    public async Task<T> ActAsync<T>(string? email, Tenant? at, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (at is not null)
            services.GetRequiredService<CurrentTenant>().Set(at);
        if (email is not null)
        {
            var db = services.GetRequiredService<AppDb>();
            var person = await db.Users.AsNoTracking().SingleAsync(p => p.Email == email);
            var id = new PersonId(person.Id);
            var memberships = await db.Set<Membership>().AsNoTracking().Where(m => m.Person == id).ToListAsync();
            services.GetRequiredService<Actor>().Become(person, memberships, at?.Id ?? default);
        }

        return await act(services);
    }

    /// <summary>Runs a use case that the demo's data must satisfy; a refusal is a mistake in the data and stops the start.</summary>
    public async Task<T> MustAsync<T>(string? email, Tenant? at, Func<IServiceProvider, Task<Result<T>>> act)
    {
        var result = await ActAsync(email, at, act);
        return result.Succeeded(out var value, out var problem)
            ? value
            : throw new StartRefusedException(
                $"The demo was refused ({problem.Code}): {problem.Detail} {string.Join(' ', problem.Fields?.SelectMany(f => f.Value) ?? [])}"
            );
    }
}
