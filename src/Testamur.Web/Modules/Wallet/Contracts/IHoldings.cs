using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Wallet.Contracts;

/// <summary>What a person holds, whoever issued it. Holdings belong to the person, not to an institution.</summary>
internal interface IHoldings
{
    Task<IReadOnlyList<HoldingView>> ListAsync(PersonId person, CancellationToken cancel);

    /// <summary>Wallets without their owners, for counts only: whoever asks learns nothing about anybody.</summary>
    /// <param name="most">At most so many wallets.</param>
    Task<IReadOnlyList<IReadOnlyList<HoldingView>>> ListWalletsAsync(int most, CancellationToken cancel);
}

/// <param name="SpecificationUri">The specification's stable URI, as pathways name it.</param>
/// <param name="Ects">In hundredths of a credit.</param>
internal sealed record HoldingView(
    Guid Id,
    InstitutionId Issuer,
    string IssuerName,
    Guid Specification,
    string SpecificationUri,
    string Title,
    int Ects,
    int? EqfLevel,
    DateOnly AwardedOn,
    DateTimeOffset? ValidUntil,
    DateTimeOffset? RevokedAt
)
{
    /// <summary>The <c>id</c> inside the document.</summary>
    public string PublicId { get; init; } = "";

    /// <summary>Whether it is suspended: not valid for now.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>The version of the specification it was awarded for.</summary>
    public int SpecificationVersion { get; init; } = 1;

    /// <summary>ISCED-F 2013 code of its field.</summary>
    public string? Field { get; init; }

    public string? Grade { get; init; }

    /// <summary>Code of the vocabulary <c>supervision</c>.</summary>
    public string? Supervision { get; init; }

    /// <summary>How it was earned, in the words of the stacking rules: <c>taught</c>, <c>rpl</c>, or <c>transfer</c> when it was recognised.</summary>
    public string Source { get; init; } = "taught";

    /// <summary>The <c>id</c>s of the documents that were counted for it.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];
}
