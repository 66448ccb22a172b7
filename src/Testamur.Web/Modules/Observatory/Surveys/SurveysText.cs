namespace Testamur.Web.Modules.Observatory.Surveys;

/// <summary>Names the texts of the surveys: SurveysText.resx beside it.</summary>
internal sealed class SurveysText;
