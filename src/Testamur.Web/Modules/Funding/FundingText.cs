namespace Testamur.Web.Modules.Funding;

/// <summary>Names the texts of the pages of support: FundingText.resx beside it.</summary>
internal sealed class FundingText;
