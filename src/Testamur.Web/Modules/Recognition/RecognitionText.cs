namespace Testamur.Web.Modules.Recognition;

/// <summary>Names the texts of the pages of recognition: RecognitionText.resx beside it.</summary>
internal sealed class RecognitionText;
