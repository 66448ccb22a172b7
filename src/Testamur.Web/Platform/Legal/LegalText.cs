namespace Testamur.Web.Platform.Legal;

/// <summary>Names the texts of the pages about privacy, accessibility and the operator.</summary>
internal sealed class LegalText;
