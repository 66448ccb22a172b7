namespace Testamur.Web.Modules.Agreements;

/// <summary>Names the texts of the pages of agreements: AgreementsText.resx beside it.</summary>
internal sealed class AgreementsText;
