namespace Testamur.Web.Modules.Stacks;

/// <summary>Names the texts of the pages of stacks: StacksText.resx beside it.</summary>
internal sealed class StacksText;
