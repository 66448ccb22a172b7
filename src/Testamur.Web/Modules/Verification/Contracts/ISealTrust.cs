using Testamur.Credentials.Seals;

namespace Testamur.Web.Modules.Verification.Contracts;

/// <summary>The authorities that the operator trusts for seals and time stamps, with their revocation lists.</summary>
internal interface ISealTrust
{
    SealTrust Current { get; }
}
