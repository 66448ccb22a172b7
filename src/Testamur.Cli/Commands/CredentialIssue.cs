using System.CommandLine;
using System.Text.Json.Nodes;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Model;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Proofs.SelectiveDisclosure;
using Testamur.Rdf.Canonicalization;
using Testamur.Rdf.Json;
using Testamur.Rdf.JsonLd;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur credential issue</c></summary>
internal static class CredentialIssue
{
    public static Command Command(TimeProvider clock)
    {
        var key = new Option<string>("--key") { Description = "The Multikey file of the issuer.", Required = true };
        var suite = new Option<string>("--suite")
        {
            Description =
                "eddsa-rdfc-2022, eddsa-jcs-2022, ecdsa-rdfc-2019, ecdsa-jcs-2019, ecdsa-sd-2023 or vc+jwt; dc+sd-jwt is not available yet.",
            Required = true,
        };
        var mandatory = new Option<string[]>("--mandatory")
        {
            Description = "A JSON pointer to what must always be shown (ecdsa-sd-2023). Default: /issuer.",
        };
        var json = new Option<bool>("--json") { Description = "Print a token as JSON, in its envelope." };
        var file = new Argument<string>("FILE") { Description = "The credential without proof, or - for standard input." };
        var command = new Command("issue", "Sign a credential.") { key, suite, mandatory, json, file };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var name = parsed.GetValue(suite)!;
                var pointers = parsed.GetValue(mandatory) ?? [];
                if (name == "dc+sd-jwt")
                {
                    await Console.Error.WriteLineAsync("undetermined: format not supported yet").ConfigureAwait(false);
                    return Exit.Undetermined;
                }
                if (pointers.Length > 0 && name != EcdsaSd2023.Name)
                    return Exit.UsageError($"--mandatory goes with {EcdsaSd2023.Name} only.");
                var request = new Request(name, parsed.GetValue(key)!, parsed.GetValue(file)!, pointers, parsed.GetValue(json));
                return await RunAsync(request, clock, cancel).ConfigureAwait(false);
            }
        );
        return command;
    }

    private sealed record Request(string Suite, string Key, string File, string[] Mandatory, bool Json);

    private static async Task<int> RunAsync(Request request, TimeProvider clock, CancellationToken cancel)
    {
        if (
            await Input.ReadAsync(request.Key, cancel).ConfigureAwait(false) is not { } keyBytes
            || await Input.ReadAsync(request.File, cancel).ConfigureAwait(false) is not { } bytes
        )
            return Exit.Usage;
        if (!KeyFile.TryRead(keyBytes, out var key, out var method, out var controller))
            return Exit.UsageError($"{request.Key}: no Multikey file with a private key.");
        using var owned = key;
        var signer = key.CreateSigner();
        if (!Fits(request.Suite, key.Type))
            return Exit.UsageError($"{request.Suite} is unknown or does not fit a key of the kind {key.Type}.");
        if (!StrictJson.TryParseObject(bytes, out var credential, out var problem))
            return Refuse(problem);
        if (credential.ContainsKey("proof"))
            return Refuse("the credential already has a proof");
        if (DataModel.CheckForIssue(credential) is [var broken, ..])
            return Refuse($"{broken.Text}, at {(broken.Path.Length == 0 ? "the root" : broken.Path)}");
        if (IssuerOf(credential) != controller)
            await Console
                .Error.WriteLineAsync(
                    $"warning: the issuer of the credential is not {controller}; verifiers will not bind it to the key."
                )
                .ConfigureAwait(false);
        var options = new ProofOptions { VerificationMethod = method, Created = clock.GetUtcNow() };
        try
        {
            Console.WriteLine(Seal(request, credential, signer, options));
            return Exit.Good;
        }
        catch (JsonLdException e)
        {
            return Refuse($"{e.Detail}, at {(e.Pointer.Length == 0 ? "the root" : e.Pointer)}");
        }
        catch (Exception e) when (e is ArgumentException or CanonicalizationLimitException)
        {
            return Refuse(e.Message);
        }
    }

    private static string? IssuerOf(JsonObject credential) =>
        (credential["issuer"] is JsonObject named ? named["id"] : credential["issuer"])?.GetValue<string>(); // the data model was checked

    private static bool Fits(string suite, KeyType key) =>
        suite switch
        {
            "vc+jwt" => true,
            EcdsaSd2023.Name => key == KeyType.P256,
            _ => Cryptosuite.Find(suite)?.Signs(key) == true,
        };

    private static string Seal(Request request, JsonObject credential, ISigner signer, ProofOptions options) =>
        request.Suite switch
        {
            "vc+jwt" => Token(VcJwt.Sign(credential, signer, options.VerificationMethod), request.Json),
            EcdsaSd2023.Name => EcdsaSd2023
                .Sign(credential, signer, options, request.Mandatory.Length == 0 ? ["/issuer"] : request.Mandatory)
                .ToJsonString(Output.Readable),
            _ => DataIntegrity
                .Sign(credential, signer, options with { Suite = Cryptosuite.Find(request.Suite) })
                .ToJsonString(Output.Readable),
        };

    private static string Token(string token, bool json) => json ? VcJwt.Envelop(token).ToJsonString(Output.Readable) : token;

    private static int Refuse(string why) => Exit.Refuse("not issued", why);
}
