using System.Text.Json.Nodes;
using Testamur.Credentials.Archive;
using Testamur.Credentials.Json;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Proofs;
using Testamur.Credentials.Status;
using Testamur.Credentials.Tests.Proofs;
using Testamur.Credentials.Verification;

namespace Testamur.Credentials.Tests;

/// <summary>A credential of a did:web issuer, archived while its server answers, verified when it is gone.</summary>
public sealed class ArchiveTests : IKeyResolver, IStatusSource
{
    private const string Did = "did:web:uni.example";
    private const string ListUrl = "https://uni.example/status/1";
    private static readonly DateTimeOffset TwentyYearsOn = Issuer.Now.AddYears(20);

    private readonly PrivateKey key = PrivateKey.Generate(KeyType.Ed25519);

    [Fact]
    public async Task What_was_valid_when_it_was_archived_verifies_without_a_network()
    {
        var archive = await ArchiveAsync(withStatus: true);
        Assert.True(CredentialArchive.TryRead(Folder(archive), out var read, out var problem), problem);
        Assert.Equal(archive.Credential.ToArray(), read.Credential.ToArray());
        Assert.Equal(
            [ArchivedKind.DidDocument, ArchivedKind.StatusList, ArchivedKind.Context, ArchivedKind.Context],
            read.Resources.Select(one => one.Kind)
        );
        var report = await VerifyAsync(read, Trusting(key), Issuer.Now);
        Assert.True(report.Verdict == Verdict.Valid, string.Join("\n", report.Checks.Select(check => check.Detail)));
    }

    [Fact]
    public async Task After_twenty_years_a_credential_that_cannot_be_withdrawn_is_still_valid()
    {
        var archive = await ArchiveAsync(withStatus: false);
        Assert.Equal(Verdict.Valid, (await VerifyAsync(archive, Trusting(key), TwentyYearsOn)).Verdict);
    }

    [Fact]
    public async Task An_old_status_list_does_not_say_that_a_credential_still_stands()
    {
        var report = await VerifyAsync(await ArchiveAsync(withStatus: true), Trusting(key), TwentyYearsOn);
        Assert.Equal(Outcome.Undetermined, report[CheckCode.Status].Outcome);
        Assert.Equal(Verdict.Undetermined, report.Verdict);
    }

    [Fact]
    public async Task An_archive_does_not_vouch_for_the_keys_in_it()
    {
        var archive = await ArchiveAsync(withStatus: false);
        var nobody = new Dictionary<string, IReadOnlyCollection<PublicKey>>();
        Assert.Equal(Verdict.Undetermined, (await VerifyAsync(archive, nobody, Issuer.Now)).Verdict);

        // Somebody else signs in the name of the issuer and puts a matching DID document beside it.
        var forged = await new ArchiveTests().ArchiveAsync(withStatus: false);
        Assert.Equal(Verdict.Undetermined, (await VerifyAsync(forged, Trusting(key), Issuer.Now)).Verdict);
    }

    [Theory]
    [InlineData("credential")]
    [InlineData("resources/001")]
    [InlineData("manifest.json")]
    public async Task A_changed_or_missing_file_refuses_the_archive(string name)
    {
        var open = Folder(await ArchiveAsync(withStatus: true));
        Assert.True(CredentialArchive.TryRead(open, out _, out _));
        Assert.False(
            CredentialArchive.TryRead(
                file => file == name && open(file) is { } bytes ? (byte[])[.. bytes.Span, (byte)'x'] : open(file),
                out _,
                out var changed
            )
        );
        Assert.NotEmpty(changed);
        Assert.False(CredentialArchive.TryRead(file => file == name ? null : open(file), out _, out var missing));
        Assert.NotEmpty(missing);
    }

    [Fact]
    public async Task A_manifest_cannot_lead_out_of_its_folder()
    {
        var open = Folder(await ArchiveAsync(withStatus: false));
        var asked = new List<string>();
        ReadOnlyMemory<byte>? Lead(string file)
        {
            asked.Add(file);
            if (file != CredentialArchive.ManifestFile)
                return open(file);
            var manifest = System.Text.Encoding.UTF8.GetString(open(file)!.Value.Span);
            return System.Text.Encoding.UTF8.GetBytes(
                manifest.Replace("resources/001", "../../etc/passwd", StringComparison.Ordinal)
            );
        }

        Assert.False(CredentialArchive.TryRead(Lead, out _, out _));
        Assert.DoesNotContain(asked, file => file.Contains("..", StringComparison.Ordinal));
    }

    [Fact]
    public void An_archive_with_more_than_it_may_hold_is_not_written()
    {
        var one = new ArchivedResource(ArchivedKind.Resource, "urn:one", new byte[] { 1 });
        var archive = new CredentialArchive
        {
            MadeAt = Issuer.Now,
            Credential = new byte[] { 1 },
            Resources = [.. Enumerable.Repeat(one, CredentialArchive.MaxResources + 1)],
        };
        Assert.Throws<InvalidOperationException>(() => archive.Files());
    }

    ValueTask<ReadOnlyMemory<byte>?> IKeyResolver.ResolveAsync(string did, CancellationToken cancel) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(
            did == Did ? JsonText.Write(DidDocument.ForWeb(Did, [new("a", key.PublicKey)])) : null
        );

    ValueTask<ReadOnlyMemory<byte>?> IStatusSource.FetchAsync(string url, CancellationToken cancel)
    {
        var list = StatusListCredential.Build(
            ListUrl,
            Did,
            StatusPurpose.Revocation,
            new BitstringStatusList(),
            Issuer.Now.AddDays(-1),
            Issuer.Now.AddDays(1)
        );
        return ValueTask.FromResult<ReadOnlyMemory<byte>?>(url == ListUrl ? JsonText.Write(Sign(list)) : null);
    }

    private async Task<CredentialArchive> ArchiveAsync(bool withStatus)
    {
        var badge = new Issuer(KeyType.Ed25519).Badge();
        badge["issuer"]!["id"] = Did;
        if (withStatus)
            badge["credentialStatus"] = StatusListCredential.Entry(ListUrl, StatusPurpose.Revocation, 7);
        var credential = JsonText.Write(Sign(badge));
        var recorder = new ArchiveRecorder(this, this);
        var report = await new CredentialVerifier(recorder, recorder, resources: recorder).VerifyAsync(
            credential,
            new() { Now = Issuer.Now }
        );
        Assert.Equal(Verdict.Valid, report.Verdict);
        return recorder.Archive(credential, Issuer.Now);
    }

    private JsonObject Sign(JsonObject document) =>
        DataIntegrity.Sign(document, key.CreateSigner(), new() { VerificationMethod = $"{Did}#a", Created = Issuer.Now });

    private static Dictionary<string, IReadOnlyCollection<PublicKey>> Trusting(PrivateKey issuer) =>
        new() { [Did] = [issuer.PublicKey] };

    private static async Task<VerificationReport> VerifyAsync(
        CredentialArchive archive,
        Dictionary<string, IReadOnlyCollection<PublicKey>> trusted,
        DateTimeOffset now
    )
    {
        var sources = new ArchiveSources(archive, trusted);
        return await new CredentialVerifier(sources, sources, resources: sources).VerifyAsync(
            archive.Credential,
            new() { Now = now }
        );
    }

    private static Func<string, ReadOnlyMemory<byte>?> Folder(CredentialArchive archive)
    {
        var files = archive.Files().ToDictionary(file => file.Name, file => file.Content);
        return name => files.TryGetValue(name, out var content) ? content : null;
    }
}
