namespace Testamur.Web.Modules.Alliance;

/// <summary>Names the texts of the alliance's pages.</summary>
internal sealed class AllianceText;
