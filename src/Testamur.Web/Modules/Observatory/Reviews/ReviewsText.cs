namespace Testamur.Web.Modules.Observatory.Reviews;

/// <summary>Names the texts of the reviews: ReviewsText.resx beside it.</summary>
internal sealed class ReviewsText;
