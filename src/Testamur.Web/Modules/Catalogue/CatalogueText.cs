namespace Testamur.Web.Modules.Catalogue;

/// <summary>Names the resources of the module: <c>IStringLocalizer&lt;CatalogueText&gt;</c>.</summary>
internal sealed class CatalogueText;
