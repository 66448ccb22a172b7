using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Testamur.Credentials.Keys;
using Testamur.Credentials.Status;
using Testamur.Credentials.Verification;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;
using Testamur.Web.Platform;
using Testamur.Web.Platform.Http;

namespace Testamur.Web.Modules.Verification;

/// <summary>Keys: our own institutions' from the database, those of other did:web through the guard.</summary>
internal sealed class PlatformKeys(IStatusAndKeys own, EgressGuard egress, IOptions<TestamurOptions> options) : IKeyResolver
{
    private const int MaxDocumentBytes = 64 * 1024;

    public async ValueTask<ReadOnlyMemory<byte>?> ResolveAsync(string did, CancellationToken cancel)
    {
        if (await own.FindDidDocumentAsync(did, cancel) is { } document)
            return Encoding.UTF8.GetBytes(document);
        // An unknown DID under our own address has no document; asking ourselves over the network would not find one either.
        if (!DidWeb.TryToUrl(did, out var url) || url.Authority == options.Value.Link("/").Authority)
            return null;
        return await egress.FetchAsync(url, MaxDocumentBytes, cancel);
    }
}

/// <summary>Status: our own lists by their events, so that a withdrawal is seen at once; those of others through the guard.</summary>
internal sealed class PlatformStatus(IStatusAndKeys own, EgressGuard egress, SeenLists seen, IOptions<TestamurOptions> options)
    : IStatusSource
{
    private const int MaxListBytes = 1024 * 1024;

    public async ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string url, CancellationToken cancel) =>
        await own.FindStatusListAsync(url, cancel) is { } list
            ? Encoding.UTF8.GetBytes(list)
            : await FetchElsewhereAsync(url, null, cancel);

    public async ValueTask<ReadOnlyMemory<byte>?> FetchTokenAsync(string url, CancellationToken cancel) =>
        await own.FindStatusTokenAsync(url, cancel) is { } token
            ? Encoding.UTF8.GetBytes(token)
            : await FetchElsewhereAsync(url, StatusListToken.MediaType, cancel);

    public ValueTask<DateTimeOffset> SeenAsync(string url, DateTimeOffset issuedAt, CancellationToken cancel) =>
        new(seen.Note(url, issuedAt));

    public async ValueTask<bool?> FindEntryAsync(string url, int index, CancellationToken cancel) =>
        await own.IsSetAsync(url, index, cancel);

    private async ValueTask<ReadOnlyMemory<byte>?> FetchElsewhereAsync(string url, string? accept, CancellationToken cancel) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Authority != options.Value.Link("/").Authority
            ? await egress.FetchAsync(address, MaxListBytes, cancel, accept)
            : null;
}

/// <summary>
/// Pages that a document names: of hosted badges, of issuers, related resources. A document may name many; one verification fetches a few, and
/// not for long.
/// </summary>
internal sealed class PlatformResources(EgressGuard egress, IOptions<TestamurOptions> options, TimeProvider time)
    : IResourceSource
{
    private const int MaxBytes = 512 * 1024;
    private const int MaxFetches = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly long begun = time.GetTimestamp();
    private int fetches;

    public async ValueTask<ReadOnlyMemory<byte>?> FetchAsync(string id, CancellationToken cancel)
    {
        if (!Uri.TryCreate(id, UriKind.Absolute, out var address) || address.Authority == options.Value.Link("/").Authority)
            return null;
        if (++fetches > MaxFetches || time.GetElapsedTime(begun) > Patience)
            return null;
        return await egress.FetchAsync(address, MaxBytes, cancel);
    }
}

/// <summary>When a document was signed: our institutions' own by their register. Nothing shows it of others'.</summary>
internal sealed class PlatformRecord(ISigningRegister register) : ISigningRecord
{
    public async ValueTask<DateTimeOffset?> SignedAtAsync(ReadOnlyMemory<byte> document, CancellationToken cancel) =>
        await register.FindAsync(document, cancel);
}

/// <summary>Trust: a member of the alliance is who it says; what it may award stands in its dated awarding rights.</summary>
internal sealed class PlatformTrust(IInstitutions institutions, IAwardingRights rights, MandateTrust mandates, IStatusAndKeys own)
    : ITrustSource
{
    public async ValueTask<IssuerTrust> AssessAsync(TrustQuestion question, CancellationToken cancel)
    {
        if (await IssuerAsync(question.IssuerId, cancel) is not { } issuer)
            return new(Outcome.Undetermined, Outcome.Undetermined);
        var at = question.AwardedAt ?? question.Now;
        var name = NameOf(issuer);
        if (question.MandateId is { } mandate)
            return await mandates.AssessAsync(mandate, issuer, question.AchievementId, at, cancel);
        var right = await rights.FindAsync(issuer.Id, DateOnly.FromDateTime(at.UtcDateTime), null, cancel);
        // No right on record is a gap in our register as much as in theirs: it is no proof against the credential.
        return right is null
            ? new(Outcome.Passed, Outcome.Undetermined, name)
            : new(Outcome.Passed, Outcome.Passed, name, right.Basis);
    }

    internal static string NameOf(InstitutionView institution) =>
        string.Create(CultureInfo.InvariantCulture, $"{institution.LegalName} ({institution.CountryCode})");

    /// <summary>By its DID, or by the registered identifier in the certificate of its seal.</summary>
    private async Task<InstitutionView?> IssuerAsync(string id, CancellationToken cancel)
    {
        if (id.StartsWith("did:", StringComparison.Ordinal))
            return await institutions.FindByDidAsync(id, cancel);
        return await own.FindSealOwnerAsync(id, cancel) is { } owner ? await institutions.FindAsync(owner, cancel) : null;
    }
}
