namespace Testamur.Web.Modules.Design;

/// <summary>Names the texts of the design pages.</summary>
internal sealed class DesignText;
