using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Mandates.Contracts;

/// <summary>Mandates by which one institution seals what another one awards.</summary>
internal interface IMandates
{
    /// <returns>A mandate that was given to the current institution, in force or not; null when there is none.</returns>
    Task<HeldMandate?> FindHeldAsync(Guid mandate, CancellationToken cancel);

    /// <summary>Those of the current institution under which it may seal now.</summary>
    Task<IReadOnlyList<HeldMandate>> ListInForceAsync(CancellationToken cancel);

    /// <summary>How a mandate of any institution stood at a moment, for whoever verifies.</summary>
    /// <param name="identifier">As it stands in a credential.</param>
    /// <returns>Null when it is not one of ours, or was never signed off.</returns>
    Task<HeldMandate?> FindAsync(string identifier, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Records in the logs of both institutions that credentials were sealed; the caller saves.</summary>
    /// <param name="sealedRows">How many of the batch are sealed by now.</param>
    Task NoteUseAsync(HeldMandate mandate, Guid batch, int sealedRows, CancellationToken cancel);
}

/// <param name="Mandator">Who gave it and awards.</param>
/// <param name="Mandatary">Who got it and seals.</param>
/// <param name="Statement">What it says, with what it rests on; credentials carry it.</param>
/// <param name="Reference">What it rests on.</param>
/// <param name="Holds">Whether it was in force at the moment that was asked about.</param>
/// <param name="Specifications">What it is for; empty for everything that the mandator publishes.</param>
internal sealed record HeldMandate(
    Guid Id,
    InstitutionId Mandator,
    InstitutionId Mandatary,
    string Statement,
    string Reference,
    bool Holds,
    IReadOnlyList<Guid> Specifications
)
{
    private const string Scheme = "urn:uuid:";

    /// <summary>As it stands in credentials.</summary>
    public string Identifier => $"{Scheme}{Id:D}";

    public bool Covers(Guid specification) => Specifications.Count == 0 || Specifications.Contains(specification);

    /// <returns>Null for what is no identifier of a mandate.</returns>
    public static Guid? IdOf(string identifier) =>
        identifier.StartsWith(Scheme, StringComparison.Ordinal)
        && Guid.TryParseExact(identifier[Scheme.Length..], "D", out var id)
            ? id
            : null;
}
