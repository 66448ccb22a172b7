namespace Testamur.Web.Modules.Learning;

/// <summary>An offering as the API and the pages give it.</summary>
/// <param name="Title">The title of the specification.</param>
public sealed record OfferingView(
    Guid Id,
    Guid Specification,
    int Version,
    string Title,
    string Name,
    DateOnly StartsOn,
    DateOnly EndsOn,
    DateOnly EnrolUntil,
    int? Capacity,
    string? Place,
    OfferingState State,
    IReadOnlyList<OfferingState> Next
)
{
    internal static OfferingView Of(Offering o, string title) =>
        new(
            o.Id.Value,
            o.Specification,
            o.SpecificationVersion,
            title,
            o.Name,
            o.StartsOn,
            o.EndsOn,
            o.EnrolUntil,
            o.Capacity,
            o.Place,
            o.State,
            OfferingLife.After(o.State)
        );
}
