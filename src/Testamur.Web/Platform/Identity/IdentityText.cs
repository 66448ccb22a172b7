namespace Testamur.Web.Platform.Identity;

/// <summary>Names the texts of the account pages.</summary>
internal sealed class IdentityText;
