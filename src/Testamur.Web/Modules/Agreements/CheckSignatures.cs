using System.Text;
using Testamur.Credentials.Keys;
using Testamur.Education.Recognition.Agreements;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Issuing.Contracts;

namespace Testamur.Web.Modules.Agreements;

/// <summary>
/// Checks the signatures of a version against the document as it is stored now and the keys that the parties publish. Route A asks before
/// it recognises, so a document that somebody changed behind the platform's back decides nothing, and neither does one that was signed since its party's key
/// counts as stolen. What was recognised before that was known stays recognised.
/// </summary>
internal sealed class CheckSignatures(IInstitutions institutions, IStatusAndKeys keys)
{
    // A list of agreements asks for the keys of the same few parties again and again.
    private readonly Dictionary<string, DidDocument?> _published = new(StringComparer.Ordinal);

    /// <summary>The parties in the order of the document, with what their signatures come to.</summary>
    public async Task<IReadOnlyList<PartyView>> PartiesAsync(
        AgreementVersion version,
        Agreement content,
        CancellationToken cancel
    )
    {
        var document = Encoding.UTF8.GetBytes(version.Document);
        var found = new List<PartyView>();
        foreach (var named in content.Parties)
        {
            var member = await institutions.FindByDidAsync(named.Id, cancel);
            var party = member is null ? null : version.PartyOf(member.Id);
            var published = party?.Signature is null ? null : await KeysOfAsync(named.Id, cancel);
            found.Add(
                new(
                    member?.Slug ?? "",
                    named.Id,
                    named.Name,
                    party?.AgreedAt,
                    party?.SignedAt,
                    party?.SignedAs,
                    party?.Signature,
                    party?.Signature is { } signature
                        ? AgreementSignature.Check(document, signature, named.Id, published, party.SignedAt)
                        : null
                )
            );
        }

        return found;
    }

    /// <summary>Whether every party's signature is there and valid.</summary>
    public async Task<bool> AllValidAsync(AgreementVersion version, Agreement content, CancellationToken cancel) =>
        (await PartiesAsync(version, content, cancel)).All(party => party.Finding == SignatureFinding.Valid);

    /// <summary>Whether a version is what its state says. One that applies or will does so only while every signature is valid; the others apply to nothing.</summary>
    public async Task<bool> HoldsAsync(
        AgreementVersion version,
        Agreement content,
        AgreementState state,
        CancellationToken cancel
    ) => state is not (AgreementState.Signed or AgreementState.InForce) || await AllValidAsync(version, content, cancel);

    private async Task<DidDocument?> KeysOfAsync(string did, CancellationToken cancel)
    {
        if (!_published.TryGetValue(did, out var known))
        {
            known =
                await keys.FindDidDocumentAsync(did, cancel) is { } json
                && DidDocument.TryParse(Encoding.UTF8.GetBytes(json), did, out var document, out _)
                    ? document
                    : null;
            _published[did] = known;
        }

        return known;
    }
}
