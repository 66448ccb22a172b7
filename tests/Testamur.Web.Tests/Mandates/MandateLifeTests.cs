using Testamur.Web.Modules.Mandates;
using Testamur.Web.Modules.Mandates.Contracts;
using Testamur.Web.Platform.Ids;
using Testamur.Web.Platform.Tenancy;

namespace Testamur.Web.Tests.Mandates;

/// <summary>When a mandate holds, from what its two parties wrote.</summary>
public sealed class MandateLifeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Ada = new(new Guid("a0000000-0000-4000-8000-000000000001"));
    private static readonly PersonId Bo = new(new Guid("b0000000-0000-4000-8000-000000000002"));

    [Fact]
    public void It_holds_once_both_have_agreed_and_from_its_first_day_on()
    {
        var mandate = Recorded();
        Assert.Equal(MandateState.Recorded, At(mandate, null, 0));
        Assert.Null(mandate.Sign(Bo, Start.AddHours(1)));
        Assert.Equal(MandateState.Offered, At(mandate, null, 1));
        var answer = Answer(accepted: true, hours: 2);
        Assert.Equal(MandateState.Agreed, At(mandate, answer, 2));
        Assert.Equal(MandateState.InForce, At(mandate, answer, 24));

        // Asked about an earlier moment it stands as it stood then.
        Assert.Equal(MandateState.Recorded, At(mandate, answer, 0));
        Assert.Equal(MandateState.Offered, At(mandate, answer, 1.5));
    }

    [Fact]
    public void It_holds_on_its_last_day_and_not_on_the_next()
    {
        var (mandate, answer) = InForce();
        Assert.Equal(MandateState.InForce, MandateLife.StateAt(mandate, answer, new(2026, 3, 31, 23, 59, 59, TimeSpan.Zero)));
        Assert.Equal(MandateState.Expired, MandateLife.StateAt(mandate, answer, new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Who_gave_it_withdraws_it_once_and_what_was_before_stays_so()
    {
        var (mandate, answer) = InForce();
        Assert.Null(mandate.Withdraw(Ada, Start.AddHours(48), "It was a mistake."));
        Assert.Equal(MandateState.Withdrawn, At(mandate, answer, 48));
        Assert.Equal(MandateState.InForce, At(mandate, answer, 47));
        Assert.Equal("mandates.wrongState", mandate.Withdraw(Ada, Start.AddHours(49), "Again.")?.Code);
        Assert.Equal("mandates.wrongState", mandate.Sign(Bo, Start.AddHours(49))?.Code);
    }

    [Fact]
    public void Who_got_it_lays_it_down_once_and_what_was_before_stays_so()
    {
        var (mandate, answer) = InForce();
        Assert.Null(answer.LayDown(Bo, Start.AddHours(48), "No staff."));
        Assert.Equal(MandateState.LaidDown, At(mandate, answer, 48));
        Assert.Equal(MandateState.InForce, At(mandate, answer, 47));
        Assert.Equal("mandates.wrongState", answer.LayDown(Bo, Start.AddHours(49), "Again.")?.Code);
    }

    [Fact]
    public void One_that_was_declined_never_holds()
    {
        var (mandate, _) = InForce();
        var answer = Answer(accepted: false, hours: 2);
        Assert.Equal(MandateState.Declined, At(mandate, answer, 48));
        Assert.Equal("mandates.wrongState", answer.LayDown(Bo, Start.AddHours(49), "Not mine.")?.Code);
    }

    [Fact]
    public void Nobody_signs_off_what_they_recorded()
    {
        var mandate = Recorded();
        Assert.Equal("mandates.samePerson", mandate.Sign(Ada, Start)?.Code);
        Assert.Null(mandate.Sign(Bo, Start));
        Assert.Equal("mandates.wrongState", mandate.Sign(Bo, Start)?.Code);
    }

    [Fact]
    public void A_credential_that_dates_itself_by_the_second_of_the_answer_is_issued_under_it()
    {
        var mandate = Recorded(firstDay: new(2026, 3, 1));
        Assert.Null(mandate.Sign(Bo, Start.AddMilliseconds(700)));
        var answer = Answer(accepted: true, hours: 0);
        Assert.Equal(MandateState.InForce, At(mandate, answer, 0));
    }

    [Fact]
    public void It_is_for_what_it_names_or_for_everything()
    {
        var (one, other) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        HeldMandate For(params Guid[] specifications) =>
            new(Guid.Empty, default, default, "In its name.", "Senate 7", Holds: true, specifications);
        Assert.True(For(one).Covers(one));
        Assert.False(For(one).Covers(other));
        Assert.True(For().Covers(other));
        Assert.Equal(For(one).Id, HeldMandate.IdOf(For(one).Identifier));
        Assert.Null(HeldMandate.IdOf("https://example.org/mandates/1"));
        Assert.Equal([one, other], Recorded(Mandate.Join([other, one, one])).Specifications);
    }

    private static MandateState At(Mandate mandate, MandateAnswer? answer, double hours) =>
        MandateLife.StateAt(mandate, answer, Start.AddHours(hours));

    private static (Mandate, MandateAnswer) InForce()
    {
        var mandate = Recorded();
        Assert.Null(mandate.Sign(Bo, Start.AddHours(1)));
        return (mandate, Answer(accepted: true, hours: 2));
    }

    private static Mandate Recorded(string specifications = "", DateOnly? firstDay = null) =>
        new()
        {
            Institution = new(Guid.Empty),
            Id = new(Guid.Empty),
            Mandatary = new InstitutionId(Ada.Value),
            Statement = "In its name.",
            Reference = "Senate, 1 March 2026",
            SpecificationIds = specifications,
            ValidFrom = firstDay ?? new(2026, 3, 2),
            ValidUntil = new(2026, 3, 31),
            RecordedBy = Ada,
            RecordedAt = Start,
        };

    private static MandateAnswer Answer(bool accepted, double hours) =>
        new()
        {
            Institution = new(Ada.Value),
            Mandate = new(Guid.Empty),
            Accepted = accepted,
            By = Bo,
            At = MandateLife.WholeSeconds(Start.AddHours(hours)),
        };
}
