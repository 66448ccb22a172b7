namespace Testamur.Web.Modules.Mandates;

/// <summary>Names the texts of the pages of mandates: MandatesText.resx beside it.</summary>
internal sealed class MandatesText;
