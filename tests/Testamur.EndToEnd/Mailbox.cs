using System.Text.RegularExpressions;

namespace Testamur.EndToEnd;

/// <summary>The demo's outgoing mail, as its readers see it.</summary>
internal static partial class Mailbox
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The link in the newest mail to an address that leads to a path with this beginning.</summary>
    public static async Task<string> LinkAsync(Server server, string email, string beginning)
    {
        for (var waited = TimeSpan.Zero; waited < Chromium.Patience; waited += Pause)
        {
            foreach (var mail in Mails(server).Where(mail => mail.Contains($"To: {email}", StringComparison.OrdinalIgnoreCase)))
            {
                foreach (Match link in Link().Matches(mail))
                {
                    var address = new Uri(link.Value);
                    if (address.AbsolutePath.StartsWith(beginning, StringComparison.Ordinal))
                        return address.PathAndQuery;
                }
            }

            await Task.Delay(Pause);
        }

        throw new InvalidOperationException($"No mail to {email} has a link to {beginning}.");
    }

    private static IEnumerable<string> Mails(Server server) =>
        Directory.Exists(server.MailFolder)
            ? Directory.GetFiles(server.MailFolder).OrderDescending(StringComparer.Ordinal).Select(File.ReadAllText)
            : [];

    [GeneratedRegex(@"http://localhost:\d+/\S+")]
    private static partial Regex Link();
}
