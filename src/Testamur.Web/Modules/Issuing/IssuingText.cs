namespace Testamur.Web.Modules.Issuing;

/// <summary>Marker of the module's texts.</summary>
internal sealed class IssuingText;
