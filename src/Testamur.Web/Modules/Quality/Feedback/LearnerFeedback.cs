using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Modules.Quality.Feedback;

/// <summary>
/// How a learner found what they took part in. Staff never see whose it is: the person stands here so that they can read, change and take it
/// along, and is forgotten when their account is closed.
/// </summary>
internal sealed class LearnerFeedback : IOfSpecification
{
    public const int LongestText = 2000;

    public required InstitutionId Institution { get; init; }

    public required Guid Id { get; init; }

    public required Guid Specification { get; init; }

    public required int SpecificationVersion { get; init; }

    /// <summary>One for each enrolment; null once the person is forgotten.</summary>
    public Guid? Enrolment { get; init; }

    public PersonId? Person { get; init; }

    /// <summary>From 1, not at all, to 5, fully: whether the outcomes were clear from the start.</summary>
    public int Outcomes { get; private set; }

    /// <summary>Whether the assessment was fair and its criteria known.</summary>
    public int Assessment { get; private set; }

    /// <summary>Whether the work took about as long as stated.</summary>
    public int Workload { get; private set; }

    /// <summary>Whether help was there when needed.</summary>
    public int Support { get; private set; }

    /// <summary>Whether they would recommend it.</summary>
    public int Recommend { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>A day, no moment: a moment could tell who it was.</summary>
    public DateOnly GivenOn { get; private set; }

    public void Say(GiveFeedback.Request request, DateOnly today)
    {
        (Outcomes, Assessment, Workload) = (request.Outcomes, request.Assessment, request.Workload);
        (Support, Recommend) = (request.Support, request.Recommend);
        (Text, GivenOn) = (request.Text?.Trim() ?? "", today);
    }
}
