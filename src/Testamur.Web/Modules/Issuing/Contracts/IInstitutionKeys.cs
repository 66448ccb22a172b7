using Testamur.Credentials.Keys;

namespace Testamur.Web.Modules.Issuing.Contracts;

/// <summary>Signs in the name of the current institution, for documents that are no credentials. The key stays where it is.</summary>
internal interface IInstitutionKeys
{
    /// <param name="sign">Gets the institution's key for tokens, and the full id under which verifiers find it. What it signs must carry a <c>typ</c> of its own.</param>
    /// <returns>What was signed, or null when the institution has no keys yet.</returns>
    Task<string?> SignAsync(Func<ISigner, string, string> sign, CancellationToken cancel);
}
