namespace Testamur.Web.Platform.Problems;

/// <summary>Names the texts around the explanations of problem codes: ProblemsText.resx beside it.</summary>
internal sealed class ProblemsText;
