using Testamur.Education.Linter;
using Testamur.Web.Modules.Alliance.Contracts;
using Testamur.Web.Modules.Design;
using Testamur.Web.Platform.Identity;
using static Testamur.Web.Modules.Design.SpecificationState;
using ApprovalStanding = Testamur.Web.Modules.Quality.Contracts.ApprovalStanding;
using ApprovalView = Testamur.Web.Modules.Quality.Contracts.ApprovalView;

namespace Testamur.Web.Tests.Design;

public sealed class SpecificationLifeTests
{
    private static readonly DateOnly Today = new(2026, 5, 4);

    private static readonly AwardingRightView Right = new(Guid.Empty, "Act", null, 5, 8, new(2020, 1, 1), null);

    private static readonly ApprovalView Live = new(ApprovalStanding.Live, Today);

    /// <summary>
    /// Written out once more, by hand, from the description of the life of a version: what is done, from where to where, and in which role. Nobody
    /// but the platform itself makes a move without a role.
    /// </summary>
    private static readonly (Move Move, SpecificationState From, SpecificationState To, Role? By)[] Moves =
    [
        (Move.OpenCoDesign, Draft, CoDesign, Role.Author),
        (Move.CloseCoDesign, CoDesign, Draft, Role.Author),
        (Move.Submit, Draft, Submitted, Role.Author),
        (Move.Submit, CoDesign, Submitted, Role.Author),
        (Move.Withdraw, Submitted, Draft, Role.Author),
        (Move.StartReview, Submitted, InReview, Role.QaOfficer),
        (Move.AskForChanges, InReview, ChangesRequested, Role.QaOfficer),
        (Move.Revise, ChangesRequested, Draft, Role.Author),
        (Move.Approve, InReview, Approved, Role.Approver),
        (Move.Reject, InReview, Rejected, Role.Approver),
        (Move.SendToAgency, Approved, ExternalReview, Role.QaOfficer),
        (Move.AgencyApproves, ExternalReview, ExternallyApproved, Role.QaOfficer),
        (Move.AgencyAsksForChanges, ExternalReview, ChangesRequested, Role.QaOfficer),
        (Move.AgencyRejects, ExternalReview, Rejected, Role.QaOfficer),
        (Move.Publish, Approved, Published, Role.Approver),
        (Move.Publish, ExternallyApproved, Published, Role.Approver),
        (Move.Suspend, Published, Suspended, Role.Approver),
        (Move.Resume, Suspended, Published, Role.Approver),
        (Move.Retire, Published, Retired, Role.Approver),
        (Move.Retire, Suspended, Retired, Role.Approver),
        (Move.Retire, Lapsed, Retired, Role.Approver),
        (Move.Lapse, Approved, Lapsed, null),
        (Move.Lapse, Published, Lapsed, null),
        (Move.ReviewAgain, Lapsed, InReview, Role.QaOfficer),
    ];

    [Fact]
    public void Every_move_from_every_state_in_every_role_is_allowed_or_refused_as_described()
    {
        var tried = 0;
        foreach (var state in Enum.GetValues<SpecificationState>())
        foreach (var move in Enum.GetValues<Move>())
        foreach (var role in Enum.GetValues<Role>())
        {
            var refused = SpecificationLife.Check(move, state, permission => role.Allows(permission))?.Code;
            var expected =
                Moves.All(known => known.Move != move || known.By != role) ? "platform.notAllowed"
                : Moves.All(known => known.Move != move || known.From != state) ? "design.wrongState"
                : null;
            Assert.True(expected == refused, $"{role}, {move} from {state}: {refused ?? "allowed"}");
            tried++;
        }

        Assert.Equal(13 * 19 * 9, tried);
    }

    [Fact]
    public void A_move_leads_where_it_is_described_to_and_nowhere_else()
    {
        foreach (var state in Enum.GetValues<SpecificationState>())
        foreach (var move in Enum.GetValues<Move>())
        {
            var expected = Moves
                .Where(known => known.Move == move && known.From == state)
                .Select(known => (SpecificationState?)known.To)
                .SingleOrDefault();
            Assert.True(expected == SpecificationLife.After(move, state), $"{move} from {state}");
        }
    }

    [Fact]
    public void Nobody_makes_the_moves_of_the_platform_and_somebody_without_a_role_makes_none()
    {
        Assert.Equal("platform.notAllowed", SpecificationLife.Check(Move.Lapse, Published, _ => true)?.Code);
        Assert.All(
            Enum.GetValues<Move>(),
            move => Assert.Equal("platform.notAllowed", SpecificationLife.Check(move, Draft, _ => false)?.Code)
        );
    }

    [Fact]
    public void Only_what_is_being_written_can_be_changed()
    {
        SpecificationState[] editable = [Draft, CoDesign, ChangesRequested];
        foreach (var state in Enum.GetValues<SpecificationState>())
            Assert.Equal(editable.Contains(state), SpecificationLife.CheckEdit(state, wasPublic: false) is null);
        Assert.All(
            [Published, Suspended, Retired, Lapsed],
            s => Assert.Equal("design.frozen", SpecificationLife.CheckEdit(s, wasPublic: false)?.Code)
        );
        Assert.All(
            Enum.GetValues<SpecificationState>(),
            s => Assert.Equal("design.frozen", SpecificationLife.CheckEdit(s, wasPublic: true)?.Code)
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
        static string? Code(Move move, SpecificationState from, ApprovalView approval, AwardingRightView? right) =>
            SpecificationLife.CheckPublic(move, from, approval, right)?.Code;

        Assert.Null(Code(Move.Publish, Approved, Live, Right));
        Assert.Null(Code(Move.Publish, ExternallyApproved, Live, Right));
        Assert.Null(Code(Move.Resume, Suspended, Live, Right));
        Assert.Equal("design.wrongState", Code(Move.Publish, InReview, Live, Right));
        Assert.Equal("design.wrongState", Code(Move.Publish, Suspended, Live, Right));
        foreach (var standing in Enum.GetValues<ApprovalStanding>().Where(standing => standing != ApprovalStanding.Live))
        {
            Assert.Equal("design.approvalOver", Code(Move.Publish, Approved, new(standing, Today), Right));
            Assert.Equal("design.approvalOver", Code(Move.Resume, Suspended, new(standing, Today), Right));
        }

        Assert.Equal("design.noAwardingRight", Code(Move.Publish, Approved, Live, null));
    }
}
