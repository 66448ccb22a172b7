using Testamur.Education.Linter;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design;
using static Testamur.Web.Modules.Design.SpecificationState;

namespace Testamur.Web.Tests.Design;

public sealed class SpecificationLifeTests
{
    private static readonly DateOnly Today = new(2026, 5, 4);

    private static readonly AwardingRightView Right = new(Guid.Empty, "Act", null, 5, 8, new(2020, 1, 1), null);

    /// <summary>Written out once more, by hand, from the description of the life of a version.</summary>
    private static readonly HashSet<(SpecificationState From, SpecificationState To)> Moves =
    [
        (Draft, CoDesign),
        (Draft, Submitted),
        (CoDesign, Draft),
        (CoDesign, Submitted),
        (Submitted, InReview),
        (Submitted, Draft),
        (InReview, ChangesRequested),
        (InReview, Approved),
        (InReview, Rejected),
        (ChangesRequested, Draft),
        (Approved, ExternalReview),
        (Approved, Published),
        (Approved, Lapsed),
        (ExternalReview, ExternallyApproved),
        (ExternalReview, ChangesRequested),
        (ExternalReview, Rejected),
        (ExternallyApproved, Published),
        (Published, Suspended),
        (Published, Retired),
        (Published, Lapsed),
        (Suspended, Published),
        (Suspended, Retired),
        (Lapsed, InReview),
        (Lapsed, Retired),
    ];

    [Fact]
    public void Every_pair_of_states_is_allowed_or_refused_as_described()
    {
        var states = Enum.GetValues<SpecificationState>();
        foreach (var from in states)
        foreach (var to in states)
            Assert.True(Moves.Contains((from, to)) == SpecificationLife.Allows(from, to), $"{from} → {to}");
        Assert.Equal(13, states.Length);
    }

    [Fact]
    public void Only_what_is_being_written_can_be_changed()
    {
        SpecificationState[] editable = [Draft, CoDesign, ChangesRequested];
        foreach (var state in Enum.GetValues<SpecificationState>())
            Assert.Equal(editable.Contains(state), SpecificationLife.CheckEdit(state) is null);
        Assert.All(
            [Published, Suspended, Retired, Lapsed],
            s => Assert.Equal("design.frozen", SpecificationLife.CheckEdit(s)?.Code)
        );
    }

    [Fact]
    public void An_error_stops_a_submission_and_a_warning_does_not()
    {
        var error = new Finding("T09", Severity.Error, "/iscedF", "No field.", "Add one.", "Annex I", null, [], "T09", []);
        Assert.Null(SpecificationLife.CheckSubmit(Draft, [error with { Severity = Severity.Warning }]));
        var refused = SpecificationLife.CheckSubmit(Draft, [error]);
        Assert.Equal("design.notReady", refused?.Code);
        Assert.Equal(["/iscedF"], refused?.Fields?.Keys);
        Assert.Equal("design.wrongState", SpecificationLife.CheckSubmit(Submitted, [])?.Code);
    }

    [Fact]
    public void Publishing_needs_the_state_an_approval_that_still_holds_and_an_awarding_right()
    {
        Assert.Null(SpecificationLife.CheckPublish(Approved, Today, Right, Today));
        Assert.Null(SpecificationLife.CheckPublish(ExternallyApproved, Today, Right, Today));
        Assert.Equal("design.wrongState", SpecificationLife.CheckPublish(InReview, Today, Right, Today)?.Code);
        Assert.Equal("design.approvalOver", SpecificationLife.CheckPublish(Approved, Today.AddDays(-1), Right, Today)?.Code);
        Assert.Equal("design.approvalOver", SpecificationLife.CheckPublish(Approved, null, Right, Today)?.Code);
        Assert.Equal("design.noAwardingRight", SpecificationLife.CheckPublish(Approved, Today, null, Today)?.Code);
    }
}
