using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Testamur.Credentials.Archive;
using Testamur.Credentials.Json;
using Testamur.Credentials.Seals;
using Testamur.Credentials.Verification;
using Testamur.Education.Elm.Shapes;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur credential verify</c></summary>
internal static class CredentialVerify
{
    public static Command Command(TimeProvider clock)
    {
        var now = new Option<string?>("--now")
        {
            Description = "The time it must be valid at, as 2026-06-30T10:00:00Z; default: the present.",
        };
        var proofOnly = new Option<bool>("--proof-only") { Description = "Judge the form and the proof alone." };
        var trust = new Option<string?>("--trust")
        {
            Description =
                "A file of trusted issuers: {\"issuers\": [{\"id\", \"name\", \"types\"?}]}. For sealed credentials also "
                + "\"certificates\" (authorities whose certificates may seal), \"timeStampAuthorities\" and \"intermediates\": lists of "
                + "PEM files, relative to this file, or of PEM texts; and \"revocations\": files of revocation lists or OCSP "
                + "responses in DER. The id of an issuer is then the identifier registered in the certificate (VATES-A00000000).",
        };
        var online = new Option<bool>("--online") { Description = "Fetch keys and status lists (not available yet)." };
        var archive = new Option<string?>("--archive")
        {
            Description =
                "A folder made at issue with keys, status lists and what else it takes. Its keys count only when --trust lists them: "
                + "{\"issuers\": [{\"id\", \"keys\": [Multikey]}]}.",
        };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var file = new Argument<string>("FILE") { Description = "The credential, or - for standard input." };
        var command = new Command("verify", "Verify a credential: valid (0), invalid (1) or undetermined (2).")
        {
            now,
            proofOnly,
            trust,
            archive,
            online,
            json,
            file,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                if (parsed.GetValue(online))
                    return Exit.UsageError("--online is not available yet: keys of did:web and status lists cannot be fetched.");
                var time = parsed.GetValue(now) is { } text ? DateTimeStamp.Parse(text) : clock.GetUtcNow();
                if (time is null)
                    return Exit.UsageError("--now must be a date and time with a zone, as 2026-06-30T10:00:00Z.");
                var options = new VerificationOptions { Now = time.Value, ProofOnly = parsed.GetValue(proofOnly) };
                return await RunAsync(
                        parsed.GetValue(file)!,
                        parsed.GetValue(trust),
                        parsed.GetValue(archive),
                        options,
                        parsed.GetValue(json),
                        cancel
                    )
                    .ConfigureAwait(false);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string path,
        string? trustPath,
        string? archivePath,
        VerificationOptions options,
        bool json,
        CancellationToken cancel
    )
    {
        TrustFile? trust = null;
        if (trustPath is not null)
        {
            if (await Input.ReadAsync(trustPath, cancel).ConfigureAwait(false) is not { } list)
                return Exit.Usage;
            trust = TrustFile.Read(list, Path.GetDirectoryName(Path.GetFullPath(trustPath)) ?? "");
            if (trust is null)
                return Exit.UsageError($"{trustPath}: no list of trusted issuers.");
        }
        if (await Input.ReadAsync(path, cancel).ConfigureAwait(false) is not { } document)
            return Exit.Usage;
        ArchiveSources? sources = null;
        if (archivePath is not null)
        {
            if (!CredentialArchive.TryRead(ArchiveFolder.Of(archivePath), out var archive, out var problem))
                return Exit.UsageError($"{archivePath}: this archive cannot be used: {problem}.");
            sources = new ArchiveSources(archive, trust?.Keys ?? TrustFile.NoKeys);
        }
        // A file of authorities alone has no answer about what issuers may award.
        var verifier = new CredentialVerifier(
            sources,
            sources,
            resources: sources,
            trust: trust is { HasIssuers: true } ? trust : null,
            seals: new SealVerifier(trust?.Seals),
            schemas: new EdcSchemas()
        );
        var report = await verifier.VerifyAsync(document, options, cancel).ConfigureAwait(false);
        if (json)
            Console.WriteLine(report.ToJson().ToJsonString(Output.Readable));
        else
            Print(report);
        return report.Verdict switch
        {
            Verdict.Valid => Exit.Good,
            Verdict.Invalid => Exit.Bad,
            _ => Exit.Undetermined,
        };
    }

    private static void Print(VerificationReport report)
    {
        Console.WriteLine($"{report.Verdict.ToString().ToLowerInvariant()} ({report.FormatName})");
        if (report.Seal is { Signer.Length: > 0 } seal)
            Console.WriteLine($"  sealed by {Plain(seal.Signer)}");
        foreach (var check in report.Checks)
            Console.WriteLine($"  {check.Outcome, -13} {check.Code, -15} {Plain(check.Detail)}");
    }

    // Text out of the document must not steer the terminal.
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
}
