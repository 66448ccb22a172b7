using System.Text;
using Microsoft.EntityFrameworkCore;
using Quartz;
using Testamur.Credentials.Verification;
using Testamur.Web.Modules.Issuing.Credentials;
using Testamur.Web.Platform.Data;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Issuing.Checks;

/// <summary>Verifies again what the current institution issued since the last look, through the public addresses, and keeps what it found.</summary>
internal sealed class CheckIssued(AppDb db, CurrentTenant tenant, PublicSite site, TimeProvider time)
{
    /// <summary>So many are read and noted at once.</summary>
    private const int Part = 1000;
    private const int MostWords = 500;

    /// <summary>A list may be kept and is published in a rhythm: before that a revocation need not be seen.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    public async Task<IssuedCheck> HandleAsync(CancellationToken cancel)
    {
        var check = new IssuedCheck
        {
            Institution = tenant.Id,
            Id = Ids.New<IssuedCheckId>(time),
            At = time.GetUtcNow(),
        };
        db.Add(check);
        List<Credential> some;
        var left = 0; // looked at and still open: they come first
        do
        {
            some = await db.Set<Credential>()
                .AsNoTracking()
                // What is issued while it is looked is for the next time: by the hour of this look it would not be valid yet.
                .Where(credential => credential.CheckedAt == null && credential.IssuedAt <= check.At)
                .OrderBy(credential => credential.Id)
                .Skip(left)
                .Take(Part)
                .ToListAsync(cancel);
            var settled = await CheckAsync(check, some, cancel);
            await NoteAsync(settled, check.At, cancel);
            left += some.Count - settled.Count;
        } while (some.Count == Part);

        return check;
    }

    /// <returns>Those that need not be looked at again: of all others a key or list could not be had.</returns>
    private async Task<IReadOnlyList<CredentialId>> CheckAsync(
        IssuedCheck check,
        IReadOnlyList<Credential> credentials,
        CancellationToken cancel
    )
    {
        // What they have in common is fetched once for them all.
        var fetched = new FetchedOnce(site);
        var verifier = new CredentialVerifier(fetched, fetched);
        var settled = new List<CredentialId>();
        foreach (var credential in credentials)
        {
            var open = false;
            foreach (var document in Documents(credential))
            {
                var options = new VerificationOptions { Now = check.At };
                var report = await verifier.VerifyAsync(Encoding.UTF8.GetBytes(document), options, cancel);
                var why = report.Verdict == Verdict.Undetermined ? null : Problem(credential, report, check.At);
                // Whose certificates count is each reader's choice: without one a seal stays undetermined for good, and only what fails is told.
                var isUndetermined = report.Verdict == Verdict.Undetermined && document != credential.European;
                check.Count(failed: why is not null, isUndetermined);
                open |= isUndetermined;
                if (why is not null)
                    db.Add(Finding(check.Id, credential, report, why));
            }

            if (!open)
                settled.Add(credential.Id);
        }

        return settled;
    }

    private async Task NoteAsync(IReadOnlyList<CredentialId> settled, DateTimeOffset at, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Set<Credential>()
            .Where(credential => settled.Contains(credential.Id))
            .ExecuteUpdateAsync(credential => credential.SetProperty(c => c.CheckedAt, at), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static IEnumerable<string> Documents(Credential credential) =>
        credential.European is { } european
            ? [credential.DataIntegrity, credential.Jwt, european]
            : [credential.DataIntegrity, credential.Jwt];

    /// <returns>Null when it is as it should be.</returns>
    private static string? Problem(Credential credential, VerificationReport report, DateTimeOffset now)
    {
        var stands = credential.RevokedAt is null && credential.SuspendedAt is null && !(credential.ValidUntil <= now);
        if (stands)
            return report.Verdict == Verdict.Valid
                ? null
                : string.Join(
                    ' ',
                    report.Checks.Where(check => check.Outcome == Outcome.Failed).Select(check => $"{check.Code}: {check.Detail}")
                );
        var changed = credential.RevokedAt ?? credential.SuspendedAt;
        return report.Verdict == Verdict.Valid && changed is { } at && at + Settled < now
            ? "It verifies, though it is revoked or suspended."
            : null;
    }

    private IssuedCheckFinding Finding(IssuedCheckId check, Credential credential, VerificationReport report, string why) =>
        new()
        {
            Institution = tenant.Id,
            Check = check,
            Credential = credential.Id,
            Form = report.FormatName.Length <= 100 ? report.FormatName : report.FormatName[..100],
            Why = why.Length <= MostWords ? why : why[..MostWords],
        };
}

/// <summary>Looks once a day at what each institution issued.</summary>
[DisallowConcurrentExecution]
internal sealed class CheckIssuedDaily(AppDb db, IServiceScopeFactory scopes, TimeProvider time) : IJob
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromHours(24);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var recent = time.GetUtcNow() - Rhythm;
        var checks = db.Set<IssuedCheck>().Across(Readings.Work);
        var due = await db.Set<Credential>()
            .Across(Readings.Work)
            .Select(credential => credential.Institution)
            .Distinct()
            .Where(institution => !checks.Any(check => check.Institution == institution && check.At > recent))
            .ToListAsync(cancellationToken);
        foreach (var institution in due)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(institution);
            await scope.ServiceProvider.GetRequiredService<CheckIssued>().HandleAsync(cancellationToken);
        }
    }
}
