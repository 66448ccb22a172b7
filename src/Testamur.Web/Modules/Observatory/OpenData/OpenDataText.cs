namespace Testamur.Web.Modules.Observatory.OpenData;

/// <summary>Names the resources of the room: <c>IStringLocalizer&lt;OpenDataText&gt;</c>.</summary>
internal sealed class OpenDataText;
