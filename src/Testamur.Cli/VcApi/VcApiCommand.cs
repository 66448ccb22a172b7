using System.CommandLine;

namespace Testamur.Cli.VcApi;

/// <summary><c>testamur vc-api</c></summary>
internal static class VcApiCommand
{
    public static Command Command(TimeProvider clock)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where it listens, over HTTPS with a certificate of its own making.",
            DefaultValueFactory = _ => "https://localhost:40443",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON; it always does." };
        var command = new Command(
            "vc-api",
            "A facade for public test suites: issues with fresh keys for whoever asks. Never let it be reached by strangers."
        )
        {
            urls,
            json,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                if (
                    !Uri.TryCreate(parsed.GetValue(urls), UriKind.Absolute, out var address)
                    || address.Scheme != Uri.UriSchemeHttps
                )
                    return Exit.UsageError("--urls must be one https address, as https://localhost:40443.");
                await VcApiServer.RunAsync(address, clock, cancel).ConfigureAwait(false);
                return Exit.Good;
            }
        );
        return command;
    }
}
