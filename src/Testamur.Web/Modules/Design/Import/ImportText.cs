namespace Testamur.Web.Modules.Design.Import;

/// <summary>Names the texts of the import page.</summary>
internal sealed class ImportText;
