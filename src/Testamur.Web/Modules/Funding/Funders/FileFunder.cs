using System.Globalization;
using Microsoft.Extensions.Options;
using Testamur.Web.Modules.Funding.Ledger;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Funding.Funders;

/// <summary>
/// A funder kept in a folder: <c>funder.json</c> says who has what, <c>acts.jsonl</c> what it was told, <c>reports</c> what it got. It judges
/// every act by the same rules as we do, from its own record.
/// </summary>
internal sealed class FileFunder(IOptions<FundingOptions> funding, IOptions<TestamurOptions> platform, TimeProvider time)
    : IFunder
{
    private readonly Lock _gate = new();
    private (DateTime Written, long Length, FunderFile? File, string? Flaw)? _read;

    private string Folder => funding.Value.Folder ?? Path.Combine(platform.Value.DataFolder, "funding");

    private string Acts => Path.Combine(Folder, "acts.jsonl");

    public Task<Register> ReadRegisterAsync(CancellationToken cancel)
    {
        var (file, flaw) = Read();
        return Task.FromResult(new Register(file?.Schemes ?? [], flaw));
    }

    public Task<Entitlement?> FindEntitlementAsync(string scheme, string email, CancellationToken cancel) =>
        Task.FromResult(
            Read()
                .File?.Accounts.Where(account => account.Scheme == scheme)
                .Where(account => account.Email.Equals(email, StringComparison.OrdinalIgnoreCase))
                .Select(account => new Entitlement(account.Number, account.Granted))
                .FirstOrDefault()
        );

    public Task<string?> TellAsync(FunderAct act, CancellationToken cancel)
    {
        var (file, flaw) = Read();
        if (file is null)
            throw new InvalidDataException($"The funder's file cannot be read: {flaw ?? "it is not there"}.");
        var granted = file
            .Accounts.FirstOrDefault(account => (account.Scheme, account.Number) == (act.Scheme, act.Account))
            ?.Granted;
        if (granted is null)
            return Task.FromResult<string?>("no such account");
        return FunderJournal.AppendAsync(Acts, told => Judge(told, act, granted.Value), cancel);
    }

    public async Task<Statement> ReadStatementAsync(string scheme, string institution, CancellationToken cancel)
    {
        try
        {
            var acts = await FunderJournal.ReadAsync(Acts, cancel);
            return new([.. acts.Where(act => act.Scheme == scheme && act.Institution == institution)], null);
        }
        catch (InvalidDataException exception)
        {
            return new([], exception.Message);
        }
    }

    public async Task<string> ReportAsync(string scheme, string institution, string csv, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "reports")).FullName;
        var day = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var name = $"{scheme}-{institution}-{day}.csv";
        await File.WriteAllTextAsync(Path.Combine(folder, name), csv, cancel);
        return name;
    }

    private static (FunderAct? Act, string? Answer) Judge(IReadOnlyList<FunderAct> told, FunderAct act, long granted)
    {
        if (told.FirstOrDefault(one => one.Key == act.Key) is { } before)
            return (null, before with { At = act.At } == act ? null : "the key was used for another act");
        var lines = new List<LedgerLine>();
        if (granted > 0)
            lines.Add(new(1, LedgerAct.Grant, granted, null, "granted"));
        lines.AddRange(
            told.Where(one => (one.Scheme, one.Account) == (act.Scheme, act.Account))
                .Select((one, place) => new LedgerLine(place + 2, one.Act, one.Amount, one.Reference, one.Key))
        );
        return LedgerRules.Decide(lines, new(act.Act, act.Amount, act.Reference, act.Key)).Refusal is { } refusal
            ? (null, refusal == LedgerRefusal.NotThere ? "the money is not there" : "not an act of this account")
            : (act, null);
    }

    // Read again only when the file has changed.
    private (FunderFile? File, string? Flaw) Read()
    {
        var info = new FileInfo(Path.Combine(Folder, "funder.json"));
        if (!info.Exists)
            return (null, null);
        lock (_gate)
        {
            if (_read is not { } read || (read.Written, read.Length) != (info.LastWriteTimeUtc, info.Length))
            {
                var flaw = info.Length > FunderFile.MostBytes ? $"the file has {info.Length} bytes" : null;
                var file = flaw is null ? FunderFile.Read(File.ReadAllBytes(info.FullName), out flaw) : null;
                _read = read = (info.LastWriteTimeUtc, info.Length, file, flaw);
            }

            return (read.File, read.Flaw);
        }
    }
}
