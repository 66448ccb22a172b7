namespace Testamur.Web.Modules.Counselling;

/// <summary>Names the texts of the pages of counselling: CounsellingText.resx beside it.</summary>
internal sealed class CounsellingText;
