using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Messages;
using Testamur.Web.Tests.Hosting;

namespace Testamur.Web.Tests.Messages;

/// <summary>What was sent to an address.</summary>
internal static partial class Mailbox
{
    public static Task<List<MailDelivery>> MailToAsync(this App app, string email) =>
        app.InScopeAsync(
            null,
            services =>
                services
                    .GetRequiredService<AppDb>()
                    .Set<MailDelivery>()
                    .AsNoTracking()
                    .Where(mail => mail.Email == email)
                    .OrderBy(mail => mail.CreatedAt)
                    .ToListAsync()
        );

    /// <summary>The path of the link in the newest letter.</summary>
    public static async Task<string> LinkToAsync(this App app, string email)
    {
        var letters = await app.MailToAsync(email);
        Assert.NotEmpty(letters);
        return Link().Match(letters[^1].Body ?? "").Groups[1].Value;
    }

    [GeneratedRegex(@"^https?://[^/\s]+(/\S+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Link();
}
