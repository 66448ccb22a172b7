using Testamur.Web.Modules.Wallet.Contracts;
using Testamur.Web.Platform;

namespace Testamur.Web.Modules.Verification;

/// <summary>What the endpoint of a page found, for the page that shows it; lives as long as the request.</summary>
internal sealed class PageAnswer
{
    public Problem? Problem { get; set; }

    public Verified? Verified { get; set; }

    public SharedCredential? Share { get; set; }
}
