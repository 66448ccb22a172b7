using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality;

/// <summary>What the reviewer says to one question.</summary>
internal sealed class ReviewAnswer : IPartOf<Review>
{
    public required InstitutionId Institution { get; init; }

    public required ReviewId Review { get; init; }

    public required Question Question { get; init; }

    /// <summary>Null while it is open, as after changes to the version.</summary>
    public Answer? Answer { get; set; }

    public string Note { get; set; } = "";
}
