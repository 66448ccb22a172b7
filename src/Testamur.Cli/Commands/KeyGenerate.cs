using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur key generate</c></summary>
internal static class KeyGenerate
{
    public static Command Command()
    {
        var type = new Option<string>("--type") { Description = "Ed25519, P-256 or P-384.", Required = true };
        type.AcceptOnlyFromAmong("Ed25519", "P-256", "P-384");
        var output = new Option<string?>("--out")
        {
            Description = "Write the key file here, readable by you alone, and print the did:key.",
        };
        var json = new Option<bool>("--json") { Description = "Print the did:key as JSON." };
        var command = new Command("generate", "Make a key: a Multikey file with its private key.") { type, output, json };
        command.SetAction(
            (parsed, cancel) => RunAsync(parsed.GetValue(type)!, parsed.GetValue(output), parsed.GetValue(json), cancel)
        );
        return command;
    }

    private static async Task<int> RunAsync(string type, string? output, bool json, CancellationToken cancel)
    {
        using var key = PrivateKey.Generate(
            type switch
            {
                "Ed25519" => KeyType.Ed25519,
                "P-256" => KeyType.P256,
                _ => KeyType.P384,
            }
        );
        var file = KeyFile.Write(key).ToJsonString(Output.Readable);
        if (output is null)
        {
            Console.WriteLine(file);
            return Exit.Good;
        }
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using var stream = new FileStream(output, options);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(file + "\n"), cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Exit.UsageError($"{output}: {e.Message}");
        }
        var did = key.PublicKey.ToDidKey();
        Console.WriteLine(json ? new JsonObject { ["did"] = did, ["file"] = output }.ToJsonString() : did);
        return Exit.Good;
    }
}
