using Testamur.Education.Specifications;

namespace Testamur.Web.Modules.Design.Partners;

/// <summary>Where an invitation stands.</summary>
public enum PartnerState
{
    Invited,
    HandedIn,
    Expired,
    Withdrawn,
}

/// <summary>A partner of a design, as those at the institution see it.</summary>
/// <param name="Name">Of the person who handed in; null before.</param>
public sealed record PartnerView(
    Guid Id,
    PartnerKind Kind,
    string Organisation,
    string Email,
    string? Name,
    PartnerState State,
    DateTimeOffset InvitedAt,
    DateTimeOffset? HandedInAt,
    Endorsement Endorsement,
    string Statement,
    IReadOnlyList<ContributionView> Contributions
)
{
    internal static PartnerView Of(Partner partner, DateTimeOffset now) =>
        new(
            partner.Id.Value,
            partner.Kind,
            partner.Organisation,
            partner.Email,
            partner.Name.Length == 0 ? null : partner.Name,
            partner.WithdrawnAt is not null ? PartnerState.Withdrawn
                : partner.HandedInAt is not null ? PartnerState.HandedIn
                : partner.IsOpen(now) ? PartnerState.Invited
                : PartnerState.Expired,
            partner.InvitedAt,
            partner.HandedInAt,
            partner.Endorsement,
            partner.Statement,
            [.. partner.Contributions.OrderBy(text => text.Id).Select(text => new ContributionView(text.Section, text.Text))]
        );
}

/// <param name="Section">A section of the editor, such as <c>outcomes</c>.</param>
public sealed record ContributionView(string Section, string Text);
