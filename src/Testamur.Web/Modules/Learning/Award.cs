using System.Text.Json;
using Testamur.Web.Modules.Learning.Contracts;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Learning;

internal enum AwardKind
{
    Ratified,
    Rescinded,
}

/// <summary>A decision about one person. Rows are added, never changed: taking an award back is a later row about the same award.</summary>
internal sealed class Award : IOfSpecification
{
    public required InstitutionId Institution { get; init; }

    public required AwardId Id { get; init; }

    public required AwardKind Kind { get; init; }

    public PersonId? Learner { get; init; }

    public required string LearnerName { get; init; }

    public required string LearnerEmail { get; init; }

    public required Guid Specification { get; init; }

    public required int SpecificationVersion { get; init; }

    public OfferingId? Offering { get; init; }

    public EnrolmentId? Enrolment { get; init; }

    public required DateOnly AwardedOn { get; init; }

    public string? Grade { get; init; }

    /// <summary>Ids of the outcomes shown, parted by spaces.</summary>
    public required string Outcomes { get; init; }

    public string? Supervision { get; init; }

    public string? IdentityChecked { get; init; }

    public required string Source { get; init; }

    /// <summary>Whether the learner wants the credential to say that it was earned by prior learning.</summary>
    public bool RouteShown { get; init; }

    /// <summary>Null when a signed list stood in for the decision.</summary>
    public PersonId? DecidedBy { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Earlier decisions that stand for a part of the outcomes, as JSON; null when every outcome was shown.</summary>
    public string? Exempt { get; init; }

    /// <summary>The credentials that were counted for it, as JSON; null when it rests on none.</summary>
    public string? Parts { get; init; }

    /// <summary>Why it was taken back.</summary>
    public string? Reason { get; init; }

    public AwardView View() =>
        new(
            Id.Value,
            Learner,
            LearnerName,
            LearnerEmail,
            Specification,
            SpecificationVersion,
            Offering?.Value,
            AwardedOn,
            Grade,
            Outcomes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Supervision,
            IdentityChecked,
            Source
        )
        {
            Parts = Parts is null ? [] : JsonSerializer.Deserialize<List<AwardPartView>>(Parts, JsonSerializerOptions.Web) ?? [],
            RouteShown = RouteShown,
            FromElsewhere =
            [
                .. CountedExemption
                    .Read(Exempt)
                    .Where(one => one.Source == ExemptionView.Transfer)
                    .SelectMany(one => one.Outcomes),
            ],
            DecidedBy = DecidedBy,
        };
}
