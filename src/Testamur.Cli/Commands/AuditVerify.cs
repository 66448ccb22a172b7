using System.CommandLine;
using System.Text.Json.Nodes;
using Testamur.Credentials.Audit;

namespace Testamur.Cli.Commands;

/// <summary><c>testamur audit verify</c></summary>
internal static class AuditVerify
{
    public static Command Command()
    {
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var head = new Option<string>("--head")
        {
            Description = "A hash of this log that you kept: it must still be part of the chain.",
            HelpName = "HASH",
        };
        var file = new Argument<string>("FILE") { Description = "An exported audit log as JSON Lines; or -." };
        var command = new Command(
            "verify",
            "Check an exported audit log: nothing was touched (0), acts were changed, removed, inserted or moved (1), it cannot be read (2)."
        )
        {
            json,
            head,
            file,
        };
        command.SetAction(
            (parsed, cancel) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(head), parsed.GetValue(json), cancel) // required
        );
        return command;
    }

    private static async Task<int> RunAsync(string path, string? kept, bool json, CancellationToken cancel)
    {
        kept = kept?.Trim().ToLowerInvariant();
        if (kept is not null && (kept.Length != 64 || !kept.All(char.IsAsciiHexDigitLower)))
            return Exit.UsageError("--head: 64 hexadecimal digits are expected.");
        Stream input;
        try
        {
            input = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Exit.UsageError($"{path}: {e.Message}");
        }

        await using var owned = input;
        var verifier = new AuditVerifier(kept);
        AuditHead? head = null;
        var number = 0;
        await foreach (var line in Lines.ReadAsync(input, AuditLines.MaxLineBytes, cancel).ConfigureAwait(false))
        {
            number++;
            if (line.AsSpan().Trim(" \t\r"u8).IsEmpty)
                continue;
            string? problem;
            if (head is null)
            {
                if (!AuditLines.TryReadHead(line, out head, out problem))
                    return Unreadable(path, number, problem);
            }
            else if (AuditLines.TryRead(line, out var record, out problem))
            {
                verifier.Add(record);
            }
            else
            {
                return Unreadable(path, number, problem);
            }
        }

        if (head is null)
            return Unreadable(path, 1, "This is empty; an audit log begins with the head of its chain.");
        var report = verifier.Finish(head);
        Console.WriteLine(json ? Json(head, report).ToJsonString(Output.Readable) : Text(head, report));
        return report.IsIntact ? Exit.Good : Exit.Bad;
    }

    private static int Unreadable(string path, int line, string problem)
    {
        Console.Error.WriteLine($"{path}, line {line}: {problem}");
        return Exit.Undetermined;
    }

    private static string Text(AuditHead head, AuditReport report) =>
        string.Join(
            '\n',
            report
                .Findings.Select(Sentence)
                .Append(
                    $"{report.Entries} acts of {head.Institution}, {report.Forgotten} with somebody forgotten, end {report.Head}: "
                        + (report.IsIntact ? "nothing was touched." : $"{report.Findings.Count} findings.")
                )
        );

    private static string Sentence(AuditFinding finding)
    {
        var acts = finding.Number == finding.Until ? $"Act {finding.Number}" : $"Acts {finding.Number} to {finding.Until}";
        return finding.Flaw switch
        {
            AuditFlaw.Changed => $"{acts}: changed after it was chained.",
            AuditFlaw.Removed => $"{acts}: removed.",
            AuditFlaw.Inserted => $"{acts}: inserted; another act has this number.",
            AuditFlaw.Moved => $"{acts}: moved behind a later one.",
            AuditFlaw.Unlinked => $"{acts}: does not follow the act before it; one of the two was put in place of another.",
            AuditFlaw.Foreign => $"{acts}: of another institution's log.",
            AuditFlaw.OtherEnd => $"{acts}: the log does not end as its head says.",
            _ => "The hash that was kept is not part of this chain: it was written anew.",
        };
    }

    private static JsonObject Json(AuditHead head, AuditReport report) =>
        new()
        {
            ["intact"] = report.IsIntact,
            ["institution"] = head.Institution.ToString(),
            ["entries"] = report.Entries,
            ["forgotten"] = report.Forgotten,
            ["head"] = report.Head,
            ["findings"] = new JsonArray([
                .. report.Findings.Select(finding => new JsonObject
                {
                    ["flaw"] = char.ToLowerInvariant($"{finding.Flaw}"[0]) + $"{finding.Flaw}"[1..],
                    ["number"] = finding.Number,
                    ["until"] = finding.Until,
                }),
            ]),
        };
}
