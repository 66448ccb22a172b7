namespace Testamur.Web.Modules.Observatory.Coding;

/// <summary>Names the texts of the coding workbench: CodingText.resx beside it.</summary>
internal sealed class CodingText;
