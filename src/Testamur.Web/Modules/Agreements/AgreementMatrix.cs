using Testamur.Education.Recognition.Agreements;
using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Agreements;

/// <summary>An institution in the matrix.</summary>
/// <param name="Id">As agreements name it.</param>
public sealed record MatrixPlace(string Id, string Name);

/// <summary>A clause by which one recognises the other's.</summary>
/// <param name="State">In force, or why not now.</param>
/// <param name="Clause">The clause, for its words.</param>
/// <param name="Holds">Whether every signature under it holds today; without that nothing is recognised by it.</param>
public sealed record MatrixEntry(
    Guid Agreement,
    int Version,
    LangText Title,
    AgreementState State,
    AgreementClause Clause,
    bool Holds
)
{
    /// <summary>Whether something is recognised by it today.</summary>
    public bool Applies => State == AgreementState.InForce && Holds;
}

/// <summary>A signed version that is in force, begins later, or is suspended.</summary>
/// <param name="Holds">Whether every signature under it holds today.</param>
internal sealed record MatrixAgreement(Agreement Content, AgreementState State, bool Holds);

/// <summary>What one recognises of the other.</summary>
/// <param name="Entries">Nothing that applies among them is a gap.</param>
public sealed record MatrixCell(string Receiver, string Issuer, IReadOnlyList<MatrixEntry> Entries)
{
    /// <summary>Whether nothing is recognised without a case today.</summary>
    public bool IsGap => !Entries.Any(entry => entry.Applies);
}

/// <summary>Who recognises what from whom, with the gaps.</summary>
/// <param name="Receivers">The rows.</param>
/// <param name="Issuers">The columns: the members, then others that clauses name.</param>
/// <param name="Cells">One for each pair of two different institutions.</param>
public sealed record AgreementMatrix(
    IReadOnlyList<MatrixPlace> Receivers,
    IReadOnlyList<MatrixPlace> Issuers,
    IReadOnlyList<MatrixCell> Cells
)
{
    /// <summary>Pairs of members without anything that applies.</summary>
    public int Gaps => Cells.Count(cell => cell.IsGap && Receivers.Any(place => place.Id == cell.Issuer));

    /// <summary>The cell; null where an institution meets itself.</summary>
    public MatrixCell? Of(string receiver, string issuer) =>
        Cells.FirstOrDefault(cell => cell.Receiver == receiver && cell.Issuer == issuer);

    /// <summary>Pure.</summary>
    /// <param name="members">In the order of rows and columns.</param>
    internal static AgreementMatrix Of(IReadOnlyList<MatrixPlace> members, IReadOnlyList<MatrixAgreement> agreements)
    {
        var known = members.Select(place => place.Id).ToHashSet(StringComparer.Ordinal);
        var others = agreements
            .SelectMany(one => one.Content.Clauses)
            .SelectMany(clause => clause.Issuers)
            .Where(issuer => !known.Contains(issuer))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(issuer => new MatrixPlace(issuer, issuer));
        MatrixPlace[] issuers = [.. members, .. others];
        return new(
            members,
            issuers,
            [
                .. members.SelectMany(receiver =>
                    issuers
                        .Where(issuer => issuer.Id != receiver.Id)
                        .Select(issuer => new MatrixCell(receiver.Id, issuer.Id, Entries(receiver.Id, issuer.Id, agreements)))
                ),
            ]
        );
    }

    private static IReadOnlyList<MatrixEntry> Entries(
        string receiver,
        string issuer,
        IReadOnlyList<MatrixAgreement> agreements
    ) =>
        [
            .. agreements
                .Where(one => IsParty(one.Content, receiver))
                .SelectMany(one =>
                    one.Content.Clauses.Where(clause => Binds(clause, one.Content, receiver, issuer))
                        .Select(clause => new MatrixEntry(
                            one.Content.Id,
                            one.Content.Version,
                            one.Content.Title,
                            one.State,
                            clause,
                            one.Holds
                        ))
                ),
        ];

    private static bool Binds(AgreementClause clause, Agreement agreement, string receiver, string issuer) =>
        (clause.Receivers.Count == 0 || clause.Receivers.Contains(receiver))
        && (clause.Issuers.Count == 0 ? IsParty(agreement, issuer) : clause.Issuers.Contains(issuer));

    private static bool IsParty(Agreement agreement, string id) => agreement.Parties.Any(party => party.Id == id);
}
