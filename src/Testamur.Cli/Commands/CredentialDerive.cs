using System.CommandLine;
using Testamur.Credentials.Proofs.SelectiveDisclosure;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Json;
using Testamur.Rdf.JsonLd;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur credential derive</c></summary>
internal static class CredentialDerive
{
    public static Command Command()
    {
        var reveal = new Option<string[]>("--reveal")
        {
            Description = "A JSON pointer to what is shown besides the mandatory part, e.g. /credentialSubject/name.",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "Print JSON; it always does." };
        var file = new Argument<string>("FILE") { Description = "A credential with a base proof, or - for standard input." };
        var command = new Command("derive", "Show a part of a credential (ecdsa-sd-2023).") { reveal, json, file };
        command.SetAction(
            async (parsed, cancel) =>
            {
                if (await Input.ReadAsync(parsed.GetValue(file)!, cancel).ConfigureAwait(false) is not { } bytes)
                    return Exit.Usage;
                return Run(bytes, parsed.GetValue(reveal)!);
            }
        );
        return command;
    }

    private static int Run(byte[] bytes, string[] pointers)
    {
        if (!StrictJson.TryParseObject(bytes, out var secured, out var problem))
            return Exit.Refuse("not derived", problem);
        try
        {
            Console.WriteLine(EcdsaSd2023.Derive(secured, pointers).ToJsonString(Output.Readable));
            return Exit.Good;
        }
        catch (Exception e) when (e is ArgumentException or JsonLdException or CanonicalizationLimitException)
        {
            return Exit.Refuse("not derived", e.Message);
        }
    }
}
