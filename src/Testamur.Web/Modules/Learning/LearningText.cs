namespace Testamur.Web.Modules.Learning;

/// <summary>Names the texts of the pages of offerings and learning: LearningText.resx beside it.</summary>
internal sealed class LearningText;
