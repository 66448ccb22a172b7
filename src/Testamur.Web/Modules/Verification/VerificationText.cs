namespace Testamur.Web.Modules.Verification;

/// <summary>Names the resources of the module: <c>IStringLocalizer&lt;VerificationText&gt;</c>.</summary>
internal sealed class VerificationText;
