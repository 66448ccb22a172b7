using Microsoft.AspNetCore.Identity;
using Testamur.Web.Platform.Identity;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Recovery;

internal static class Erasing
{
    /// <summary>What closing the account does, once the password was given.</summary>
    public static Task EraseAsync(this App app, Person person) =>
        app.InScopeAsync(
            null,
            async services =>
            {
                var found = await services.Get<UserManager<Person>>().FindByIdAsync(person.Id.ToString());
                await services.Get<EraseAccount>().HandleAsync(found!, default); // the test made the person
            }
        );
}
