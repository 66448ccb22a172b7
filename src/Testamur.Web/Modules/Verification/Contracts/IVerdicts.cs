using Testamur.Web.UI;

namespace Testamur.Web.Modules.Verification.Contracts;

/// <summary>What our verifier says of a document, ready to be shown with the shared components <c>Verdict</c> and <c>CheckList</c>.</summary>
internal interface IVerdicts
{
    /// <param name="document">The sealed document as it would be handed to a stranger.</param>
    Task<VerdictView> OfAsync(string document, CancellationToken cancel);
}

/// <summary>A verdict in the language of the request.</summary>
/// <param name="At">When it was checked.</param>
/// <param name="Why">The finding that makes it invalid, with what was issued in its place where that is known; null otherwise.</param>
/// <param name="Checks">Every check, also those that did not run.</param>
public sealed record VerdictView(VerdictKind Kind, DateTimeOffset At, string? Why, IReadOnlyList<CheckLine> Checks);
