using System.Text.Json.Nodes;
using Testamur.Credentials.Archive;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Verification;

namespace Testamur.Cli.Tests;

/// <summary><c>credential verify --archive</c>: a credential whose issuer no longer answers.</summary>
public sealed class ArchiveCommandTests : IDisposable, IKeyResolver
{
    private const string Did = "did:web:uni.example";
    private static readonly DateTimeOffset Issued = new(2026, 6, 30, 10, 0, 0, TimeSpan.Zero);

    private readonly Cli cli = new();
    private readonly PrivateKey key = PrivateKey.Generate(KeyType.Ed25519);

    public void Dispose()
    {
        cli.Dispose();
        key.Dispose();
    }

    [Fact]
    public async Task What_an_archive_holds_is_enough_in_twenty_years_for_whoever_knows_the_key()
    {
        var credential = await ArchiveAsync();
        var trust = Trust(key.PublicKey.ToMultikey());
        var valid = await VerifyAsync(credential, "--archive", cli.Folder, "--trust", trust);
        Assert.True(valid.Exit == 0, valid.Output + valid.Errors);
        // The archive alone vouches for nothing, nor does it with another key.
        Assert.Equal(2, (await VerifyAsync(credential, "--archive", cli.Folder)).Exit);
        using var other = PrivateKey.Generate(KeyType.Ed25519);
        Assert.Equal(
            2,
            (await VerifyAsync(credential, "--archive", cli.Folder, "--trust", Trust(other.PublicKey.ToMultikey()))).Exit
        );
        Assert.Equal(2, (await VerifyAsync(credential, "--trust", trust)).Exit);
    }

    [Fact]
    public async Task An_archive_that_was_changed_is_not_used()
    {
        var credential = await ArchiveAsync();
        await File.AppendAllTextAsync(Path.Combine(cli.Folder, "resources", "001"), " ");
        var refused = await VerifyAsync(credential, "--archive", cli.Folder);
        Assert.Equal(64, refused.Exit);
        Assert.Contains("resources/001", refused.Errors, StringComparison.Ordinal);
    }

    public ValueTask<ReadOnlyMemory<byte>?> ResolveAsync(string did, CancellationToken cancel) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(
            System.Text.Encoding.UTF8.GetBytes(DidDocument.ForWeb(Did, [new("a", key.PublicKey)]).ToJsonString())
        );

    private async Task<string> ArchiveAsync()
    {
        var unsigned = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["type"] = new JsonArray("VerifiableCredential"),
            ["issuer"] = Did,
            ["validFrom"] = DateTimeStamp.Format(Issued),
            ["credentialSubject"] = new JsonObject { ["name"] = "Aino Esimerkki" },
        };
        var signed = DataIntegrity.Sign(
            unsigned,
            key.CreateSigner(),
            new() { VerificationMethod = $"{Did}#a", Created = Issued }
        );
        var bytes = System.Text.Encoding.UTF8.GetBytes(signed.ToJsonString());
        var recorder = new ArchiveRecorder(this);
        var report = await new CredentialVerifier(recorder).VerifyAsync(bytes, new() { Now = Issued });
        Assert.Equal(Verdict.Valid, report.Verdict);
        Directory.CreateDirectory(Path.Combine(cli.Folder, "resources"));
        foreach (var (name, content) in recorder.Archive(bytes, Issued).Files())
            await File.WriteAllBytesAsync(Path.Combine(cli.Folder, name), content);
        return Path.Combine(cli.Folder, "credential");
    }

    private string Trust(string multikey) =>
        cli.Write(
            $"{multikey[^8..]}.json",
            new JsonObject
            {
                ["issuers"] = new JsonArray(
                    new JsonObject
                    {
                        ["id"] = Did,
                        ["name"] = "Demo",
                        ["keys"] = new JsonArray(multikey),
                    }
                ),
            }.ToJsonString()
        );

    private Task<Result> VerifyAsync(string credential, params string[] options) =>
        cli.RunAsync(["credential", "verify", "--now", "2046-06-30T10:00:00Z", .. options, credential]);
}
