namespace Testamur.Web.UI;

/// <summary>Names the resources of everything shared: <c>IStringLocalizer&lt;UiText&gt;</c>.</summary>
public sealed class UiText;
