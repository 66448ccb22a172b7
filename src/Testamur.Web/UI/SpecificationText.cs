namespace Testamur.Web.UI;

/// <summary>Names the texts of a specification that is shown to be read.</summary>
public sealed class SpecificationText;
