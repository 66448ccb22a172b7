namespace Testamur.Web.Modules.PriorLearning;

/// <summary>Names the texts of the pages of prior learning: PriorLearningText.resx beside it.</summary>
internal sealed class PriorLearningText;
