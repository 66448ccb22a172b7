namespace Testamur.Web.Platform.Audit;

/// <summary>Names the texts of the audit page, one for each kind of act: AuditText.resx beside it.</summary>
internal sealed class AuditText;
